import { accountsRpc, type Id, newId, ProblemError } from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';

const freshMs = 1_000;
const mostKept = 10_000;

type Answer = { asked: number; stands: Promise<boolean> };

/**
 * Whether the session stands that an address was given to. `identity` is asked at most once a second per session; when
 * it does not answer nothing passes.
 */
@Injectable()
export class SessionGate {
  private readonly answers = new Map<Id, Answer>();

  constructor(private readonly messaging: Messaging) {}

  /** Throws `grant.invalid` for a revoked session, `unavailable` when nobody can tell. */
  async assertStands(accountId: Id, sessionId: Id | null): Promise<void> {
    if (sessionId === null || !(await this.ask(accountId, sessionId)))
      throw new ProblemError('grant.invalid');
  }

  private ask(accountId: Id, sessionId: Id): Promise<boolean> {
    const known = this.answers.get(sessionId);
    if (known && Date.now() - known.asked < freshMs) return known.stands;
    if (this.answers.size >= mostKept) this.answers.clear();
    const answer = { asked: Date.now(), stands: this.request(accountId, sessionId) };
    this.answers.set(sessionId, answer);
    answer.stands.catch(() => {
      if (this.answers.get(sessionId) === answer) this.answers.delete(sessionId);
    });
    return answer.stands;
  }

  private async request(accountId: Id, sessionId: Id): Promise<boolean> {
    const context = { actor: { kind: 'system', reason: 'files' } as const, traceId: newId() };
    const { stands } = await this.messaging.call(
      accountsRpc.sessionStands,
      { accountId, sessionId },
      context,
    );
    return stands;
  }
}
