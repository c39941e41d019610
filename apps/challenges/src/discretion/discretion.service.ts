import {
  accountsRpc,
  affiliationsRpc,
  clustersRpc,
  type Discretion,
  type discretionRpc,
  filesRpc,
  type Id,
  type Localized,
  ProblemError,
} from '@allmende/contracts';
import { type Call, type CallContext, Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { BriefReviewers, readsPart } from '../brief/brief-reviewers.service.js';
import { ChallengeAccess } from '../challenges/challenge-access.service.js';
import { ChallengeFileEntity } from '../challenges/challenge-file.entity.js';
import { type ChallengeEntity, toDraft } from '../challenges/challenge.entity.js';
import { findingsIn, inLanguages, type ShownText, shownTexts, type Sought } from './discretion.rules.js';

const nothing = { names: [], domains: [], people: [] };
/** As many as `identity` answers at once. */
const mostPeople = 100;
/** As many as `groups` reads at once. */
const mostFiles = 50;

/** Where an unnamed seeker could be recognised, before others read it. */
@Injectable()
export class DiscretionService {
  constructor(
    @InjectRepository(ChallengeFileEntity) private readonly files: Repository<ChallengeFileEntity>,
    private readonly access: ChallengeAccess,
    private readonly reviewers: BriefReviewers,
    private readonly messaging: Messaging,
  ) {}

  async check({ input, actor, context }: Call<typeof discretionRpc.checkDiscretion>): Promise<Discretion> {
    const found = await this.access.find(input.challengeId, actor);
    const { challenge } = found;
    if (challenge.seekerNamed) return { unnamed: false, sought: nothing, withBrief: true, findings: [] };
    const place = await this.reviewers.placeOf(found, context);
    const [sought, texts] = await Promise.all([
      this.sought(challenge, context),
      this.texts(challenge, readsPart(found, place), context),
    ]);
    const withBrief = place.part === 'shown' || place.part === 'none';
    return { unnamed: true, sought, withBrief, findings: findingsIn(texts, sought) };
  }

  /** Before texts are published after the decision: whoever means to name an unnamed seeker says so. */
  async assertUnnamed(
    challenge: ChallengeEntity,
    texts: Record<string, Localized>,
    context: CallContext,
  ): Promise<void> {
    if (challenge.seekerNamed) return;
    const shown = Object.entries(texts).flatMap(([field, text]) => inLanguages(field, text, 'everyone'));
    const findings = findingsIn(shown, await this.sought(challenge, context));
    if (findings.length === 0) return;
    const fields = distinct(findings.map(({ field }) => field));
    const errors = fields.map((field) => ({ field, code: 'recognisable', message: 'Gives away who asks' }));
    throw new ProblemError('outcome.recognisable', { errors, facts: { findings } });
  }

  private async sought(challenge: ChallengeEntity, context: CallContext) {
    const { organisationId, organisationName, contact } = challenge;
    const accountIds = challenge.seekerAccountIds.slice(0, mostPeople);
    const [{ items }, { accounts }] = await Promise.all([
      this.messaging.call(affiliationsRpc.affiliationsOf, { accountIds }, context),
      this.messaging.call(accountsRpc.names, { accountIds }, context),
    ]);
    const own = items.flatMap(({ organisations }) =>
      organisations.filter((organisation) => organisation.organisationId === organisationId),
    );
    return {
      names: distinct([organisationName, ...own.map(({ name }) => name)]),
      domains: distinct([
        ...own.flatMap(({ domains }) => domains),
        ...items.map(({ mailDomain }) => mailDomain),
      ]),
      people: distinct([...accounts.map(({ name }) => name), contact?.name]),
    } satisfies Sought;
  }

  private async texts(
    challenge: ChallengeEntity,
    readable: boolean,
    context: CallContext,
  ): Promise<ShownText[]> {
    const [clusters, files] = await Promise.all([
      this.clusterTexts(challenge, context),
      readable ? this.fileTexts(challenge.id, context) : [],
    ]);
    const texts = shownTexts(toDraft(challenge)).filter(({ seenBy }) => readable || seenBy !== 'readers');
    return [...texts, ...files, ...clusters];
  }

  /** Names of files, and what documents say about themselves. */
  private async fileTexts(challengeId: Id, context: CallContext): Promise<ShownText[]> {
    const files = await this.files.find({ where: { challengeId }, take: mostFiles });
    const fileIds = files.filter(({ state }) => state === 'complete').map(({ fileId }) => fileId);
    const owner = { service: 'challenges' as const, objectId: challengeId };
    const { items } =
      fileIds.length > 0
        ? await this.messaging.call(filesRpc.readProperties, { owner, fileIds }, context)
        : { items: [] };
    const said = items.flatMap(({ fileId, properties }) =>
      properties.map(({ name, value }) => ({ fileId, text: `${name}: ${value}` })),
    );
    return [...files.map(({ fileId, name }) => ({ fileId, text: name })), ...said].map(
      ({ fileId, text }) => ({
        ...{ field: `files.${fileId}`, text, seenBy: 'readers' as const },
      }),
    );
  }

  /** The portals that show it, and the contact that stands in for the seeker’s own. */
  private async clusterTexts(
    { clusterId, shownBy }: ChallengeEntity,
    context: CallContext,
  ): Promise<ShownText[]> {
    const clusterIds = [...new Set<Id>([clusterId, ...shownBy])].slice(0, 200);
    const { items } = await this.messaging.call(clustersRpc.clustersById, { clusterIds }, context);
    const owner = items.find((item) => item.clusterId === clusterId)?.contact;
    const contact = [owner?.name, owner?.email].filter(Boolean).join(', ');
    return [
      ...items.map(({ clusterId: id, name, slug }) => ({
        ...{ field: `cluster.${id}`, text: `${name} (${slug})`, seenBy: 'everyone' as const },
      })),
      { field: 'cluster.contact', text: contact, seenBy: 'everyone' },
    ];
  }
}

function distinct(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value): value is string => Boolean(value)))];
}
