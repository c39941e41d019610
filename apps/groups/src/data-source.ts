import { createDataSource } from '@allmende/platform/database';
import type { DataSource } from 'typeorm';
import { FileGrantEntity } from './files/file-grant.entity.js';
import { FilePartEntity } from './files/file-part.entity.js';
import { FileUploadEntity } from './files/file-upload.entity.js';
import { FileEntity } from './files/file.entity.js';
import { Files1763769600000 } from './migrations/1763769600000-files.js';

export const entities = [FileEntity, FileGrantEntity, FileUploadEntity, FilePartEntity];

export const migrations = [Files1763769600000];

export function dataSource(): DataSource {
  return createDataSource({ service: 'groups', entities, migrations });
}
