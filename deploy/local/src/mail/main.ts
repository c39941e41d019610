import { startMailServer } from './mail.server.js';

/** Runs the mail catcher as a process of its own. */
const folder = process.env.MAIL_FOLDER;
if (!folder) throw new Error('The mail catcher needs MAIL_FOLDER in its environment.');

const server = await startMailServer({
  folder,
  smtpPort: Number(process.env.SMTP_PORT ?? 8025),
  pagePort: Number(process.env.PORT ?? 8082),
  host: process.env.HOST || '127.0.0.1',
});
console.log(`Mails are taken at port ${server.smtpPort} and shown at port ${server.pagePort}`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}
