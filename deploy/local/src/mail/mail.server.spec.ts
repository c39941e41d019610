import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mail, MailSummary } from './mail.store.js';
import { type MailServer, startMailServer } from './mail.server.js';

describe('the mail catcher', () => {
  let folder: string;
  let server: MailServer;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'allmende-mail-'));
    server = await startMailServer({ folder, smtpPort: 0, pagePort: 0 });
  });

  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('keeps what was sent, by address, newest first, and across a restart', async () => {
    await send({ to: 'Ana@example.org', subject: 'Grüße', text: 'Hallo', messageId: '<1@test>' });
    await send({ to: 'ben@example.org', subject: 'Two', html: '<p>Hi</p>', messageId: '<2@test>' });
    await send({ to: 'ana@example.org', bcc: 'ben@example.org', subject: 'Three', messageId: '<3@test>' });
    await server.close();
    server = await startMailServer({ folder, smtpPort: 0, pagePort: 0 });

    expect((await list('/api/mails')).map(({ subject }) => subject)).toEqual(['Three', 'Two', 'Grüße']);
    const ofAna = await list('/api/mails?to=ANA@example.org');
    expect(ofAna.map(({ messageId }) => messageId)).toEqual(['<3@test>', '<1@test>']);
    expect(await list('/api/mails?to=ben@example.org&limit=1')).toHaveLength(1);
    const mail = JSON.parse((await get(`/api/mails/${ofAna[1]!.id}`)).body) as Mail;
    expect(mail.text.trim()).toBe('Hallo');
    expect(mail.headers).toContainEqual({ name: 'message-id', value: '<1@test>' });
  });

  it('keeps only so many, the newest', async () => {
    await server.close();
    server = await startMailServer({ folder, smtpPort: 0, pagePort: 0, keep: 2 });
    for (const subject of ['one', 'two', 'three']) await send({ to: 'a@example.org', subject });
    expect((await list('/api/mails')).map(({ subject }) => subject)).toEqual(['three', 'two']);
  });

  it('shows hostile mail as text, and its HTML in a frame where no script runs', async () => {
    const script = '<script>alert(1)</script>';
    await send({
      to: 'a@example.org',
      subject: script,
      text: `${script} https://example.org/?a=1&b=2`,
      html: script,
    });
    const [mail] = await list('/api/mails');
    expect((await get('/')).body).not.toContain(script);
    const page = await get(`/mails/${mail!.id}`);
    expect(page.body).not.toContain(script);
    expect(page.body).toContain('href="https://example.org/?a=1&amp;b=2"');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    const frame = await get(`/mails/${mail!.id}/html`);
    expect(frame.body).toContain(script);
    expect(frame.headers['content-security-policy']).toContain('sandbox allow-popups');
    expect(frame.headers['content-security-policy']).not.toContain('script-src');
  });

  it('answers to local names only', async () => {
    expect((await get('/', 'evil.example.org')).status).toBe(403);
    expect((await get('/api/mails', 'mail.localhost:8082')).status).toBe(200);
  });

  it.each(['/nothing', '/mails/..%2f..%2fetc', '/api/mails/000000000-000000000000', '/mails/x/raw'])(
    'answers 404 at %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('survives senders that break off and files that were cut off', async () => {
    const socket = connect(server.smtpPort, '127.0.0.1');
    socket.write('EHLO x\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\nSubject: half');
    await new Promise((resolve) => setTimeout(resolve, 200));
    socket.destroy();
    await send({ to: 'a@example.org', subject: 'whole' });
    await writeFile(join(folder, 'zzzzzzzzz-000000000000.json'), '{"id":');
    await server.close();
    server = await startMailServer({ folder, smtpPort: 0, pagePort: 0 });
    expect((await list('/api/mails')).map(({ subject }) => subject)).toEqual(['whole']);
  });

  type Message = {
    to: string;
    bcc?: string;
    subject: string;
    text?: string;
    html?: string;
    messageId?: string;
  };

  async function send(message: Message): Promise<void> {
    const transport = createTransport({ host: '127.0.0.1', port: server.smtpPort, ignoreTLS: true });
    await transport.sendMail({ from: 'Allmende <post@example.org>', text: 'Text', ...message });
    transport.close();
  }

  async function list(path: string): Promise<MailSummary[]> {
    return (JSON.parse((await get(path)).body) as { mails: MailSummary[] }).mails;
  }

  function get(path: string, host = 'localhost') {
    return new Promise<{ status: number; body: string; headers: Record<string, unknown> }>(
      (resolve, reject) => {
        const options = { host: '127.0.0.1', port: server.pagePort, path, headers: { host }, agent: false };
        const call = request(options, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(chunks).toString('utf8'),
              headers: response.headers,
            }),
          );
        });
        call.on('error', reject);
        call.end();
      },
    );
  }
});
