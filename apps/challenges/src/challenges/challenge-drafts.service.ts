import {
  accountsRpc,
  type ChallengeDraft,
  challengesRpc,
  type EditableChallenge,
  type Id,
  isAdmittedIn,
  isManagerOf,
  isPerson,
  newId,
  type Person,
  ProblemError,
} from '@allmende/contracts';
import { type Call, type CallContext, Messaging } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { assertWritable, readsPart } from '../brief/brief-reviewers.service.js';
import { ClustersService } from '../clusters/clusters.service.js';
import { inviteAddress, inviteSeeker } from '../seekers/seeker-invitation.query.js';
import { ChallengeAccess, changeChallenge, type Found, lockFound } from './challenge-access.service.js';
import { ChallengeOpeners } from './challenge-openers.service.js';
import { ChallengeOutbox } from './challenge-outbox.service.js';
import { allows, assertAllows, isPublished } from './challenge-state.rules.js';
import { ChallengeView } from './challenge-view.service.js';
import { ChallengeEntity, toColumns, toDraft } from './challenge.entity.js';

type Organisation = { id: Id | null; name: string | null };

@Injectable()
export class ChallengeDraftsService {
  constructor(
    private readonly access: ChallengeAccess,
    private readonly view: ChallengeView,
    private readonly clusters: ClustersService,
    private readonly openers: ChallengeOpeners,
    private readonly outbox: ChallengeOutbox,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
  ) {}

  async create(call: Call<typeof challengesRpc.createChallenge>): Promise<EditableChallenge> {
    const { actor, context, input } = call;
    if (!isPerson(actor)) throw new ProblemError('forbidden');
    const clusterId = input.clusterId ?? actor.portal;
    if (!clusterId) throw required('clusterId');
    if (!isAdmittedIn(actor, [clusterId])) {
      throw new ProblemError('forbidden', {
        detail: 'Only admitted members of a cluster write challenges there',
      });
    }
    const organisation = await this.organisationFor(actor, clusterId, input.organisationId, context);
    await this.assertClusters([clusterId], input.draft, context);
    const isOfTeam = actor.organisations.some(({ organisationId }) => organisationId === organisation.id);
    const seekerAccountIds = isOfTeam ? [actor.accountId] : [];
    const openerAccountIds = await this.openers.named(input.draft, actor, {
      clusterId,
      seekerAccountIds,
      context,
    });
    const { challengeId } = await this.writes.run(call, async (tx) => {
      const id = newId();
      await tx.insert(ChallengeEntity, {
        ...toColumns(input.draft),
        id,
        clusterId,
        organisationId: organisation.id,
        organisationName: organisation.name,
        seekerAccountIds,
        openerAccountIds,
        state: 'draft',
        revision: 0,
      });
      return { challengeId: id };
    });
    return this.view.editable(challengeId, call);
  }

  async get(call: Call<typeof challengesRpc.getDraft>): Promise<EditableChallenge> {
    return this.view.editable(call.input.challengeId, call);
  }

  async save(call: Call<typeof challengesRpc.saveDraft>): Promise<EditableChallenge> {
    const { challengeId, revision, changes } = call.input;
    const found = await this.access.find(challengeId, call.actor);
    assertMayEdit(found.challenge, found);
    const place = await this.view.noteReading(found, call);
    if (changes.brief !== undefined) assertWritable(place);
    await this.assertClusters([], changes, call.context);
    await this.openers.assertFit(changes.openerAccountIds, found.challenge, withoutKey(call));
    await this.writes.run(call, async (tx) => {
      const locked = await lockFound(tx, challengeId, call.actor);
      const { challenge } = locked;
      assertMayEdit(challenge, locked);
      assertRevision(
        challenge,
        revision,
        readsPart(locked, place) ? toDraft(challenge) : withoutBrief(challenge),
      );
      await changeChallenge(tx, challenge, toColumns(changes));
      return { challengeId };
    });
    return this.view.editable(challengeId, call);
  }

