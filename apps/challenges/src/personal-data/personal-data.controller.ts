import { personalDataRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { type PersonalList, personalList, readPersonalPart } from '@allmende/platform/database';
import { Controller } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Challenges of the teams that ask in which the person is, and what the person did with others'. */
@Controller()
export class PersonalDataController {
  private readonly lists: PersonalList[];

  constructor(dataSource: DataSource) {
    this.lists = lists.map(([list, sql, limit]) => personalList(dataSource, list, withQuestion(sql), limit));
  }

  @Handle(personalDataRpc.challenges)
  part({ input }: Call<typeof personalDataRpc.challenges>) {
    return readPersonalPart(this.lists, input);
  }
}

/** Others of the team are counted, not named. */
const without = [
  'seeker_account_ids',
  'former_seeker_account_ids',
  'opener_account_ids',
  'keywords',
  'revision',
];

/** An id says nothing to people: beside it stands the question of what was published. */
const withQuestion = (sql: string) => `SELECT key, item::jsonb || coalesce((
    SELECT jsonb_build_object('question', q.question) FROM challenge q
    WHERE q.id::text = item::jsonb ->> 'challengeId' AND q.slug IS NOT NULL), '{}') AS item
  FROM (${sql}) AS own`;

const lists: [list: string, sql: string, limit?: number][] = [
  [
    'challenges',
    `SELECT id::text AS key, to_jsonb(c) - '{${without.join(',')}}'::text[] || jsonb_build_object(
       'team', cardinality(seeker_account_ids), 'opensSubmissions', $1 = ANY(opener_account_ids)) AS item
     FROM challenge c WHERE $1 = ANY(seeker_account_ids)`,
    1,
  ],
  [
    'changes',
    `SELECT id::text AS key, json_build_object('challengeId', challenge_id, 'kind', kind, 'note', note,
       'closesAt', closes_at, 'at', at) AS item
     FROM challenge_change WHERE account_id = $1`,
  ],
  [
    'sentBackDrafts',
    `SELECT id::text AS key, json_build_object('challengeId', challenge_id, 'reason', reason, 'at', at) AS item
     FROM challenge_review WHERE account_id = $1`,
  ],
  [
    'openedBriefs',
    `SELECT id::text AS key, json_build_object('challengeId', challenge_id, 'fileId', file_id, 'basis', basis,
       'at', at) AS item
     FROM brief_opening WHERE account_id = $1`,
  ],
  [
    'briefRequests',
    `SELECT id::text AS key, json_build_object('challengeId', challenge_id, 'state', state, 'note', note,
       'basis', basis, 'askedAt', asked_at, 'answeredAt', answered_at, 'reason', reason) AS item
     FROM brief_request WHERE account_id = $1`,
  ],
  [
    'seekerInvitations',
    `SELECT id::text AS key, json_build_object('challengeId', challenge_id, 'state', state, 'at', at) AS item
     FROM seeker_invitation WHERE account_id = $1`,
  ],
  [
    'sentSeekerInvitations',
    `SELECT id::text AS key, json_build_object('challengeId', challenge_id, 'email', email, 'state', state,
       'at', at) AS item
     FROM seeker_invitation WHERE invited_by = $1`,
  ],
  [
    'leftTeams',
    `SELECT d.id::text AS key, json_build_object('challengeId', d.challenge_id, 'at', d.at,
       'staysOnThisSide', $1 = ANY(c.former_seeker_account_ids)) AS item
     FROM seeker_departure d JOIN challenge c ON c.id = d.challenge_id WHERE d.account_id = $1`,
  ],
  [
    'tookOutOfTeams',
    `SELECT id::text AS key, json_build_object('challengeId', challenge_id, 'at', at) AS item
     FROM seeker_departure WHERE by_account_id = $1 AND account_id <> $1`,
  ],
  [
    'complaints',
    `SELECT id::text AS key, json_build_object('number', number, 'challengeId', challenge_id, 'reason', reason,
       'text', text, 'at', at, 'answer', answer, 'answeredAt', answered_at) AS item
     FROM complaint WHERE account_id = $1`,
  ],
  [
    'files',
    `SELECT f.file_id::text AS key, json_build_object('fileId', f.file_id, 'name', f.name, 'size', f.size,
       'digest', f.digest, 'challengeId', f.challenge_id, 'uploadedAt', f.uploaded_at) AS item
     FROM challenge_file f JOIN challenge c ON c.id = f.challenge_id
     WHERE $1 = ANY(c.seeker_account_ids) AND f.state = 'complete'`,
  ],
  [
    'answeredBriefRequests',
    `SELECT id::text AS key, json_build_object('challengeId', challenge_id, 'state', state,
       'answeredAt', answered_at, 'reason', reason) AS item
     FROM brief_request WHERE answered_by = $1`,
  ],
  [
    'answeredComplaints',
    `SELECT id::text AS key, json_build_object('number', number, 'challengeId', challenge_id, 'answer', answer,
       'answeredAt', answered_at) AS item
     FROM complaint WHERE answered_by = $1`,
  ],
  [
    'complaintsToAnswer',
    `SELECT id::text AS key, json_build_object('number', number, 'challengeId', challenge_id, 'as', contact_name,
       'at', at, 'answerBy', answer_by) AS item
     FROM complaint WHERE contact_account_id = $1`,
  ],
  [
    'offeredAwards',
    `SELECT id::text AS key, json_build_object('challengeId', challenge_id, 'submissionId', submission_id,
       'state', state, 'reason', reason, 'offeredAt', offered_at) AS item
     FROM award WHERE offered_by = $1`,
  ],
  [
    'namedToOpen',
    `SELECT id::text AS key, json_build_object('challengeId', id) AS item
     FROM challenge WHERE $1 = ANY(opener_account_ids)`,
  ],
  [
    'briefFilesOffered',
    `SELECT file_id::text AS key, json_build_object('fileId', file_id, 'basis', basis) AS item
     FROM brief_grant WHERE account_id = $1`,
  ],
];
