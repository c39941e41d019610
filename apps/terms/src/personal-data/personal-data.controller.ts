import { personalDataRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import {
  type PersonalList,
  personalList,
  type PersonalRow,
  readPersonalPart,
} from '@allmende/platform/database';
import { Controller } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { consents, dueOf } from '../consents/consent.sql.js';
import { ReceiptsService } from '../evidence/receipts.service.js';
import { iso } from '../terms/terms.sql.js';

type Held = { key: string; receiptId: string };

/** What a person agreed to, and every receipt with its statement, its salt and its proof, as it can be checked. */
@Controller()
export class PersonalDataController {
  private readonly lists: PersonalList[];

  constructor(
    private readonly dataSource: DataSource,
    private readonly receipts: ReceiptsService,
  ) {
    this.lists = [
      ...lists.map(([list, sql]) => personalList(dataSource, list, sql)),
      { list: 'receipts', limit: receiptsAtOnce, rows: (...place) => this.receiptsOf(...place) },
    ];
  }

  @Handle(personalDataRpc.terms)
  part({ input }: Call<typeof personalDataRpc.terms>) {
    return readPersonalPart(this.lists, input);
  }

  private async receiptsOf(accountId: string, after: string): Promise<PersonalRow[]> {
    const held = await this.dataSource.query<Held[]>(heldSql, [accountId, after]);
    return Promise.all(
      held.map(async ({ key, receiptId }) => ({
        key,
        item: await this.receipts.issued(receiptId, accountId),
      })),
    );
  }
}

const receiptsAtOnce = 20;
/** By the number itself, which the index has in order: of those who asked there may be very many. */
const heldSql = `SELECT h.seq::text AS key, r.receipt_id AS "receiptId"
  FROM receipt_holder h JOIN receipt r USING (seq)
  WHERE h.account_id = $1 AND h.seq > coalesce(nullif($2, ''), '0')::bigint
  ORDER BY h.seq LIMIT ${receiptsAtOnce}`;

const lists: [list: string, sql: string][] = [
  [
    'agreements',
    `SELECT acceptance_id::text AS key, json_build_object('challengeId', challenge_id,
       'organisationId', organisation_id, 'versionIds', json_build_array(platform_version_id, cluster_version_id,
       challenge_version_id), 'language', language, 'portalId', portal_id, 'receiptId', receipt_id,
       'acceptedAt', ${iso('accepted_at')}, 'remindedAt', ${iso('reminded_at')}, 'endedAt', ${iso('ended_at')},
       'replacedAt', ${iso('superseded_at')}, 'answer', answer, 'answeredAt', ${iso('answered_at')}) AS item
     FROM acceptance WHERE account_id = $1`,
  ],
  [
    'shownTerms',
    `SELECT challenge_id::text AS key, json_build_object('challengeId', challenge_id, 'versionIds', version_ids,
       'shownAt', ${iso('shown_at')}) AS item
     FROM terms_shown WHERE account_id = $1`,
  ],
  [
    'officeConsents',
    `SELECT c.consent_id::text AS key, json_build_object('challengeId', challenge_id,
       'organisationId', c.organisation_id, 'state', c.state, 'askedAt', ${iso('c.asked_at')},
       'dueAt', ${iso(dueOf('c', 'w'))}, 'note', c.note, 'answeredAt', ${iso('c.answered_at')},
       'receiptId', c.receipt_id) AS item
     FROM ${consents} WHERE c.account_id = $1`,
  ],
  [
    'approvedOpenings',
    `SELECT challenge_id::text AS key, json_build_object('challengeId', challenge_id, 'at', ${iso('at')}) AS item
     FROM opening_approval WHERE account_id = $1`,
  ],
  [
    'participations',
    `SELECT challenge_id::text AS key, json_build_object('challengeId', challenge_id,
       'organisationIds', organisation_ids) AS item
     FROM participation WHERE account_id = $1`,
  ],
  [
    'answeredAgreements',
    `SELECT acceptance_id::text AS key, json_build_object('challengeId', challenge_id,
       'organisationId', organisation_id, 'answer', answer, 'answeredAt', ${iso('answered_at')}) AS item
     FROM acceptance WHERE answered_by = $1`,
  ],
  [
    'answeredConsents',
    `SELECT consent_id::text AS key, json_build_object('challengeId', challenge_id,
       'organisationId', organisation_id, 'state', state, 'note', note, 'answeredAt', ${iso('answered_at')}) AS item
     FROM consent WHERE answered_by = $1`,
  ],
  [
    'officeAgreements',
    `SELECT challenge_id::text || organisation_id AS key, json_build_object('challengeId', challenge_id,
       'organisationId', organisation_id, 'versionIds', version_ids, 'language', language,
       'agreedAt', ${iso('agreed_at')}, 'receiptId', receipt_id) AS item
     FROM office_agreement WHERE account_id = $1`,
  ],
  [
    'managerAgreements',
    `SELECT challenge_id::text AS key, json_build_object('challengeId', challenge_id, 'clusterId', cluster_id,
       'organisationId', organisation_id, 'language', language, 'agreedAt', ${iso('agreed_at')},
       'receiptId', receipt_id) AS item
     FROM manager_agreement WHERE account_id = $1`,
  ],
  [
    'restrictedReadings',
    `SELECT reading_id::text AS key, json_build_object('askedByMe', asked_by = $1,
       'reason', CASE WHEN asked_by = $1 THEN reason END, 'askedAt', ${iso('asked_at')},
       'approvedAt', ${iso('approved_at')}, 'declinedAt', ${iso('declined_at')},
       'declinedBecause', CASE WHEN declined_by = $1 THEN declined_because END, 'readAt', ${iso('read_at')}) AS item
     FROM restricted_reading WHERE $1 IN (asked_by, approved_by, declined_by)`,
  ],
];
