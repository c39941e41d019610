import { setTimeout as sleep } from 'node:timers/promises';
import { type InputOf, newId, type OutputOf, type Rpc } from '@allmende/contracts';
import { type PortalClient, RefusedError } from '@allmende/local/client/portal.client';

/** A write that was acknowledged, with all that is needed to ask for it again. */
export type Acknowledged = {
  client: PortalClient;
  contract: Rpc;
  input: unknown;
  key: string;
  answer: unknown;
};

/** A call that was not answered with a success. `status` 0: the connection broke or was refused. */
export type Refusal = { subject: string; startedAt: number; ms: number; status: number; code: string };

const pauseMs = 100;

/** Repeats each write under its key until it is acknowledged, and remembers what was, and what was refused. */
export class WriteJournal {
  readonly acknowledged: Acknowledged[] = [];

  /** @param patienceMs how long a write is repeated before it counts as never answered */
  constructor(readonly patienceMs: number) {}

  readonly refusals: Refusal[] = [];

  /** @throws Error when the write is refused for a reason that repeating does not mend, or not answered in time */
  async write<C extends Rpc>(client: PortalClient, contract: C, input: InputOf<C>): Promise<OutputOf<C>> {
    const key = newId();
    const answer = await this.insist(contract.subject, () => client.call(contract, input, key));
    this.acknowledged.push({ client, contract, input, key, answer });
    return answer;
  }

  /** A call that changes nothing, or has a key of its own, until it is answered. */
  async insist<T>(subject: string, call: () => Promise<T>): Promise<T> {
    const until = Date.now() + this.patienceMs;
    while (Date.now() < until) {
      const tried = await this.attempt(subject, call);
      if (tried.isAnswered) return tried.answer;
      await sleep(pauseMs);
    }
    throw new Error(`${subject} was not answered in ${this.patienceMs} ms`);
  }

  /** One call; a refusal that an outage explains, or whose connection broke, is noted. */
  async attempt<T>(
    subject: string,
    call: () => Promise<T>,
  ): Promise<{ isAnswered: true; answer: T } | { isAnswered: false }> {
    const start = performance.now();
    try {
      return { isAnswered: true, answer: await call() };
    } catch (error) {
      const isRefused = error instanceof RefusedError;
      const { status, code } = isRefused ? error.problem : { status: 0, code: String(error) };
      // An upload is several requests: the one that was refused counts.
      const ms = isRefused ? error.ms : performance.now() - start;
      this.refusals.push({ subject, startedAt: Date.now() - ms, ms, status, code });
      if (isRefused && status !== 503 && status !== 504) throw error;
      return { isAnswered: false };
    }
  }
}
