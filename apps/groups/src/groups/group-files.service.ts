import { type groupsRpc, type OutputOf, ProblemError } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { readPage } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FileEntity, type FileOwner } from '../files/file.entity.js';
import { FilesService, type Grant } from '../files/files.service.js';
import { GroupAccess } from './group.access.js';
import { People } from './people.js';

type On<K extends keyof typeof groupsRpc> = Call<(typeof groupsRpc)[K]>;
type FilePage = OutputOf<typeof groupsRpc.listGroupFiles>;

const ownedBy = (groupId: string): FileOwner => ({ service: 'groups', objectId: groupId });

/** A group's files: every member reads and adds; who added one, or a moderator, removes it. */
@Injectable()
export class GroupFilesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: GroupAccess,
    private readonly files: FilesService,
    private readonly people: People,
  ) {}

  async list({ actor, input, context }: On<'listGroupFiles'>): Promise<FilePage> {
    const { groupId, accountId, role } = await this.access.member(actor, input.groupId);
    const text = await readPage(this.dataSource, input, {
      rows: `SELECT f.id, f.created_at AS at, json_build_object(
             'fileId', f.id, 'name', f.name, 'size', f.size, 'type', f.type, 'digest', f.digest, 'state', f.state,
             'uploadedAt', f.uploaded_at, 'uploadedBy', f.uploaded_by, 'version', coalesce(f.version, 0),
             'lastOpenedBy', CASE WHEN $2::boolean THEN o.account_id END, 'lastOpenedAt', CASE WHEN $2 THEN o.at END,
             'mayRemove', $2 OR f.uploaded_by = $3) AS item
           FROM file f LEFT JOIN LATERAL (SELECT account_id, at FROM group_file_opening
             WHERE file_id = f.id ORDER BY at DESC LIMIT 1) o ON true
           WHERE f.owner_service = 'groups' AND f.owner_id = $1 AND f.state = 'complete'`,
      values: [groupId, role === 'moderator', accountId],
      direction: 'DESC',
    });
    const page = JSON.parse(text) as FilePage;
    const ids = page.items.flatMap(({ uploadedBy, lastOpenedBy }) =>
      lastOpenedBy ? [uploadedBy, lastOpenedBy] : [uploadedBy],
    );
    const naming = await this.people.named(ids, context);
    const items = page.items.map((item) => ({
      ...item,
      uploadedBy: naming(item.uploadedBy).name,
      lastOpenedBy: item.lastOpenedBy === null ? null : naming(item.lastOpenedBy).name,
    }));
    return { ...page, items };
  }

  async add(call: On<'addGroupFile'>): Promise<Grant> {
    const { groupId, ...file } = call.input;
    await this.access.member(call.actor, groupId);
    return this.files.grantUpload(call, ownedBy(groupId), file);
  }

  async grant(call: On<'grantGroupFile'>): Promise<Grant> {
    const { groupId, fileId } = call.input;
    await this.access.member(call.actor, groupId);
    return this.files.grantDownload(call, ownedBy(groupId), fileId);
  }

  async remove(call: On<'removeGroupFile'>): Promise<{ done: true }> {
    const { groupId, fileId } = call.input;
    const { accountId, role } = await this.access.member(call.actor, groupId);
    const file = await this.dataSource.manager.findOneBy(FileEntity, {
      id: fileId,
      ownerService: 'groups',
      ownerId: groupId,
    });
    if (!file) throw new ProblemError('file.not-found');
    if (role !== 'moderator' && file.uploadedBy !== accountId) throw new ProblemError('forbidden');
    return this.files.remove(call, ownedBy(groupId), fileId);
  }
}
