import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';

/** What a list shows of a mail. */
export type MailSummary = {
  /** Sorts by time of arrival. */
  id: string;
  receivedAt: string;
  /** The addresses it was delivered to, in lower case, hidden copies included. */
  to: string[];
  from: string;
  subject: string;
  messageId: string;
};

export type Mail = MailSummary & {
  headers: { name: string; value: string }[];
  text: string;
  html: string;
  attachments: { name: string; type: string; bytes: number }[];
};

const idPattern = /^[0-9a-z]{9}-[0-9a-f]{12}$/;

/**
 * Mails in a folder: the mail as it came (`<id>.eml`) and, written after it, what a list needs (`<id>.json`). The
 * oldest go when there are more than `keep`.
 */
export class MailStore {
  private constructor(
    private readonly folder: string,
    private readonly keep: number,
    /** Oldest first. */
    private readonly index: MailSummary[],
  ) {}

  static async open(folder: string, keep = 10_000): Promise<MailStore> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
    const index = await Promise.all(names.map((name) => readSummary(join(folder, name))));
    return new MailStore(
      folder,
      keep,
      index.filter((entry) => entry !== undefined),
    );
  }

  /** Resolves when the mail is written, so that what SMTP acknowledged survives the end of the process. */
  async add(raw: Buffer, to: readonly string[]): Promise<MailSummary> {
    const id = `${Date.now().toString(36).padStart(9, '0')}-${randomBytes(6).toString('hex')}`;
    const { from, subject = '', messageId = '' } = await PostalMime.parse(raw);
    const summary: MailSummary = {
      id,
      receivedAt: new Date().toISOString(),
      to: to.map((address) => address.toLowerCase()),
      from: from?.name ? `${from.name} <${from.address ?? ''}>` : (from?.address ?? ''),
      subject,
      messageId,
    };
    await writeFile(this.file(id, 'eml'), raw);
    await writeFile(this.file(id, 'new'), JSON.stringify(summary));
    await rename(this.file(id, 'new'), this.file(id, 'json'));
    this.index.push(summary);
    await this.forgetOldest();
    return summary;
  }

  /** Newest first. */
  list({ to, limit = 100 }: { to?: string; limit?: number } = {}): MailSummary[] {
    const address = to?.trim().toLowerCase();
    const found: MailSummary[] = [];
    for (let place = this.index.length - 1; place >= 0 && found.length < limit; place -= 1) {
      const mail = this.index[place];
      if (mail && (!address || mail.to.includes(address))) found.push(mail);
    }
    return found;
  }

  async read(id: string): Promise<Mail | undefined> {
    const summary = this.index.find((mail) => mail.id === id);
    const raw = await this.readRaw(id);
    if (!summary || !raw) return undefined;
    const parsed = await PostalMime.parse(raw);
    return {
      ...summary,
      headers: parsed.headers.map(({ key, value }) => ({ name: key, value })),
      text: parsed.text ?? '',
      html: parsed.html ?? '',
      attachments: parsed.attachments.map(({ filename, mimeType, content }) => ({
        name: filename ?? '',
        type: mimeType,
        bytes: typeof content === 'string' ? content.length : content.byteLength,
      })),
    };
  }

  async readRaw(id: string): Promise<Buffer | undefined> {
    if (!idPattern.test(id)) return undefined;
    return readFile(this.file(id, 'eml')).catch(() => undefined);
  }

  private async forgetOldest(): Promise<void> {
    const excess = this.index.splice(0, Math.max(0, this.index.length - this.keep));
    const files = excess.flatMap(({ id }) => [this.file(id, 'json'), this.file(id, 'eml')]);
    await Promise.all(files.map((file) => rm(file, { force: true })));
  }

  private file(id: string, kind: 'eml' | 'json' | 'new'): string {
    return join(this.folder, `${id}.${kind}`);
  }
}

// A file that was cut off belongs to a mail that was never acknowledged.
async function readSummary(path: string): Promise<MailSummary | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as MailSummary;
  } catch {
    return undefined;
  }
}
