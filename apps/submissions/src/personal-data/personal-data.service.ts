import type { Declaration } from '@allmende/contracts';
import { type PersonalList, personalList, type PersonalRow } from '@allmende/platform/database';
import { KeyRing } from '@allmende/sealing';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FileCards } from '../sealing/file.cards.js';
import { WorkingCopies } from '../sealing/working.copies.js';
import { iso } from '../submissions/submission.sql.js';

type Own = {
  key: string;
  item: Record<string, unknown>;
  mayRead: boolean;
  workingCopy: Buffer | null;
  declaration: Buffer | null;
};
type Version = { key: string; item: Record<string, unknown>; opened: Buffer | null };
type File = { key: string; item: { submissionId: string; fileId: string } };

/** Texts may be long, and an answer has its bounds. */
const few = 2;
const filesAtOnce = 20;

/**
 * Submissions of a person's teams. Texts and files go along as far as their team reads them: the working copy, and after
 * the opening what was handed in. Whoever has not agreed to the terms reads neither.
 */
@Injectable()
export class PersonalData {
  readonly lists: PersonalList[];

  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: KeyRing,
    private readonly copies: WorkingCopies,
    private readonly cards: FileCards,
  ) {
    this.lists = [
      { list: 'submissions', limit: few, rows: (accountId, after) => this.submissions(accountId, after) },
      { list: 'versions', limit: few, rows: (accountId, after) => this.versions(accountId, after) },
      ...lists.map(([list, sql]) => personalList(dataSource, list, sql)),
      { list: 'files', limit: filesAtOnce, rows: (accountId, after) => this.files(accountId, after) },
    ];
  }

  private async submissions(accountId: string, after: string): Promise<PersonalRow[]> {
    const rows = await this.dataSource.query<Own[]>(submissionsSql, [accountId, after]);
    return Promise.all(
      rows.map(async ({ key, item, mayRead, workingCopy, declaration }) => ({
        key,
        item: {
          ...item,
          declaration: declaration && (await this.keys.open<Declaration>(declaration)),
          solution: mayRead && workingCopy ? await this.copies.open(workingCopy) : null,
        },
      })),
    );
  }

  private async versions(accountId: string, after: string): Promise<PersonalRow[]> {
    const rows = await this.dataSource.query<Version[]>(versionsSql, [accountId, after]);
    return Promise.all(
      rows.map(async ({ key, item, opened }) => ({
        key,
        item: { ...item, text: opened && (await this.copies.openContent(opened)).text },
      })),
    );
  }

  private async files(accountId: string, after: string): Promise<PersonalRow[]> {
    const rows = await this.dataSource.query<File[]>(filesSql, [accountId, after]);
    const submissionIds = [...new Set(rows.map(({ item }) => item.submissionId))];
    const cards = new Map(
      await Promise.all(submissionIds.map(async (id) => [id, await this.cards.of(id)] as const)),
    );
    return rows.map(({ key, item }) => ({
      key,
      item: { ...item, name: cards.get(item.submissionId)?.get(item.fileId)?.name ?? '' },
    }));
  }
}

/** Teams in which `$1` is; those behind `$2`. */
const ownTeams = 'FROM submission s JOIN team_member m ON m.submission_id = s.id AND m.account_id = $1';

const submissionsSql = `SELECT s.id::text AS key, s.working_copy AS "workingCopy", m.declaration,
    m.agreed_at IS NOT NULL AS "mayRead", json_build_object('submissionId', s.id, 'challengeId', s.challenge_id,
      'challenge', (SELECT w.slug FROM challenge_window w WHERE w.challenge_id = s.challenge_id), 'state', s.state, 'role', m.role, 'joinedAt', ${iso('m.joined_at')}, 'createdAt', ${iso('s.created_at')},
      'updatedAt', ${iso('s.updated_at')}, 'withdrawnAt', ${iso('s.withdrawn_at')},
       -- A reason is the team's from the decision on.
       'withdrawnByMe', s.withdrawn_by = $1, 'feedback', CASE WHEN s.decided_at IS NOT NULL THEN s.feedback END,
       'decidedAt', ${iso('s.decided_at')}) AS item
  ${ownTeams} WHERE s.id::text COLLATE "C" > $2 ORDER BY s.id::text COLLATE "C" LIMIT ${few}`;

