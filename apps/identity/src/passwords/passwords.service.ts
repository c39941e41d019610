import { type accountsRpc, ProblemError } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { personOf, portalOf } from '../access.rules.js';
import { AccountEntity } from '../accounts/account.entity.js';
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

  /** Whoever opens the mail owns the address: all sessions end, and failed sign-ins are forgotten. */
  async reset(call: Call<typeof accountsRpc.resetPassword>): Promise<{ done: true }> {
    const { token, password } = call.input;
    refuseEasyPassword(password, []);
    const passwordHash = await hashPassword(password);
    return this.writes.run(await withoutPasswords(call, ['password']), async (tx) => {
      const { accountId } = await this.mailLinks.take(tx, token, 'reset-password');
      const account = await tx.findOneBy(AccountEntity, { id: accountId ?? '' });
      if (!account) throw new ProblemError('account.link-invalid');
      refuseEasyPassword(password, [account.email, account.name]);
      await tx.update(AccountEntity, { id: account.id }, { passwordHash });
      await this.mailLinks.voidAll(tx, account.id, 'reset-password');
      await this.sessions.endAll(tx, account.id);
      await this.attempts.clear(tx, signInKey(account.email));
      return { done: true };
    });
  }

  async change(call: Call<typeof accountsRpc.changePassword>): Promise<{ done: true }> {
    const { accountId, sessionId } = personOf(call.actor);
    const { current, password } = call.input;
    const limits = [{ key: attemptKey('change-password', accountId), atMost: 10 }];
    await this.attempts.count(limits);
    const account = await this.dataSource.manager.findOneBy(AccountEntity, { id: accountId });
    if (!account) throw new ProblemError('not-signed-in');
    refuseEasyPassword(password, [account.email, account.name]);
    const isRight = await matchesPassword(current, account.passwordHash).catch(async (error) => {
      // Turned away before anything was compared: that was no try.
      await this.attempts.forgive(limits);
      throw error;
    });
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
        if (!changed?.affected) {
          const errors = [{ field: 'current', code: 'wrong', message: 'Not the current password' }];
          throw new ProblemError('account.wrong-credentials', { errors });
        }
        await this.mailLinks.voidAll(tx, accountId, 'reset-password');
        await this.sessions.endOthers(tx, accountId, sessionId);
        return { done: true as const };
      },
    );
    await this.attempts.forgive(limits);
    return answer;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
