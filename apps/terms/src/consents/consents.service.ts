import {
  type Actor,
  type Consent,
  type ConsentInFull,
  type consentsRpc,
  isPerson,
  officesOf,
  type OutputOf,
  type OwnConsent,
  personOf,
} from '@allmende/contracts';
import type { Call, CallContext } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { readPage } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { accountOf } from '../acceptances/acceptance.access.js';
import { type Names, NamesService } from '../acceptances/names.service.js';
import { isStanding } from '../terms/terms.sql.js';
import { WindowsService } from '../windows/windows.service.js';
import { ConfidentialityService } from './confidentiality.service.js';
import { findConsent, lockConsent, type OwnRow, type Row } from './consent.access.js';
import { type ConsentAnswer, givenAs, judgeConsent } from './consent.rules.js';
import { consentJson, consents, dueOf, isOthers, officeJson } from './consent.sql.js';
import { ConsentWriter } from './consent.writer.js';

type Page = { items: Consent[]; nextCursor: string | null };
type Own = OutputOf<typeof consentsRpc.ownConsents>;
type OwnOffice = Omit<Own['offices'][number], 'name'>;
type Answering = Call<typeof consentsRpc.giveConsent> | Call<typeof consentsRpc.holdConsent>;
type Known = { accounts: Names; organisations: Names };

/** What offices are asked, and what they say. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly windows: WindowsService,
    private readonly names: NamesService,
    private readonly writer: ConsentWriter,
    private readonly confidentiality: ConfidentialityService,
  ) {}

  async list({ input, actor, context }: Call<typeof consentsRpc.listConsents>): Promise<Page> {
    const text = await readPage(this.dataSource, input, {
      rows: rowsOf[input.which],
      values: [officesOf(actor), accountOf(actor), input.challengeId ?? null],
      direction: input.which === 'waiting' ? 'ASC' : 'DESC',
    });
    const { items, nextCursor } = JSON.parse(text) as { items: Row[]; nextCursor: string | null };
    const known = await this.namesOf(items, context);
    return { items: items.map((row) => toConsent(row, known)), nextCursor };
  }

  async get({ input, actor, context }: Call<typeof consentsRpc.getConsent>): Promise<ConsentInFull> {
    const row = await findConsent(this.dataSource.manager, input.consentId, actor);
    const [known, confidentiality] = await Promise.all([
      this.namesOf([row], context),
      this.confidentiality.of(row, accountOf(actor)),
    ]);
    return { ...toConsent(row, known), confidentiality };
  }

  give(call: Call<typeof consentsRpc.giveConsent>): Promise<Consent> {
    return this.answer(call, givenAs(call.input.note));
  }

  hold(call: Call<typeof consentsRpc.holdConsent>): Promise<Consent> {
    return this.answer(call, { state: 'held', note: call.input.reason });
  }

  /** Before a draft: who will hear of it. From then on: where it stands. */
  async own({ input, actor, context }: Call<typeof consentsRpc.ownConsents>): Promise<Own> {
    const { challengeId } = input;
    const accountId = accountOf(actor);
    const { window } = await this.windows.visible(challengeId, context);
    const belongsTo = verifiedOf(actor).filter((organisationId) => organisationId !== window.organisationId);
    const [offices, rows] = await Promise.all([
      this.dataSource.query<OwnOffice[]>(ownOffices, [belongsTo, challengeId, accountId]),
      this.dataSource.query<{ item: OwnRow }[]>(
        `SELECT ${consentJson('c')} AS item FROM ${consents}
         WHERE challenge_id = $1 AND c.account_id = $2 ORDER BY c.asked_at, c.consent_id`,
        [challengeId, accountId],
      ),
    ]);
    const items = rows.map(({ item }) => item);
    const asked = [...offices, ...items].map(({ organisationId }) => organisationId);
    const names = await this.names.ofOrganisations(asked, context);
    return {
      offices: offices.map((office) => ({ ...office, name: names.get(office.organisationId) ?? '' })),
      items: items.map((row) => toOwnConsent(row, names)),
    };
  }

  private async answer(call: Answering, given: ConsentAnswer): Promise<Consent> {
    const { accountId } = personOf(call.actor);
    const { consentId } = call.input;
    const found = await findConsent(this.dataSource.manager, consentId, call.actor);
    const known = await this.namesOf([found], call.context);
    return this.windows.withFreshWindow(found.challengeId, call.context, () =>
      this.writes.run(call, async (tx) => {
        const now = await lockConsent(tx, consentId);
        const row = await findConsent(tx, consentId, call.actor);
        const standing = { ...row, dueAt: new Date(row.dueAt) };
        if (judgeConsent(given, standing, now) === 'new')
          await this.writer.settle(tx, row, { ...given, by: accountId, at: now });
        return toConsent(await findConsent(tx, consentId, call.actor), known);
      }),
    );
  }

  private namesOf(rows: Row[], context: CallContext): Promise<Known> {
    const accounts = rows.map(({ accountId }) => accountId);
    const organisations = rows.map(({ organisationId }) => organisationId);
    return this.names.of({ accounts, organisations }, context);
  }
}

function verifiedOf(actor: Actor): string[] {
  if (!isPerson(actor)) return [];
  return actor.organisations.filter(({ verified }) => verified).map(({ organisationId }) => organisationId);
}

function toOwnConsent({ accountId: _person, organisationId, ...row }: OwnRow, names: Names): OwnConsent {
  return { ...row, organisation: { organisationId, name: names.get(organisationId) ?? '' } };
}

function toConsent(row: Row, { accounts, organisations }: Known): Consent {
  const { accountId, awardUntil } = row;
  const who = { accountId, name: accounts.get(accountId) ?? '' };
  return { ...toOwnConsent(row, organisations), person: who, awardUntil };
}

const rowsBy = (
  at: string,
) => `SELECT c.consent_id AS id, ${at} AS at, ${officeJson('c')} AS item FROM ${consents}
  WHERE c.organisation_id = ANY ($1) AND ${isOthers('$2')} AND ($3::uuid IS NULL OR c.challenge_id = $3)`;
const rowsOf = {
  waiting: `${rowsBy(dueOf('c', 'w'))} AND c.state = 'asked'`,
  held: `${rowsBy('c.answered_at')} AND c.state = 'held'`,
  answered: `${rowsBy('c.answered_at')} AND c.state NOT IN ('asked', 'held')`,
  standing: `${rowsBy('c.asked_at')} AND c.state <> 'withdrawn'`,
};

const ownOffices = `SELECT o.organisation_id AS "organisationId", o.rule, o.days FROM office o
  WHERE o.organisation_id = ANY ($1) OR EXISTS (
    SELECT FROM acceptance a WHERE a.challenge_id = $2 AND a.account_id = $3
      AND a.organisation_id = o.organisation_id AND ${isStanding('a')})
  ORDER BY o.organisation_id`;
