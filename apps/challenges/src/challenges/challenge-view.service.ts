import { accountsRpc, type EditableChallenge, type Id, ProblemError, termsRpc } from '@allmende/contracts';
import { type Call, type CallContext, Messaging } from '@allmende/messaging';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Not, Repository } from 'typeorm';
import { hasBriefText, worksOnBrief } from '../brief/brief-access.rules.js';
import { BriefReviewers, type PartPlace, readsPart } from '../brief/brief-reviewers.service.js';
import { basisOf } from '../openings/brief-opening.rules.js';
import { BriefOpeningsService } from '../openings/brief-openings.service.js';
import { SeekerDepartureEntity } from '../seekers/seeker-departure.entity.js';
import { SeekerInvitationEntity } from '../seekers/seeker-invitation.entity.js';
import { stillOpen } from '../seekers/seeker-invitation.query.js';
import { ChallengeAccess, type Found } from './challenge-access.service.js';
import { ChallengeFileEntity, toFileSummary } from './challenge-file.entity.js';
import { lastReviewOf, toLastReview } from './challenge-review.query.js';
import { contactSql } from './challenge-row.sql.js';
import { allows, stateAt } from './challenge-state.rules.js';
import { type ChallengeEntity, toDraft } from './challenge.entity.js';
import { type Finding, findingsOf } from './challenge.rules.js';

/** A challenge as the people who work on it see it. */
@Injectable()
export class ChallengeView {
  constructor(
    @InjectRepository(ChallengeFileEntity) private readonly files: Repository<ChallengeFileEntity>,
    @InjectRepository(SeekerInvitationEntity)
    private readonly invitations: Repository<SeekerInvitationEntity>,
    @InjectRepository(SeekerDepartureEntity)
    private readonly departures: Repository<SeekerDepartureEntity>,
    private readonly access: ChallengeAccess,
    private readonly reviewers: BriefReviewers,
    private readonly messaging: Messaging,
    private readonly openings: BriefOpeningsService,
  ) {}

  async editable(challengeId: Id, call: Call): Promise<EditableChallenge> {
    const { context } = call;
    const found = await this.access.find(challengeId, call.actor);
    const place = await this.noteReading(found, call);
    const { challenge } = found;
    const files = await this.files.find({ where: { challengeId }, order: { createdAt: 'ASC' } });
    const invited = await this.invitations.find({
      where: { challengeId, ...stillOpen() },
      order: { at: 'ASC' },
    });
    const left = await this.leftOf(challenge);
    const review = await lastReviewOf(this.files.manager, challenge);
    const others = [...invited, ...left, ...(review ? [review.last] : [])]
      .map((one) => one.accountId)
      .filter((one) => one !== null);
    const [missing, shownContact, names, now] = await Promise.all([
      this.missing(challenge, files, context),
      this.contactOf(challengeId),
      this.namesOf([...new Set([...challenge.seekerAccountIds, ...others])], context),
      databaseClock(this.files.manager),
    ]);
    const draft = toDraft(challenge);
    const reads = readsPart(found, place);
    const shown = {
      brief: reads ? draft.brief : {},
      briefExcluded: worksOnBrief(found) ? draft.briefExcluded : [],
    };
    const readsBrief = found.seeker || (reads && hasBriefText(challenge));
    return {
      challengeId,
      slug: challenge.slug,
      clusterId: challenge.clusterId,
      state: stateAt(challenge, now),
      revision: challenge.revision,
      draft: { ...draft, ...shown },
      organisationId: challenge.organisationId,
      organisationName: challenge.organisationName,
      shownContact,
      files: reads ? files.map(toFileSummary) : [],
      confidential: place.part,
      missing,
      reviewNote: challenge.reviewNote,
      lastReview: review
        ? toLastReview(review, { challenge, files: reads ? files : null, names, readsBrief })
        : null,
      seekers: challenge.seekerAccountIds.map((accountId) => ({
        accountId,
        name: names.get(accountId) ?? '',
      })),
      invited: invited.map(({ id: invitationId, accountId, email, at }) => ({
        ...{ invitationId, name: email ?? names.get(accountId ?? '') ?? '', at: at.toISOString() },
      })),
      left: left.map(({ accountId, at }) => ({
        ...{ accountId, name: names.get(accountId) ?? '', at: at.toISOString() },
      })),
      manager: found.manager,
      updatedAt: challenge.updatedAt.toISOString(),
    };
  }

