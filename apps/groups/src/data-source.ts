import { createDataSource } from '@allmende/platform/database';
import type { DataSource } from 'typeorm';
import { DataRequestEntity } from './data-requests/data-request.entity.js';
import { FileGrantEntity } from './files/file-grant.entity.js';
import { FilePartEntity } from './files/file-part.entity.js';
import { FileUploadEntity } from './files/file-upload.entity.js';
import { FileEntity } from './files/file.entity.js';
import { GroupInvitationEntity, GroupInvitationTokenEntity } from './groups/group-invitation.entity.js';
import {
  GroupFileOpeningEntity,
  GroupPostEntity,
  GroupThreadEntity,
  GroupThreadReadingEntity,
} from './groups/group-thread.entity.js';
import { GroupEntity, GroupMemberEntity } from './groups/group.entity.js';
import { Files1763769600000 } from './migrations/1763769600000-files.js';
import { Groups1763769700000 } from './migrations/1763769700000-groups.js';
import { OwnInvitations1764118800000 } from './migrations/1764118800000-own-invitations.js';
import { SealedFiles1764208800000 } from './migrations/1764208800000-sealed-files.js';
import { DataRequests1764220000000 } from './migrations/1764220000000-data-requests.js';
import { LanguagesOfInvitations1764240200000 } from './migrations/1764240200000-languages-of-invitations.js';
import { InvitedByName1764250000000 } from './migrations/1764250000000-invited-by-name.js';
import { PostsCorrected1764275400000 } from './migrations/1764275400000-posts-corrected.js';

export const entities = [
  FileEntity,
  FileGrantEntity,
  FileUploadEntity,
  FilePartEntity,
  GroupEntity,
  GroupMemberEntity,
  GroupInvitationEntity,
  GroupInvitationTokenEntity,
  GroupThreadEntity,
  GroupPostEntity,
  GroupThreadReadingEntity,
  GroupFileOpeningEntity,
  DataRequestEntity,
];

export const migrations = [
  Files1763769600000,
  Groups1763769700000,
  OwnInvitations1764118800000,
  SealedFiles1764208800000,
  DataRequests1764220000000,
  LanguagesOfInvitations1764240200000,
  InvitedByName1764250000000,
  PostsCorrected1764275400000,
];

export function dataSource(): DataSource {
  return createDataSource({ service: 'groups', entities, migrations });
}
