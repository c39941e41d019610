import { type accountsRpc, personOf, ProblemError } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { portalOf } from '../access.rules.js';
import { AccountEntity } from '../accounts/account.entity.js';
import { EmailChangeEntity } from '../email-changes/email-change.entity.js';
import { MailLinksService } from '../mail-links/mail-links.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { signInKey } from '../sessions/sign-in.service.js';
import { attemptKey, AttemptsService } from './attempts.service.js';
import { withoutPasswords } from './password.fingerprint.js';
import { hashPassword, matchesPassword } from './password.hash.js';
import { refuseEasyPassword } from './password.refusal.js';

/** Longer than the work for either kind of address, so that the time does not tell them apart. */
const resetAnswerMs = 60;

@Injectable()
export class PasswordsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly attempts: AttemptsService,
    private readonly mailLinks: MailLinksService,
    private readonly sessions: SessionsService,
  ) {}

  async requestReset(call: Call<typeof accountsRpc.requestPasswordReset>): Promise<{ state: 'reset-sent' }> {
    const { email, language } = call.input;
    const portalId = portalOf(call.actor);
    const written = this.writes.run(call, async (tx) => {
      const account = await tx.findOneBy(AccountEntity, { email });
      const purpose = account ? 'reset-password' : 'none';
      await this.mailLinks.request(tx, { purpose, email, portalId, language, accountId: account?.id });
      return { state: 'reset-sent' as const };
    });
    const [answer] = await Promise.all([written, pause(resetAnswerMs)]);
    return answer;
  }

  /**
   * Whoever opens the mail owns the address: all sessions end, failed sign-ins are forgotten, and so is another address
   * that somebody asked for.
   */
  async reset(call: Call<typeof accountsRpc.resetPassword>): Promise<{ done: true }> {
    const { token, password } = call.input;
    refuseEasyPassword(password, []);
    const passwordHash = await hashPassword(password);
    return this.writes.run(await withoutPasswords(call, ['password']), async (tx) => {
      const { accountId, email } = await this.mailLinks.take(tx, token, 'reset-password');
      // By the address that the link went to: it is worth nothing once the account has another one.
      const account = await tx.findOneBy(AccountEntity, { id: accountId ?? '', email });
      if (!account) throw new ProblemError('account.link-invalid');
      refuseEasyPassword(password, [account.email, account.name]);
      const { affected } = await tx.update(AccountEntity, { id: account.id, email }, { passwordHash });
      if (!affected) throw new ProblemError('account.link-invalid');
      await this.mailLinks.voidAll(tx, account.id, 'reset-password');
      await tx.delete(EmailChangeEntity, { accountId: account.id });
      await this.sessions.endAll(tx, account.id);
      await this.attempts.clear(tx, signInKey(account.email));
      return { done: true };
    });
  }

  async change(call: Call<typeof accountsRpc.changePassword>): Promise<{ done: true }> {
    const { accountId, sessionId } = personOf(call.actor);
    const { current, password } = call.input;
    const limits = limitsOf(accountId);
    await this.attempts.count(limits);
    const account = await this.accountOf(accountId);
    refuseEasyPassword(password, [account.email, account.name]);
    const isRight = await this.compare(current, account);
    const passwordHash = await hashPassword(password);
    // A repeated call finds its own change done, so the current password is judged only where it is not repeated.
    const answer = await this.writes.run(
      await withoutPasswords(call, ['current', 'password']),
      async (tx) => {
        const changed = isRight
          ? await tx.update(
              AccountEntity,
              { id: accountId, passwordHash: account.passwordHash },
              { passwordHash },
            )
          : undefined;
        if (!changed?.affected) throw wrongPassword('current');
        await this.mailLinks.voidAll(tx, accountId, 'reset-password');
        await tx.delete(EmailChangeEntity, { accountId });
        await this.sessions.endOthers(tx, accountId, sessionId);
        return { done: true as const };
      },
    );
    await this.attempts.forgive(limits);
    return answer;
  }

  /** Before what a borrowed session must not do; guessing ends as soon as at changing. */
  async assertOwn(accountId: string, password: string): Promise<void> {
    await this.attempts.count(limitsOf(accountId));
    const isRight = await this.compare(password, await this.accountOf(accountId));
    if (!isRight) throw wrongPassword('password');
    await this.attempts.forgive(limitsOf(accountId));
  }

  private async accountOf(accountId: string): Promise<AccountEntity> {
    const account = await this.dataSource.manager.findOneBy(AccountEntity, { id: accountId });
    if (!account) throw new ProblemError('not-signed-in');
    return account;
  }

  /** Turned away before anything was compared, it was no try. */
  private async compare(password: string, { id, passwordHash }: AccountEntity): Promise<boolean> {
    return matchesPassword(password, passwordHash).catch(async (error) => {
      await this.attempts.forgive(limitsOf(id));
      throw error;
    });
  }
}

function limitsOf(accountId: string) {
  return [{ key: attemptKey('change-password', accountId), atMost: 10 }];
}

function wrongPassword(field: string): ProblemError {
  const errors = [{ field, code: 'wrong', message: 'Not the current password' }];
  return new ProblemError('account.wrong-credentials', { errors });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