  /** The one that readers of the page get, so that a preview promises nothing else. */
  private async contactOf(challengeId: Id): Promise<EditableChallenge['shownContact']> {
    const [row] = await this.files.manager.query<Pick<EditableChallenge, 'shownContact'>[]>(
      `SELECT ${contactSql} AS "shownContact"
       FROM challenge c LEFT JOIN cluster o ON o.id = c.cluster_id WHERE c.id = $1`,
      [challengeId],
    );
    return row?.shownContact ?? null;
  }

  /** Each person once, and nobody who has come back. */
  private async leftOf({
    id: challengeId,
    seekerAccountIds,
  }: ChallengeEntity): Promise<SeekerDepartureEntity[]> {
    const where = { challengeId, accountId: Not(In(seekerAccountIds)) };
    const departures = await this.departures.find({ where, order: { at: 'DESC' }, take: 20 });
    return departures.filter(
      ({ accountId }, place) => departures.findIndex((one) => one.accountId === accountId) === place,
    );
  }

  /** Before the text of a confidential brief is given to somebody who is not of the team that asks. */
  async noteReading(found: Found, call: Call): Promise<PartPlace> {
    const { challenge, person } = found;
    const unknown: PartPlace = { part: 'unavailable' };
    const place = await this.reviewers.placeOf(found, call.context).catch(unlessUnanswered(unknown));
    if (!place.agreement || !hasBriefText(challenge)) return place;
    const basis = basisOf(found, place.agreement);
    await this.openings.noteReview(call, { challenge, accountId: person.accountId, basis });
    return place;
  }

  /** What the challenge lacks, its rights model's blanks included; fails when `terms` does not answer. */
  async findings(challenge: ChallengeEntity, context: CallContext): Promise<Finding[]> {
    const files = await this.files.findBy({ challengeId: challenge.id });
    return this.findingsWith(challenge, files, await this.missingBlanks(challenge, context));
  }

  // A draft can be written while `terms` is down; the review asks again.
  private async missing(
    challenge: ChallengeEntity,
    files: ChallengeFileEntity[],
    context: CallContext,
  ): Promise<Finding[]> {
    if (!allows(challenge.state, 'edit-in-review')) return [];
    const blanks = await this.missingBlanks(challenge, context).catch(unlessUnanswered([]));
    return this.findingsWith(challenge, files, blanks);
  }

  private async findingsWith(
    challenge: ChallengeEntity,
    files: readonly ChallengeFileEntity[],
    missingBlanks: readonly string[],
  ): Promise<Finding[]> {
    const facts = {
      hasOrganisation: challenge.organisationId !== null,
      seekers: challenge.seekerAccountIds.length,
      missingBlanks,
      filesUploading: files.filter(({ state }) => state === 'uploading').length,
    };
    const findings = findingsOf(toDraft(challenge), facts, await databaseClock(this.files.manager));
    // While it waits for its review the opening may pass; it then opens at once.
    return challenge.state === 'in-review' ? findings.filter(isNoPastOpening) : findings;
  }

  private async missingBlanks(challenge: ChallengeEntity, context: CallContext): Promise<string[]> {
    const { rightsModel, termsBlanks } = challenge;
    if (!rightsModel) return [];
    const input = { code: rightsModel, blanks: termsBlanks };
    return (await this.messaging.call(termsRpc.previewRightsModel, input, context)).missing;
  }

  private async namesOf(accountIds: Id[], context: CallContext): Promise<Map<Id, string>> {
    if (accountIds.length === 0) return new Map();
    const { accounts } = await this.messaging
      .call(accountsRpc.names, { accountIds }, context)
      .catch(unlessUnanswered({ accounts: [], organisations: [] }));
    return new Map(accounts.map(({ accountId, name }) => [accountId, name]));
  }
}

function isNoPastOpening({ field, code }: Finding): boolean {
  return !(field === 'opensAt' && code === 'in-the-past');
}

function unlessUnanswered<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof ProblemError && (error.code === 'unavailable' || error.code === 'timeout')) {
      return instead;
    }
    throw error;
  };
}
