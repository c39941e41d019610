import {
  challengesEvents,
  type challengesRpc,
  type EditableChallenge,
  type Id,
  newId,
  openersOf,
  ProblemError,
  submissionsRpc,
} from '@allmende/contracts';
import { type Call, Messaging } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { ChallengeAccess, changeChallenge, type Found, lockFound } from './challenge-access.service.js';
import { ChallengeChangeEntity } from './challenge-change.entity.js';
import { withoutKey } from './challenge-drafts.service.js';
import { ChallengeOpeners } from './challenge-openers.service.js';
import { ChallengeOutbox } from './challenge-outbox.service.js';
import { assertAllows, stateAt } from './challenge-state.rules.js';
import { ChallengeView } from './challenge-view.service.js';
import type { ChallengeEntity } from './challenge.entity.js';

type ReplaceCall = Call<typeof challengesRpc.replaceOpener>;
type Change = { challengeId: Id; accountId: Id; byAccountId: Id };

/** Who opens what is handed in, once a challenge is published: one who does not act must not keep it closed for ever. */
@Injectable()
export class ChallengeOpenerChangeService {
  constructor(
    private readonly access: ChallengeAccess,
    private readonly openers: ChallengeOpeners,
    private readonly view: ChallengeView,
    private readonly outbox: ChallengeOutbox,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
  ) {}

  /** As many as before, of the same sides, as long as nothing was opened; it stands in public, without names. */
  async replace(call: ReplaceCall): Promise<EditableChallenge> {
    const { challengeId, byAccountId } = call.input;
    const found = await this.access.find(challengeId, call.actor);
    assertMayReplace(found, call.input);
    await this.openers.assertFit([byAccountId], found.challenge, withoutKey(call), 'byAccountId');
    await this.assertUnopened(call);
    const { accountId } = found.person;
    await this.writes.run(call, async (tx) => {
      const { challenge: locked, ...roles } = await lockFound(tx, challengeId, call.actor);
      assertMayReplace({ challenge: locked, ...roles }, call.input);
      assertAllows(stateAt(locked, await databaseClock(tx)), 'replace-opener');
      const openerAccountIds = replaced(locked, call.input);
      const changed = await changeChallenge(tx, locked, { openerAccountIds });
      const change = { challengeId, kind: 'opener-replaced', note: {} } as const;
      await tx.insert(ChallengeChangeEntity, { ...change, id: newId(), accountId });
      await this.outbox.windowChanged(tx, changed);
      const facts = { replacedAccountId: call.input.accountId, namedAccountId: byAccountId };
      await this.outbox.state(tx, challengesEvents.openerReplaced, changed, {
        ...{ ...facts, accountId, openerAccountIds },
      });
      return { challengeId };
    });
    return this.view.editable(challengeId, call);
  }

  /** Only `submissions` knows. Whoever is named while the last approval is given was named too late, and nothing else. */
  private async assertUnopened(call: ReplaceCall): Promise<void> {
    const { challengeId } = call.input;
    const { state } = await this.messaging.call(
      submissionsRpc.showOpening,
      { challengeId },
      withoutKey(call),
    );
    if (state === 'opening' || state === 'opened') throw new ProblemError('challenge.opened');
  }
}

/** The seeker's team for both sides; a manager of the owning cluster, who is not of it, for the cluster's. */
function assertMayReplace({ challenge, seeker }: Found, { accountId }: Change): void {
  const isSeekers = challenge.seekerAccountIds.includes(accountId);
  if (!seeker && isSeekers) throw new ProblemError('forbidden');
}

function replaced(challenge: ChallengeEntity, { accountId, byAccountId }: Change): Id[] {
  const { seekerAccountIds } = challenge;
  const openers = openersOf(challenge);
  if (!openers.includes(accountId))
    throw unfit('accountId', 'not-named', 'Nobody who opens has this account');
  if (openers.includes(byAccountId)) throw unfit('byAccountId', 'named-already', 'Opens it already');
  if (seekerAccountIds.includes(accountId) !== seekerAccountIds.includes(byAccountId))
    throw unfit('byAccountId', 'other-side', 'Name somebody of the same side');
  return openers.map((opener) => (opener === accountId ? byAccountId : opener));
}

function unfit(field: string, code: string, message: string): ProblemError {
  return new ProblemError('invalid', { errors: [{ field, code, message }] });
}
