import { filesEvents, filesRpc } from '@allmende/contracts';
import { eventually, person } from '@allmende/testing';
import { type FilesUnderTest, newOwner, startFiles } from './files.fixture.js';
import { FilesSweep } from './files.sweep.js';

let files: FilesUnderTest;
beforeAll(async () => (files = await startFiles()), 60_000);
afterAll(() => files.stop());

async function stateOf(fileId: string): Promise<string> {
  const [row] = await files.service.db.query('SELECT state FROM file WHERE id = $1', [fileId]);
  return row.state;
}

describe('the sweep', () => {
  it('aborts uploads after their 24 hours, in the store too, and leaves younger ones', async () => {
    const old = await files.begin({ name: 'a.pdf', size: 10 });
    const young = await files.begin({ name: 'a.pdf', size: 10 });
    await files.service.db.query(
      `UPDATE file_upload SET expires_at = clock_timestamp() - interval '1 second' WHERE file_id = $1`,
      [old.fileId],
    );
    await files.service.get(FilesSweep).sweep();
    expect([await stateOf(old.fileId), await stateOf(young.fileId)]).toEqual(['removed', 'uploading']);
    const removed = await files.service.published(filesEvents.fileRemoved);
    expect(removed.map(({ payload }) => payload.fileId)).toEqual([old.fileId]);
    await eventually('the store forgets the old upload alone', async () => {
      const open = await files.storage.unfinishedUploads('files/');
      return open.map(({ key }) => key).join() === `files/${young.fileId}`;
    });
  });

  it('removes announced files that never came', async () => {
    const input = { owner: newOwner(), name: 'a.pdf', size: 10 };
    const { fileId } = await files.service.call(filesRpc.grantUpload, input, person());
    await files.service.get(FilesSweep).sweep();
    expect(await stateOf(fileId)).toBe('uploading');
    await files.service.db.query(
      `UPDATE file SET created_at = created_at - interval '2 hours' WHERE id = $1`,
      [fileId],
    );
    await files.service.get(FilesSweep).sweep();
    expect(await stateOf(fileId)).toBe('removed');
  });

  it('aborts uploads in the store that nobody speaks of', async () => {
    const known = await files.begin({ name: 'a.pdf', size: 10 });
    await files.storage.createUpload('files/of-nobody');
    await files.service.get(FilesSweep).abortOrphans(Date.now() + 1000);
    const left = (await files.storage.unfinishedUploads('files/')).map(({ key }) => key);
    expect(left).toContain(`files/${known.fileId}`);
    expect(left).not.toContain('files/of-nobody');
  });

  it('forgets used-up addresses of complete files, never the files', async () => {
    const { fileId } = await files.upload('kept.txt', Buffer.from('kept'));
    await files.service.db.query(
      `UPDATE file_upload SET expires_at = clock_timestamp() - interval '1 second' WHERE file_id = $1`,
      [fileId],
    );
    await files.service.get(FilesSweep).sweep();
    expect(await stateOf(fileId)).toBe('complete');
    expect(await files.service.db.query('SELECT 1 FROM file_upload WHERE file_id = $1', [fileId])).toEqual(
      [],
    );
    expect(await files.storage.stat(`files/${fileId}`)).toMatchObject({ size: 4 });
  });
});
