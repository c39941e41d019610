import {
  type Confirmation,
  type confirmationsRpc,
  newId,
  type Person,
  personOf,
  ProblemError,
  termsEvents,
} from '@allmende/contracts';
import type { Call, CallContext } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { accountOf } from '../acceptances/acceptance.access.js';
import { cursorOf, placeOf } from '../acceptances/acceptance.cursor.js';
import { AcceptanceEntity, versionIdsOf } from '../acceptances/acceptance.entity.js';
import type { VersionInForce } from '../acceptances/acceptance.rules.js';
import { acceptanceColumns } from '../acceptances/acceptance.sql.js';
import { factsFor, staysCurrent, takeTurn } from '../acceptances/acceptance.store.js';
import { NamesService } from '../acceptances/names.service.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { isCurrent, isStanding } from '../terms/terms.sql.js';
import { isOfSeekers, isOpenNow } from '../windows/window.sql.js';
import { WindowsService } from '../windows/windows.service.js';
import { type Answer, boundBy, judgeAnswer } from './confirmation.rules.js';
import { toConfirmation } from './confirmation.view.js';

type Confirm = Call<typeof confirmationsRpc.confirm>;
type Refuse = Call<typeof confirmationsRpc.refuse>;
type Page = { items: Confirmation[]; nextCursor: string | null };

/** Organisations answer what members who cannot bind them agreed to in their name. */
@Injectable()
export class ConfirmationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly evidence: EvidenceService,
    private readonly windows: WindowsService,
    private readonly names: NamesService,
  ) {}

  /** What can be confirmed at this moment, oldest first. */
  async list({ input, actor, context }: Call<typeof confirmationsRpc.listConfirmations>): Promise<Page> {
    const { at, id } = placeOf(input.cursor, 'oldest');
    const rows = await this.dataSource.query<AcceptanceEntity[]>(waiting, [
      boundBy(actor),
      accountOf(actor),
      at,
      id,
      input.limit + 1,
    ]);
    const shown = rows.slice(0, input.limit);
    const last = rows.length > input.limit ? shown.at(-1) : undefined;
    const names = await this.namesOf(shown, context);
    return {
      items: shown.map((row) => toConfirmation(row, names)),
      nextCursor: last ? cursorOf(last) : null,
    };
  }

  async get({ input, actor, context }: Call<typeof confirmationsRpc.getConfirmation>): Promise<Confirmation> {
    const row = await this.find(input.acceptanceId, actor);
    return toConfirmation(row, await this.namesOf([row], context));
  }

  confirm(call: Confirm): Promise<Confirmation> {
    return this.answer(call, { answer: 'confirmed', versionIds: call.input.versionIds });
  }

  refuse(call: Refuse): Promise<Confirmation> {
    return this.answer(call, { answer: 'refused' });
  }

  private async answer(call: Confirm | Refuse, given: Answer): Promise<Confirmation> {
    const { input, context } = call;
    const who = personOf(call.actor);
    const found = await this.find(input.acceptanceId, who);
    const { acceptanceId, challengeId, accountId } = found;
    const names = await this.namesOf([found], context);
    return this.windows.withFreshWindow(challengeId, context, () =>
      this.writes.run(call, async (tx) => {
        await takeTurn(tx, challengeId, accountId);
        const row = await tx.findOneByOrFail(AcceptanceEntity, { acceptanceId });
        const facts = await factsFor(tx, challengeId, accountId);
        const isCurrent = await staysCurrent(tx, row);
        const isSame = judgeAnswer(given, row, { ...facts, isCurrent }) === 'same';
        const { answer } = given;
        const answered = isSame ? row : await this.write(tx, row, { call, who, answer, at: facts.now });
        return toConfirmation(answered, names);
      }),
    );
  }

  private async write(
    tx: EntityManager,
    row: AcceptanceEntity,
    { call, who, answer, at }: { call: Confirm | Refuse; who: Person; answer: Answer['answer']; at: Date },
  ): Promise<AcceptanceEntity> {
    const { acceptanceId, challengeId, accountId, organisationId } = row;
    if (organisationId === null) throw new Error('Only an organisation answers');
    const receiptId = newId();
    const change = { answer, answeredBy: who.accountId, answerReceiptId: receiptId, answeredAt: at };
    const confirmed = answer === 'confirmed';
    await tx.update(AcceptanceEntity, acceptanceId, { ...change, ...(confirmed ? {} : { endedAt: at }) });
    const fact = { acceptanceId, challengeId, accountId, organisationId, receiptId, confirmed };
    await this.outbox.append(tx, termsEvents.confirmationAnswered, { ...fact, answeredBy: who.accountId });
    await this.evidence.append(tx, {
      receiptId,
      holders: [who.accountId, accountId],
      statement: {
        type: 'agreement-answered',
        at: at.toISOString(),
        accountId: who.accountId,
        challengeId,
        organisationId,
        memberAccountId: accountId,
        agreementReceiptId: row.receiptId,
        portalId: who.portal ?? null,
        language: call.input.language,
        confirmed,
        versions: await versionsOf(tx, row),
      },
    });
    return { ...row, ...change };
  }

  /** For whoever may not bind the organisation, or belongs to the team that asks, there is nothing. */
  private async find(acceptanceId: string, actor: Confirm['actor']): Promise<AcceptanceEntity> {
    const [row] = await this.dataSource.query<AcceptanceEntity[]>(`${asked} AND a.acceptance_id = $3`, [
      boundBy(actor),
      accountOf(actor),
      acceptanceId,
    ]);
    if (!row) throw new ProblemError('confirmation.not-found');
    return row;
  }

  private namesOf(rows: AcceptanceEntity[], context: CallContext) {
    const accounts = rows.map(({ accountId }) => accountId);
    const organisations = rows.map(({ organisationId }) => organisationId);
    return this.names.of({ accounts, organisations }, context);
  }
}

/** What signatories of the organisations in `$1` are asked; the team that asks does not learn who takes part. */
const asked = `SELECT ${acceptanceColumns} FROM acceptance a LEFT JOIN challenge_window w USING (challenge_id)
  WHERE a.organisation_id = ANY($1) AND NOT a.is_binding AND NOT ${isOfSeekers('$2', 'w')}`;

const waiting = `${asked} AND a.answer IS NULL AND ${isStanding('a')} AND ${isCurrent('a')} AND ${isOpenNow('w')}
    AND (a.accepted_at, a.acceptance_id) > ($3::timestamptz, $4::uuid)
  ORDER BY a.accepted_at, a.acceptance_id LIMIT $5`;

/** As the statement of the member's own agreement names them, also when there are newer ones by now. */
function versionsOf(tx: EntityManager, row: AcceptanceEntity): Promise<VersionInForce[]> {
  return tx.query(
    `SELECT version_id AS "versionId", layer, number, digest FROM terms_version WHERE version_id = ANY($1)
     ORDER BY array_position($1, version_id)`,
    [versionIdsOf(row)],
  );
}
