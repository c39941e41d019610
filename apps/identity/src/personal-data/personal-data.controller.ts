import { personalDataRpc, ProblemError } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { type PersonalList, personalList, readPersonalPart } from '@allmende/platform/database';
import { Controller } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity.js';

/** What is kept here about a person; passwords and tokens are kept as digests only and say nothing. */
@Controller()
export class PersonalDataController {
  private readonly lists: PersonalList[];

  constructor(private readonly dataSource: DataSource) {
    this.lists = lists.map(([list, sql]) => personalList(dataSource, list, sql));
  }

  @Handle(personalDataRpc.identity)
  async part({ input }: Call<typeof personalDataRpc.identity>) {
    const isKnown = await this.dataSource.manager.existsBy(AccountEntity, { id: input.accountId });
    if (!isKnown) throw new ProblemError('not-found');
    return readPersonalPart(this.lists, input);
  }
}

const lists: [list: string, sql: string][] = [
  [
    'account',
    `SELECT a.id::text AS key, json_build_object('accountId', a.id, 'email', a.email, 'name', a.name,
       'language', a.language, 'operator', a.operator, 'confirmedAt', a.confirmed_at, 'firstPortal', c.name) AS item
     FROM account a LEFT JOIN cluster c ON c.id = a.portal_id WHERE a.id = $1`,
  ],
  [
    'memberships',
    `SELECT m.id::text AS key, json_build_object('cluster', c.name, 'state', m.state, 'roles', m.roles,
       'ofRecord', m.of_record, 'requestedAt', m.requested_at, 'decidedAt', m.decided_at, 'endedAt', m.ended_at,
       'reason', m.reason) AS item
     FROM membership m JOIN cluster c ON c.id = m.cluster_id WHERE m.account_id = $1`,
  ],
  [
    'affiliations',
    `SELECT a.id::text AS key, json_build_object('organisation', o.name, 'role', a.role, 'statedAs', a.stated_as, 'statedAt', a.stated_at,
       'verifiedBy', a.verified_by, 'verifiedAt', a.verified_at, 'leftAt', a.left_at) AS item
     FROM affiliation a JOIN organisation o ON o.id = a.organisation_id WHERE a.account_id = $1`,
  ],
  [
    'sessions',
    `SELECT s.id::text AS key, json_build_object('portal', c.name, 'device', s.device, 'startedAt', s.started_at,
       'lastSeenAt', s.last_seen_at) AS item
     FROM session s LEFT JOIN cluster c ON c.id = s.portal_id WHERE s.account_id = $1`,
  ],
  [
    'emailChange',
    `SELECT account_id::text AS key, json_build_object('email', email, 'askedAt', asked_at) AS item
     FROM email_change WHERE account_id = $1`,
  ],
  [
    'mails',
    `SELECT id::text AS key, json_build_object('purpose', purpose, 'email', email, 'askedAt', created_at) AS item
     FROM mail_link WHERE account_id = $1`,
  ],
  [
    'retentionPeriods',
    `SELECT h.id::text AS key, json_build_object('cluster', c.name, 'before', h.before, 'after', h.after,
       'chosenAt', h.at) AS item
     FROM retention_periods_choice h JOIN cluster c ON c.id = h.cluster_id WHERE h.account_id = $1`,
  ],
  [
    'offices',
    `SELECT p.organisation_id::text AS key, json_build_object('organisation', o.name, 'head', p.is_head) AS item
     FROM office_person p JOIN organisation o ON o.id = p.organisation_id WHERE p.account_id = $1`,
  ],
  [
    'decidedMemberships',
    `SELECT m.id::text AS key, json_build_object('cluster', c.name, 'decidedAt', m.decided_at,
       'reason', m.reason) AS item
     FROM membership m JOIN cluster c ON c.id = m.cluster_id WHERE m.decided_by = $1`,
  ],
  [
    'verifiedAffiliations',
    `SELECT a.id::text AS key, json_build_object('organisation', o.name, 'verifiedAt', a.verified_at) AS item
     FROM affiliation a JOIN organisation o ON o.id = a.organisation_id WHERE a.verifier_id = $1`,
  ],
];
