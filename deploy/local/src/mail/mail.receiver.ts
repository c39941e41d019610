import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { MailStore } from './mail.store.js';

const largestMail = 20 * 1024 * 1024;

/** An SMTP server that takes every mail and sends none on. */
export async function startMailReceiver(store: MailStore, port: number, host: string): Promise<SMTPServer> {
  const server = new SMTPServer({
    banner: 'Allmende keeps what comes here and sends nothing on',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largestMail,
    logger: false,
    closeTimeout: 1_000,
    onData: (stream, session, acknowledge) => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      buffer(stream)
        .then((raw) => {
          if (stream.sizeExceeded)
            throw Object.assign(new Error('The mail is too large'), { responseCode: 552 });
          return store.add(raw, to);
        })
        .then(
          ({ id }) => acknowledge(null, `kept as ${id}`),
          (error: Error) => acknowledge(error),
        );
    },
  });
  // A sender that breaks off is its own affair.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  return server;
}