  async addSeeker(call: Call<typeof challengesRpc.addSeeker>): Promise<EditableChallenge> {
    const { challengeId, email, language = null } = call.input;
    const found = await this.access.find(challengeId, call.actor);
    assertAllows(found.challenge.state, 'add-seeker');
    const { accountId } = await this.messaging.call(accountsRpc.findAccount, { email }, withoutKey(call));
    assertMayAddSeeker(found, accountId);
    await this.writes.run(call, async (tx) => {
      const locked = await lockFound(tx, challengeId, call.actor);
      const { challenge } = locked;
      assertAllows(challenge.state, 'add-seeker');
      assertMayAddSeeker(locked, accountId);
      const { accountId: by, portal: portalId = null } = locked.person;
      const asking = { challenge, outbox: this.outbox };
      if (accountId === null) {
        await inviteAddress(tx, asking, { email, language, portalId, by });
        return { challengeId };
      }
      if (challenge.seekerAccountIds.includes(accountId)) return { challengeId };
      // Somebody may take part by now, which is theirs alone to know: they are asked.
      if (isPublished(challenge.state)) {
        await inviteSeeker(tx, asking, { accountId, by });
        return { challengeId };
      }
      await changeChallenge(tx, challenge, { seekerAccountIds: [...challenge.seekerAccountIds, accountId] });
      return { challengeId };
    });
    return this.view.editable(challengeId, call);
  }

  /** One of the writer's own; a manager may write for any, or name it later. */
  private async organisationFor(
    actor: Person,
    clusterId: Id,
    wanted: Id | undefined,
    context: CallContext,
  ): Promise<Organisation> {
    const own = actor.organisations.map(({ organisationId }) => organisationId);
    const isManager = isManagerOf(actor, clusterId);
    if (wanted === undefined && own.length !== 1) {
      if (own.length > 1) throw required('organisationId');
      if (!isManager)
        throw new ProblemError('forbidden', { detail: 'State the organisation you belong to first' });
      return { id: null, name: null };
    }
    const id = wanted ?? own[0] ?? null;
    if (id === null || (!own.includes(id) && !isManager)) throw new ProblemError('organisation.not-found');
    const { organisations } = await this.messaging.call(
      accountsRpc.names,
      { organisationIds: [id] },
      context,
    );
    const [organisation] = organisations;
    if (!organisation) throw new ProblemError('organisation.not-found');
    return { id, name: organisation.name };
  }

  private async assertClusters(
    owners: Id[],
    { shownBy = [], eligibility }: Partial<ChallengeDraft>,
    context: CallContext,
  ): Promise<void> {
    await this.clusters.assertHosts(owners, 'clusterId', context);
    await this.clusters.assertHosts(shownBy, 'shownBy', context);
    if (eligibility?.kind !== 'clusters') return;
    await this.clusters.assertHosts(eligibility.clusterIds, 'eligibility.clusterIds', context);
  }
}

/** The team until it is in review; from then on its managers, until it is published. */
function assertMayEdit(challenge: ChallengeEntity, { manager }: Pick<Found, 'manager'>): void {
  assertAllows(challenge.state, manager ? 'edit-in-review' : 'edit');
}

/** Nobody opens the brief by a step that fails: readings are on record. */
export function withoutBrief(challenge: ChallengeEntity): ChallengeDraft {
  return { ...toDraft(challenge), brief: {} };
}

export function assertRevision(
  challenge: ChallengeEntity,
  revision: number,
  draft = toDraft(challenge),
): void {
  if (challenge.revision === revision) return;
  const current = {
    revision: challenge.revision,
    draft,
    updatedAt: challenge.updatedAt.toISOString(),
  };
  throw new ProblemError('challenge.revision-conflict', { facts: { current } });
}

// Once published, reading submissions hangs on being of the team: only the team itself lets somebody in.
function assertMayAddSeeker({ challenge, seeker, person }: Found, accountId: Id | null): void {
  if (seeker || accountId === person.accountId) {
    if (!seeker) throw new ProblemError('forbidden', { detail: 'Managers do not join the team that asks' });
    return;
  }
  if (!allows(challenge.state, 'edit-in-review')) throw new ProblemError('forbidden');
}

/** A question to another service that is no part of what the client's key stands for. */
export function withoutKey({ actor, traceId }: Call): CallContext {
  return { actor, traceId };
}

function required(field: string): ProblemError {
  return new ProblemError('invalid', { errors: [{ field, code: 'required', message: 'Required' }] });
}
