import { accountsRpc, challengesRpc, type Id, newId, ProblemError } from '@allmende/contracts';
import { type Call, type CallContext, Messaging } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { OutcomeEntity } from '../awards/outcome.entity.js';
import { withoutKey } from '../challenges/challenge-drafts.service.js';
import { ChallengeOutbox } from '../challenges/challenge-outbox.service.js';
import { freezeTerms } from '../challenges/challenge-review.service.js';
import { takeSlug } from '../challenges/challenge-slug.service.js';
import { isPublished } from '../challenges/challenge-state.rules.js';
import { ChallengeEntity, toColumns } from '../challenges/challenge.entity.js';
import { ClustersService } from '../clusters/clusters.service.js';

type BringIn = Call<typeof challengesRpc.bringInChallenge>;
type BroughtIn = { challengeId: Id; slug: string | null };

/** Challenges with a past. Their dates may be gone by; nobody is told, for it happened before. */
@Injectable()
export class BringInService {
  constructor(
    @InjectRepository(ChallengeEntity) private readonly challenges: Repository<ChallengeEntity>,
    private readonly clusters: ClustersService,
    private readonly outbox: ChallengeOutbox,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
  ) {}

  async bringIn(call: BringIn): Promise<BroughtIn> {
    const { input } = call;
    const known = input.challengeId && (await this.challenges.findOneBy({ id: input.challengeId }));
    if (known) return broughtIn(known);
    const context = withoutKey(call);
    // Identity answers questions that an event or a clock leads to; it knows nothing of moves and demos.
    const asking: CallContext = { ...context, actor: { kind: 'system', reason: 'event:bring-in' } };
    await this.clusters.assertHosts([input.clusterId], 'clusterId', asking);
    await this.clusters.assertHosts(input.draft.shownBy, 'draft.shownBy', asking);
    const organisationName = await this.organisationName(input.organisationId, asking);
    const challenge = { ...toChallenge(call), organisationName };
    if (isPublished(challenge.state)) {
      assertComplete(challenge);
      challenge.termsVersionId = await freezeTerms(this.messaging, challenge, context);
    }
    return this.writes.run(call, async (tx) => {
      if (isPublished(challenge.state)) {
        challenge.slug = await takeSlug(tx, challenge.question[challenge.original] ?? '');
      }
      if (!(await insertOnce(tx, challenge))) {
        return broughtIn(await tx.findOneByOrFail(ChallengeEntity, { id: challenge.id }));
      }
      if (input.outcome) await tx.insert(OutcomeEntity, toOutcome(challenge, input.outcome));
      if (isPublished(challenge.state)) await this.outbox.windowChanged(tx, challenge);
      return broughtIn(challenge);
    });
  }

  private async organisationName(organisationId: Id, asking: CallContext): Promise<string> {
    const asked = { organisationIds: [organisationId] };
    const { organisations } = await this.messaging.call(accountsRpc.names, asked, asking);
    const [organisation] = organisations;
    if (!organisation) throw new ProblemError('organisation.not-found');
    return organisation.name;
  }
}

function broughtIn({ id, slug }: ChallengeEntity): BroughtIn {
  return { challengeId: id, slug };
}

/** False when a twin of this call was quicker. */
async function insertOnce(tx: EntityManager, challenge: ChallengeEntity): Promise<boolean> {
  const insert = tx.createQueryBuilder().insert().into(ChallengeEntity).values(challenge);
  const { raw } = await insert.orIgnore().returning('id').execute();
  return (raw as unknown[]).length > 0;
}

function toChallenge({ input }: BringIn): ChallengeEntity {
  const now = new Date();
  const columns = toColumns(input.draft);
  const opensAt = columns.opensAt ?? now;
  const challenge: Partial<ChallengeEntity> = {
    ...columns,
    id: input.challengeId ?? newId(),
    slug: null,
    clusterId: input.clusterId,
    organisationId: input.organisationId,
    seekerAccountIds: input.seekerAccountIds,
    state: input.state,
    revision: 0,
    reviewNote: null,
    termsVersionId: null,
    keywords: [],
    publishedAt: null,
    createdAt: now,
    updatedAt: now,
  };
  if (isPublished(input.state))
    Object.assign(challenge, { opensAt, publishedAt: opensAt < now ? opensAt : now });
  return challenge as ChallengeEntity;
}

function assertComplete({
  opensAt,
  closesAt,
  decisionBy,
  rightsModel,
  question,
  original,
}: ChallengeEntity): void {
  const isOrdered = opensAt !== null && closesAt !== null && opensAt < closesAt;
  if (!isOrdered) throw new ProblemError('challenge.dates');
  if (!decisionBy || !rightsModel || !question[original]) throw new ProblemError('challenge.incomplete');
}

function toOutcome({ id, state }: ChallengeEntity, outcome: NonNullable<BringIn['input']['outcome']>) {
  const decidedAt = new Date(outcome.decidedAt);
  return { ...outcome, challengeId: id, decidedAt, awarded: state === 'decided', toldAt: decidedAt };
}
