import { type Acceptance, newId, personOf, ProblemError, termsEvents, termsRpc } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ConsentRequests } from '../consents/consent.requests.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { WindowsService } from '../windows/windows.service.js';
import { AcceptanceEntity, toAcceptance } from './acceptance.entity.js';
import { judge, lateOf, partyFor, type Question, type VersionInForce } from './acceptance.rules.js';
import { factsFor, standingOf, takeTurn } from './acceptance.store.js';
import { NamesService } from './names.service.js';
import { RefusedAgreements } from './refused-agreements.service.js';

type Accept = Call<typeof termsRpc.accept>;
type Decline = Call<typeof termsRpc.decline>;

/** Of one account to one challenge in a day: changing one's mind, the party or the wording takes fewer. */
export const mostADay = 10;

/** What is written when an agreement is new. */
type Agreement = { input: Accept['input']; question: Question; inForce: readonly VersionInForce[]; at: Date };

@Injectable()
export class AcceptancesService {
  constructor(
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly evidence: EvidenceService,
    private readonly windows: WindowsService,
    private readonly names: NamesService,
    private readonly consents: ConsentRequests,
    private readonly refusedAgreements: RefusedAgreements,
  ) {}

  async accept(call: Accept): Promise<Acceptance> {
    const { input, context } = call;
    const who = personOf(call.actor);
    const question = { who, party: partyFor(who, input.party), versionIds: input.versionIds };
    const names = await this.names.ofOrganisations([question.party.organisationId], context);
    const agreeing = this.windows.withFreshWindow(input.challengeId, context, () =>
      this.writes.run(call, async (tx) => {
        const row = await this.agree(tx, input, question);
        return toAcceptance(row, names.get(row.organisationId ?? '') ?? null);
      }),
    );
    return agreeing.catch(async (error: unknown) => {
      const late = lateOf(error);
      throw late ? await this.refusedAgreements.note(call, late) : error;
    });
  }

  /**
   * A mere decline leaves no trace of who declined; a standing agreement ends for the future, with proof. Without the
   * form's key: what is kept for its repeat would name the person beside the digest of the reason.
   */
  async decline(call: Decline): Promise<{ done: true }> {
    const { input, context } = call;
    const who = personOf(call.actor);
    await this.windows.visible(input.challengeId, context);
    return this.writes.run({ ...call, key: undefined }, async (tx) => {
      await takeTurn(tx, input.challengeId, who.accountId);
      if (input.reason) await keepReason(tx, input.challengeId, input.reason);
      const standing = await standingOf(tx, input.challengeId, who.accountId);
      if (standing) await this.end(tx, standing);
      return { done: true as const };
    });
  }

  private async agree(
    tx: EntityManager,
    input: Accept['input'],
    question: Question,
  ): Promise<AcceptanceEntity> {
    const { challengeId } = input;
    const { who } = question;
    await takeTurn(tx, challengeId, who.accountId);
    const facts = await factsFor(tx, challengeId, who.accountId);
    const { standing, inForce, now: at } = facts;
    if (judge(question, facts) === 'same' && standing) return standing;
    await assertNotTooOften(tx, challengeId, who.accountId);
    if (standing) await tx.update(AcceptanceEntity, standing.acceptanceId, { supersededAt: at });
    return this.write(tx, { input, question, inForce, at });
  }

  private async write(tx: EntityManager, agreement: Agreement): Promise<AcceptanceEntity> {
    const { challengeId, language } = agreement.input;
    const { who, party } = agreement.question;
    const { accountId } = who;
    const row = rowFor(agreement);
    const { acceptanceId, receiptId } = row;
    const { organisationId } = party;
    await tx.insert(AcceptanceEntity, row);
    await this.outbox.append(tx, termsEvents.accepted, { acceptanceId, challengeId, accountId, receiptId });
    if (organisationId && !party.isBinding) {
      const question = { acceptanceId, challengeId, accountId, organisationId };
      await this.outbox.append(tx, termsEvents.confirmationAsked, question);
    }
    await this.consents.askAfterAgreeing(tx, { challengeId, accountId });
    await this.evidence.append(tx, {
      receiptId,
      holders: [accountId],
      statement: {
        type: 'agreement',
        at: agreement.at.toISOString(),
        accountId,
        challengeId,
        portalId: row.portalId,
        party:
          organisationId === null
            ? { kind: 'self' }
            : { kind: 'organisation', organisationId, binding: party.isBinding },
        language,
        versions: [...agreement.inForce],
        receiptId,
      },
    });
    return row;
  }

  private async end(tx: EntityManager, { acceptanceId, challengeId, accountId }: AcceptanceEntity) {
    const [row] = await tx.query<{ at: Date }[]>(
      `WITH ended AS (
         UPDATE acceptance SET ended_at = date_trunc('milliseconds', clock_timestamp())
         WHERE acceptance_id = $1 RETURNING ended_at)
       SELECT ended_at AS at FROM ended`,
      [acceptanceId],
    );
    if (!row) throw new Error('The agreement to end is gone');
    await this.outbox.append(tx, termsEvents.declined, { challengeId, accountId });
    await this.evidence.append(tx, {
      receiptId: newId(),
      holders: [accountId],
      statement: { type: 'agreement-ended', at: row.at.toISOString(), accountId, challengeId },
    });
  }
}

/** Each agreement, and the end of each, is a row of the log for good. Declining stays possible: it ends one that there is. */
async function assertNotTooOften(tx: EntityManager, challengeId: string, accountId: string): Promise<void> {
  const rows = await tx.query<unknown[]>(
    `SELECT FROM acceptance WHERE challenge_id = $1 AND account_id = $2
       AND accepted_at > clock_timestamp() - interval '1 day' LIMIT ${mostADay}`,
    [challengeId, accountId],
  );
  if (rows.length >= mostADay) throw new ProblemError('terms.too-often');
}

function rowFor({ input, question: { who, party }, inForce, at }: Agreement): AcceptanceEntity {
  const [platform, cluster, challenge] = inForce;
  if (!platform || !cluster || !challenge) throw new Error('An agreement names three versions');
  return {
    acceptanceId: newId(),
    challengeId: input.challengeId,
    accountId: who.accountId,
    ...party,
    platformVersionId: platform.versionId,
    clusterVersionId: cluster.versionId,
    challengeVersionId: challenge.versionId,
    language: input.language,
    portalId: who.portal ?? null,
    receiptId: newId(),
    acceptedAt: at,
    remindedAt: null,
    endedAt: null,
    supersededAt: null,
    answer: null,
    answeredBy: null,
    answerReceiptId: null,
    answeredAt: null,
  };
}

/** The same words of the same day are kept once, so that a form that is sent again says nothing twice. */
async function keepReason(tx: EntityManager, challengeId: string, reason: string): Promise<void> {
  await tx.query(
    `INSERT INTO decline_reason (reason_id, challenge_id, reason, declined_on)
     SELECT gen_random_uuid(), $1::uuid, $2::text, current_date WHERE NOT EXISTS (
       SELECT FROM decline_reason WHERE challenge_id = $1 AND reason = $2 AND declined_on = current_date)`,
    [challengeId, reason],
  );
}
