import { z } from 'zod';
import { notACursor } from './acceptance.access.js';
import type { AcceptanceEntity } from './acceptance.entity.js';

export type Place = { at: string; id: string };

const parts = z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]);
/** Where a list begins that goes from the newest or from the oldest. */
const beginnings = {
  newest: { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
  oldest: { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' },
};

/** The place behind which agreements, in the order of their time, go on. */
export function readCursor(cursor: string | undefined, from: keyof typeof beginnings): Place {
  if (cursor === undefined) return beginnings[from];
  const read = parts.safeParse(Buffer.from(cursor, 'base64url').toString('latin1').split(' '));
  if (!read.success) throw notACursor();
  const [at, id] = read.data;
  return { at, id };
}

export function writeCursor({ acceptedAt, acceptanceId }: AcceptanceEntity): string {
  return Buffer.from(`${acceptedAt.toISOString()} ${acceptanceId}`).toString('base64url');
}