const versionKey = `(s.id::text || lpad(v.version::text, 10, '0')) COLLATE "C"`;
const versionsSql = `SELECT ${versionKey} AS key, CASE WHEN m.agreed_at IS NOT NULL THEN v.opened END AS opened,
    json_build_object('submissionId', s.id, 'version', v.version, 'submittedAt', ${iso('v.submitted_at')},
      'submittedByMe', v.submitted_by = $1, 'textDigest', v.text_digest, 'files', v.files,
      'receiptId', v.receipt_id) AS item
  ${ownTeams} JOIN submission_version v ON v.submission_id = s.id
  WHERE ${versionKey} > $2 ORDER BY 1 LIMIT ${few}`;

const filesSql = `SELECT f.file_id::text AS key, json_build_object('fileId', f.file_id, 'submissionId', s.id,
    'size', f.size, 'type', f.type, 'digest', f.digest, 'uploadedAt', ${iso('f.uploaded_at')}) AS item
  ${ownTeams} JOIN submission_file f ON f.submission_id = s.id
  WHERE m.agreed_at IS NOT NULL AND f.state = 'complete' AND f.file_id::text COLLATE "C" > $2
  ORDER BY f.file_id::text COLLATE "C" LIMIT ${filesAtOnce}`;

const lists: [list: string, sql: string][] = [
  [
    'invitations',
    // Who followed a link that was passed on reads no address of whom it was meant for.
    `SELECT id::text AS key, json_build_object('submissionId', submission_id,
       'email', CASE WHEN account_id = $1 THEN email END, 'role', role,
       'state', state, 'invitedAt', ${iso('invited_at')}) AS item
     FROM team_invitation WHERE $1 IN (account_id, answered_by)`,
  ],
  [
    'refusedAttempts',
    `SELECT id::text AS key, json_build_object('submissionId', submission_id,
       'depositId', deposit_id, 'at', ${iso('at')}, 'closesAt', ${iso('closes_at')}) AS item
     FROM refused_attempt WHERE account_id = $1`,
  ],
  [
    'openedSubmissions',
    `SELECT id::text AS key, json_build_object('submissionId', submission_id, 'version', version,
       'fileId', file_id, 'at', ${iso('at')}) AS item
     FROM opening WHERE account_id = $1`,
  ],
  [
    'sentInvitations',
    `SELECT id::text AS key, json_build_object('submissionId', submission_id, 'role', role, 'state', state,
       'invitedAt', ${iso('invited_at')}) AS item
     FROM team_invitation WHERE invited_by = $1`,
  ],
  [
    'feedbackGiven',
    `SELECT id::text AS key, json_build_object('submissionId', id, 'feedback', feedback) AS item
     FROM submission WHERE feedback_by = $1`,
  ],
  [
    'sealedDeposits',
    `SELECT id::text AS key, json_build_object('depositId', id, 'challengeId', challenge_id,
       'sealedAt', ${iso('sealed_at')}, 'textDigest', text_digest, 'receiptId', receipt_id,
       'openedAt', ${iso('opened_at')}) AS item
     FROM deposit WHERE sealed_by = $1`,
  ],
  [
    'confirmedNonUse',
    `SELECT challenge_id::text AS key, json_build_object('challengeId', challenge_id,
       'organisationId', organisation_id, 'confirmedAt', ${iso('confirmed_at')}, 'receiptId', receipt_id) AS item
     FROM non_use WHERE confirmed_by = $1`,
  ],
];
