import { personalDataRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { type PersonalList, personalList, readPersonalPart } from '@allmende/platform/database';
import { Controller } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What a person wrote and shared in groups, whether or not still a member. */
@Controller()
export class PersonalDataController {
  private readonly lists: PersonalList[];

  constructor(dataSource: DataSource) {
    this.lists = lists.map(([list, sql, limit]) => personalList(dataSource, list, sql, limit));
  }

  @Handle(personalDataRpc.groups)
  part({ input }: Call<typeof personalDataRpc.groups>) {
    return readPersonalPart(this.lists, input);
  }
}

const lists: [list: string, sql: string, limit?: number][] = [
  [
    'memberships',
    `SELECT m.group_id::text AS key, json_build_object('groupId', m.group_id, 'group', g.name, 'role', m.role,
       'since', m.since, 'confidentialitySince', m.confidentiality_since) AS item
     FROM group_member m JOIN "group" g ON g.id = m.group_id WHERE m.account_id = $1`,
  ],
  [
    'invitations',
    `SELECT i.id::text AS key, json_build_object('group', g.name, 'email', i.email, 'state', i.state,
       'invitedAt', i.invited_at, 'note', i.note) AS item
     FROM group_invitation i JOIN "group" g ON g.id = i.group_id WHERE i.account_id = $1`,
  ],
  [
    'topics',
    `SELECT id::text AS key, json_build_object('groupId', group_id, 'title', title, 'startedAt', started_at) AS item
     FROM group_thread WHERE started_by = $1`,
  ],
  [
    'posts',
    `SELECT p.id::text AS key, json_build_object('groupId', t.group_id, 'topic', t.title, 'at', p.at,
       'editedAt', p.edited_at, 'text', p.text, 'removedAt', p.removed_at, 'reason', p.removal_reason,
       'removedAs', p.removed_as) AS item
     FROM group_post p JOIN group_thread t ON t.id = p.thread_id WHERE p.author_id = $1`,
    10,
  ],
  [
    'openedFiles',
    `SELECT o.file_id::text AS key, json_build_object('fileId', o.file_id, 'at', o.at) AS item
     FROM group_file_opening o WHERE o.account_id = $1`,
  ],
  [
    'files',
    `SELECT id::text AS key, json_build_object('fileId', id, 'name', name, 'version', version, 'size', size,
       'digest', digest, 'groupId', owner_id, 'uploadedAt', uploaded_at) AS item
     FROM file WHERE uploaded_by = $1 AND owner_service = 'groups' AND state = 'complete'`,
  ],
  [
    'sentInvitations',
    `SELECT i.id::text AS key, json_build_object('group', g.name, 'state', i.state, 'invitedAt', i.invited_at,
       'note', i.note) AS item
     FROM group_invitation i JOIN "group" g ON g.id = i.group_id WHERE i.invited_by = $1`,
  ],
  [
    'readTopics',
    `SELECT thread_id::text AS key, json_build_object('topicId', thread_id, 'readAt', read_at) AS item
     FROM group_thread_reading WHERE account_id = $1`,
  ],
  [
    'dataRequests',
    `SELECT id::text AS key, json_build_object('requestedAt', requested_at, 'expiresAt', expires_at,
       'fetchedAt', fetched_at) AS item
     FROM data_request WHERE account_id = $1`,
  ],
];
