import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
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

  it('says of a refusal what kind it was, and not whose address, which the server repeats', async () => {
    const refusing = createServer((socket) => {
      socket.write('220 refusing\r\n');
      socket.on('data', (said) => {
        const address = /RCPT TO:<(\S+)>/.exec(String(said))?.[1];
        socket.write(address ? `550 5.1.1 <${address}>: unknown here\r\n` : '250 ok\r\n');
      });
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
    const { port } = refusing.address() as AddressInfo;
    const settings = {
      PLATFORM_URL: 'http://allmende.test',
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'portal@allmende.test',
    };
    const other = new Postman(new Settings(settings), undefined as unknown as Messaging);
    const error: unknown = await other.send(newId(), letter).catch((refusal: unknown) => refusal);
    expect(inspect(error)).toMatch(/The mail was not taken: EENVELOPE 550/);
    expect(inspect(error, { depth: 5, showHidden: true })).not.toContain(letter.email);
    other.onModuleDestroy();
    refusing.close();
  });

  it('has no more than two connections, however many mails wait', async () => {
    await Promise.all(Array.from({ length: 12 }, () => postman.send(newId(), letter)));
    expect(connections).toBe(2);
  });
});
