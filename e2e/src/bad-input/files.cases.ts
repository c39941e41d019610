import { request } from 'node:http';
import { accountsRpc, submissionsRpc } from '@allmende/contracts';
import { PortalClient, send } from '@allmende/local/client/portal.client';
import { demoParts } from '../story/play.js';
import { ask, problemOf, type Stage } from './bad-input.stage.js';

/** Files that are not what was announced, and grants that are not one's own. */
export function describeFiles(stage: () => Stage): void {
  const expert = () => stage().people.expert;
  const tus = { 'tus-resumable': '1.0.0' };
  const bytes = { ...tus, 'content-type': 'application/offset+octet-stream' };
  const grantFor = (size: number, name = 'a.txt', type = 'text/plain') =>
    expert().call(submissionsRpc.addFile, { submissionId: stage().ids.submission, name, size, type });
  const begin = async (size: number, name?: string, type?: string) => {
    const { url } = await grantFor(size, name, type);
    const begun = await send(url, { method: 'POST', headers: { ...tus, 'upload-length': size } });
    return new URL(String(begun.headers.location), url).href;
  };
  const patch = async (address: string, body: string, headers: Record<string, string> = {}) =>
    problemOf(
      await send(address, {
        method: 'PATCH',
        headers: { ...bytes, 'upload-offset': '0', ...headers },
        body,
      }),
    );

  it('larger than announced are refused', async () => {
    expect(await patch(await begin(4), 'more than four')).toMatchObject({
      status: 413,
      code: 'file.too-large',
    });
  });

  it('of another type than their name says are refused', async () => {
    const html = '<!doctype html><script>alert(1)</script>';
    const answer = await patch(await begin(html.length, 'plan.pdf', 'application/pdf'), html);
    expect(answer).toMatchObject({ status: 415, code: 'file.type-mismatch' });
  });

  it('with a wrong check sum are refused, and none of it counts', async () => {
    const address = await begin(4);
    const digest = Buffer.alloc(32).toString('base64');
    const answer = await patch(address, 'four', { 'upload-checksum': `sha256 ${digest}` });
    expect(answer).toMatchObject({ status: 460, code: 'file.digest-mismatch' });
    expect((await send(address, { method: 'HEAD', headers: tus })).headers['upload-offset']).toBe('0');
  });

  it('at another offset than the upload stands are refused', async () => {
    expect(await patch(await begin(8), 'four', { 'upload-offset': '4' })).toMatchObject({
      code: 'file.offset-mismatch',
    });
  });

  it('go up through a grant once, and through none that was invented', async () => {
    const { url } = await grantFor(4);
    const headers = { ...tus, 'upload-length': 4 };
    expect((await send(url, { method: 'POST', headers })).status).toBe(201);
    const again = problemOf(await send(url, { method: 'POST', headers }));
    expect(again).toMatchObject({ status: 403, code: 'grant.invalid' });
    const invented = url.slice(0, -6) + 'AAAAAA';
    expect(problemOf(await send(invented, { method: 'POST', headers })).status).toBe(403);
  });

  it('of others are not granted', async () => {
    const { people, ids } = stage();
    const { fileId } = await grantFor(4);
    for (const who of [people.colleague, people.company]) {
      const route = `POST /submissions/${ids.submission}/files/${fileId}/grant`;
      expect((await ask(who, route, { body: {} })).status).toBe(404);
      expect((await ask(who, `POST /files/${fileId}/resume`, { body: {} })).status).toBe(404);
    }
  });

  it('that are too large, or of a type that is not taken, are refused before a byte is sent', async () => {
    const route = `POST /submissions/${stage().ids.submission}/files`;
    const large = { name: 'a.zip', size: 500 * 1024 * 1024 + 1, type: 'application/zip' };
    expect(await ask(expert(), route, { body: large })).toMatchObject({ status: 400, fields: ['size'] });
    const program = { name: 'a.exe', size: 4, type: 'application/x-msdownload' };
    expect(await ask(expert(), route, { body: program })).toMatchObject({
      status: 415,
      code: 'file.type-not-allowed',
      fields: ['name'],
    });
  });

  it('cut off half-way count for nothing until they are whole', async () => {
    const { submission: submissionId } = stage().ids;
    const text = 'half of it, and the other half';
    const { url, fileId } = await grantFor(text.length);
    const begun = await send(url, { method: 'POST', headers: { ...tus, 'upload-length': text.length } });
    const address = new URL(String(begun.headers.location), url).href;
    await sendAndBreakOff(address, { announced: text.length, sent: text.slice(0, 10) });
    const { headers } = await send(address, { method: 'HEAD', headers: tus });
    expect(headers['upload-offset']).toBe('0');
    const { ready, findings } = await expert().call(submissionsRpc.checkSubmission, { submissionId });
    expect(ready).toBe(false);
    expect(findings).toContainEqual(
      expect.objectContaining({ field: `files.${fileId}`, code: 'not-complete' }),
    );
    expect((await patch(address, text)).status).toBe(204);
  });

  it('do not go up through a grant whose session has ended', async () => {
    const { platform, ids } = stage();
    const again = new PortalClient(platform.urls.platform, demoParts.expert.portal);
    await again.call(accountsRpc.signIn, { email: demoParts.expert.email, password: demoParts.password });
    const file = { name: 'a.txt', size: 4, type: 'text/plain' };
    const { url } = await again.call(submissionsRpc.addFile, { submissionId: ids.submission, ...file });
    await again.call(accountsRpc.signOut, {});
    const answer = problemOf(await send(url, { method: 'POST', headers: { ...tus, 'upload-length': 4 } }));
    expect(answer).toMatchObject({ status: 403, code: 'grant.invalid', type: 'application/problem+json' });
  });

  function sendAndBreakOff(address: string, { announced, sent }: { announced: number; sent: string }) {
    const { port, host, pathname } = new URL(address);
    const headers = { ...bytes, host, 'upload-offset': '0', 'content-length': announced };
    return new Promise<void>((resolve) => {
      const call = request({ host: '127.0.0.1', port, path: pathname, method: 'PATCH', headers });
      call.on('close', () => resolve());
      call.on('error', () => undefined);
      call.write(sent, () => setTimeout(() => call.destroy(), 50));
    });
  }
}
