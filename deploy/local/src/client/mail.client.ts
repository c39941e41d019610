import { send } from './portal.client.js';

type Listed = { id: string; subject: string; messageId: string; receivedAt: string };
export type Mail = { id: string; subject: string; text: string; messageId: string };

/** Reads what the platform's mail catcher has got for an address. */
export class MailClient {
  /** @param since in milliseconds; without it mails from now on, so that a story may be played again */
  constructor(
    private readonly url: string,
    private readonly since = Date.now() - 1_000,
  ) {}

  async list(to: string): Promise<Listed[]> {
    const { body } = await send(`${this.url}/api/mails?to=${encodeURIComponent(to)}`);
    const { mails } = JSON.parse(body.toString()) as { mails: Listed[] };
    return mails.filter(({ receivedAt }) => Date.parse(receivedAt) > this.since);
  }

  /** The same without what the address has got by now, by the catcher's own clock: others write to it, too. */
  async fromNow(to: string): Promise<MailClient> {
    const times = (await this.list(to)).map(({ receivedAt }) => Date.parse(receivedAt));
    return new MailClient(this.url, Math.max(this.since, ...times));
  }

  /** The newest mail to the address whose text fits, waiting for it. */
  async find(to: string, fits: RegExp, withinMs = 15_000): Promise<Mail> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      for (const { id } of await this.list(to)) {
        const { body } = await send(`${this.url}/api/mails/${encodeURIComponent(id)}`);
        const mail = JSON.parse(body.toString()) as Mail;
        if (fits.test(mail.text) || fits.test(mail.subject)) return mail;
      }
      if (Date.now() > deadline) throw new Error(`No mail to ${to} that says ${fits}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** The secret in the link of such a mail. */
  async token(to: string, path: string): Promise<string> {
    const { text } = await this.find(to, new RegExp(path));
    const [, token] = new RegExp(`${path}([\\w.-]+)`).exec(text) ?? [];
    if (!token) throw new Error(`The mail to ${to} has no link with ${path}`);
    return token;
  }
}
