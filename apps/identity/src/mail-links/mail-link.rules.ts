import { createHash, randomBytes } from 'node:crypto';
import type { MailLinkPurpose } from './mail-link.entity.js';

/** Hours that a link is good for, counted from the making of its mail; nothing for mails without a link. */
export const lifeHours: Partial<Record<MailLinkPurpose, number>> = {
  'confirm-email': 48,
  'reset-password': 1,
  'confirm-new-email': 1,
};
/** More mails to one address within an hour are not sent, so that nobody can flood it. */
export const mailsPerHour = 5;

/** Their owner is told, however many others somebody has asked for: nobody can keep it from them. */
const owed: readonly MailLinkPurpose[] = ['account-closed', 'email-change-asked', 'email-changed'];
export function isOwed(purpose: MailLinkPurpose): boolean {
  return owed.includes(purpose);
}

/** 32 random bytes as base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. A fast digest is enough: nobody guesses 32 random bytes. */
export function tokenDigest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
