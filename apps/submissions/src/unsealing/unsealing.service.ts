import {
  accountsRpc,
  type Actor,
  isManagerOf,
  openersOf,
  type OpeningState,
  ProblemError,
  type submissionsRpc,
  termsRpc,
} from '@allmende/contracts';
import { type Call, type CallContext, Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LostKeys } from '../sealing/lost.keys.js';
import { takenPartIn } from '../sides/sides.query.js';
import { accountOf } from '../submissions/submission.access.js';
import { isReadable, readingDelaySeconds } from '../submissions/submission.rules.js';
import { type Window, WindowsService } from '../windows/windows.service.js';
import { type KeyState, keyStateOf, noteApprovals } from './challenge-key.query.js';
import { Unsealer } from './unsealer.js';

/** The way from sealed to opened: who still has to approve, and the approvals themselves. */
@Injectable()
export class UnsealingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly windows: WindowsService,
    private readonly unsealer: Unsealer,
    private readonly lostKeys: LostKeys,
  ) {}

  /** `terms` keeps the approval and decides; here it is asked after the close by the own clock too. */
  async open({ input, context }: Call<typeof submissionsRpc.openSubmissions>): Promise<OpeningState> {
    const { challengeId } = input;
    const accountId = accountOf(context.actor);
    const window = await this.windows.readable(challengeId, context, (seen) => {
      assertParty(seen, context.actor);
      if (!openersOf(seen).includes(accountId)) throw new ProblemError('forbidden');
    });
    await this.assertTakesNoPart(challengeId, accountId);
    await this.lostKeys.bringBack(challengeId);
    const key = await keyStateOf(this.dataSource, challengeId);
    if (key.wrapped && !key.isReleased) {
      const answer = await this.messaging.call(
        termsRpc.approveOpening,
        { challengeId, wrapped: key.wrapped.toString('base64url') },
        { actor: context.actor, traceId: context.traceId },
      );
      await noteApprovals(this.dataSource, challengeId, answer);
      if (answer.released !== null) this.unsealer.wake();
    }
    return this.describe(window, context);
  }

  async show({ input, context }: Call<typeof submissionsRpc.showOpening>): Promise<OpeningState> {
    const window = await this.windows.judge(input.challengeId, context, (seen) => {
      assertParty(seen, context.actor);
      return seen;
    });
    return this.describe(window, context);
  }

  /**
   * Whoever was named while taking part, e.g. a manager who became one since, does not open what is handed in. The person
   * alone learns it, here; the others see that somebody is waited for, and name another.
   */
  private async assertTakesNoPart(challengeId: string, accountId: string): Promise<void> {
    const submissionId = await takenPartIn(this.dataSource.manager, { challengeId, accountId });
    if (submissionId) throw new ProblemError('member.takes-part', { facts: { submissionId } });
  }

  /** Refuses to show anything that is still sealed, and says what it waits for. */
  async assertOpened(window: Window, context: CallContext): Promise<void> {
    const key = await keyStateOf(this.dataSource, window.challengeId);
    if (stateOf(window, key) === 'opened') return;
    throw new ProblemError('submission.sealed', { facts: { ...(await this.describe(window, context)) } });
  }

  private async describe(window: Window, context: CallContext): Promise<OpeningState> {
    const { challengeId, closesAt, seekerAccountIds } = window;
    const key = await keyStateOf(this.dataSource, challengeId);
    const state = stateOf(window, key);
    const openers = openersOf(window);
    const accountId = accountOf(context.actor);
    const approved = key.approvedAccountIds;
    const waitedFor = state === 'sealed' ? openers.filter((opener) => !approved.includes(opener)) : [];
    const [names, former] = await Promise.all([
      seekerAccountIds.includes(accountId) ? this.names(openers, context) : undefined,
      this.formerOf(waitedFor, window, context),
    ]);
    // Where nobody is waited for any more, e.g. since one who was named has left, any of them asks once more.
    const isWaitedFor = !approved.includes(accountId) || openers.every((opener) => approved.includes(opener));
    return {
      challengeId,
      state,
      openableAt: closesAt ? new Date(closesAt.getTime() + readingDelaySeconds * 1_000).toISOString() : null,
      openers: openers.map((opener) => ({
        accountId: opener,
        name: names ? (names.get(opener) ?? '') : null,
        approved: approved.includes(opener),
        former: former.includes(opener),
      })),
      mayApprove: state === 'sealed' && openers.includes(accountId) && isWaitedFor,
    };
  }

  /** Those who are of neither side any more, and cannot approve. */
  private async formerOf(
    openers: readonly string[],
    { clusterId, seekerAccountIds }: Window,
    { actor, traceId }: CallContext,
  ): Promise<string[]> {
    const others = openers.filter((opener) => !seekerAccountIds.includes(opener));
    if (others.length === 0) return [];
    const input = { clusterIds: [clusterId], role: 'manager' as const, limit: 1000 };
    const { items } = await this.messaging.call(accountsRpc.holders, input, { actor, traceId });
    return others.filter((opener) => !items.some(({ accountId }) => accountId === opener));
  }

  private async names(
    accountIds: readonly string[],
    context: CallContext,
  ): Promise<ReadonlyMap<string, string>> {
    const input = { accountIds: [...accountIds] };
    const { accounts } = await this.messaging.call(accountsRpc.names, input, context);
    return new Map(accounts.map(({ accountId, name }) => [accountId, name]));
  }
}

function stateOf(window: Window, key: KeyState): OpeningState['state'] {
  if (!isReadable(window, window.now)) return 'open';
  if (key.isOpened || !key.holdsSealed) return 'opened';
  return key.isReleased ? 'opening' : 'sealed';
}

/**
 * For everybody else there is nothing here, whether or not the challenge exists; nor for somebody whom it names and who
 * is of neither side any more.
 */
function assertParty(window: Window, actor: Actor): void {
  const accountId = accountOf(actor);
  const isParty = window.seekerAccountIds.includes(accountId) || isManagerOf(actor, window.clusterId);
  if (!isParty) throw new ProblemError('challenge.not-found');
}
