import { type accountsRpc, type Actor, type Language, ProblemError } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { portalOf } from '../access.rules.js';
import { attemptKey, AttemptsService, type Limit } from '../passwords/attempts.service.js';
import { matchesPassword } from '../passwords/password.hash.js';
import { SessionsService } from './sessions.service.js';

type Known = {
  accountId: string | null;
  name: string;
  language: Language;
  passwordHash: string | null;
  registeredHash: string | null;
};
type Account = Known & { accountId: string; passwordHash: string };

@Injectable()
export class SignInService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly attempts: AttemptsService,
    private readonly sessions: SessionsService,
  ) {}

  /** Each sign-in is a session of its own, so an idempotency key changes nothing here. */
  async signIn(call: Call<typeof accountsRpc.signIn>) {
    const { email, password, device } = call.input;
    const limits = limitsOf(email, call.actor);
    await this.attempts.count(limits);
    const { accountId, name, language, passwordHash } = await this.verify(email, password, limits);
    await this.attempts.forgive(limits);
    const token = await this.writes.run({ ...call, key: undefined }, (tx) =>
      this.sessions.start(tx, { accountId, passwordHash, portalId: portalOf(call.actor), device }),
    );
    return { accountId, name, language, token };
  }

  /**
   * Every refusal costs two hashes, and a registration is looked for beside an account as well, so that neither the
   * time nor the answer tells whether an address has an account.
   */
  private async verify(email: string, password: string, limits: Limit[]): Promise<Account> {
    const known = await this.find(email);
    const isRight = await matchesPassword(password, known.passwordHash ?? undefined).catch(async (error) => {
      // Turned away before anything was compared: that was no try.
      await this.attempts.forgive(limits);
      throw error;
    });
    if (isRight) return known as Account;
    const isRegistered = await matchesPassword(password, known.registeredHash ?? undefined);
    throw new ProblemError(isRegistered ? 'account.not-confirmed' : 'account.wrong-credentials');
  }

  private async find(email: string): Promise<Known> {
    const rows = await this.dataSource.query<[Known]>(
      `SELECT account.id AS "accountId", account.name, account.language, account.password_hash AS "passwordHash", (
         SELECT password_hash FROM registration WHERE registration.email = wanted.email
         ORDER BY created_at DESC LIMIT 1) AS "registeredHash"
       FROM (VALUES ($1::text)) AS wanted (email) LEFT JOIN account ON account.email = wanted.email`,
      [email],
    );
    return rows[0];
  }
}

/** Everything counted for an address starts with this key. */
export function signInKey(email: string): string {
  return attemptKey('sign-in', email);
}

// One client is stopped soon; the address as a whole late, since that shuts its owner out as well.
function limitsOf(email: string, actor: Actor): Limit[] {
  const client =
    actor.kind === 'visitor' ? actor.client : actor.kind === 'person' ? actor.accountId : 'program';
  return [
    { key: `${signInKey(email)}:${attemptKey('client', client)}`, atMost: 10 },
    { key: signInKey(email), atMost: 40 },
    { key: attemptKey('client', client), atMost: 60 },
  ];
}
