import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@allmende/contracts';
import { type MailServer, startMailServer } from '@allmende/local/mail/mail.server';
import type { Messaging } from '@allmende/messaging';
import { Settings } from '../env.js';
import { type Letter, Postman } from './postman.js';

const letter: Letter = {
  email: 'ada@people.example',
  clusterId: null,
  reason: 'address',
  path: '/confirm',
  texts: () => ({ subject: 'Weiden', body: 'Geflochten', action: 'Ansehen' }),
};

describe('the postman', () => {
  let folder: string;
  let mails: MailServer;
  let door: Server;
  let postman: Postman;
  let connections = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'allmende-postman-'));
    mails = await startMailServer({ folder, smtpPort: 0, pagePort: 0 });
    door = createServer((socket) => {
      connections += 1;
      const inside = connect(mails.smtpPort, '127.0.0.1');
      socket.pipe(inside).pipe(socket);
    });
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    const { port } = door.address() as AddressInfo;
    const settings = {
      PLATFORM_URL: 'http://allmende.test',
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'portal@allmende.test',
    };
    // The platform's own letters ask nobody who sends them.
    postman = new Postman(new Settings(settings), undefined as unknown as Messaging);
  });

  afterAll(async () => {
    postman.onModuleDestroy();
    await mails.close();
    door.close();
    await rm(folder, { recursive: true });
  });

  it('keeps its connection for the next mail: greeting a server takes longer than the mail', async () => {
    for (let i = 0; i < 4; i += 1) await postman.send(newId(), letter);
    expect(connections).toBe(1);
  });

  it('has no more than two connections, however many mails wait', async () => {
    await Promise.all(Array.from({ length: 12 }, () => postman.send(newId(), letter)));
    expect(connections).toBe(2);
  });
});
