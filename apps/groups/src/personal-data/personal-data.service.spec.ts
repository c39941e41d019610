import { newId, personalDataRpc } from '@allmende/contracts';
import { untouchedColumns } from '@allmende/testing';
import { type FilesUnderTest, startFiles } from '../files/files.fixture.js';

describe('what groups hold about a person', () => {
  let files: FilesUnderTest;
  beforeAll(async () => (files = await startFiles()));
  afterAll(() => files.stop());

  it('knows each column that names an account, in the copy and when an account is closed, or why not', async () => {
    expect(await untouchedColumns(files.service, personalDataRpc.groups, newId())).toEqual({
      notCopied: new Set([
        // says the same as `uploaded_by`; gone within a day
        'file.announced_by',
        'file_grant.account_id',
        'file_upload.account_id',
      ]),
      notErased: new Set([
        // gone within a day
        'file_grant.account_id',
        'file_upload.account_id',
        // what was written and shared stays, under an id
        'file.announced_by',
        'file.uploaded_by',
        'group_invitation.invited_by',
        'group_thread.started_by',
        // one group after the other
        'group_member.account_id',
      ]),
    });
  });
});
