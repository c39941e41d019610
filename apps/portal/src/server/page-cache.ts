import { compress, isWorthwhile, type Encoding } from './compression.js';

/** A finished page. Its bytes are compressed once for each encoding that is asked for. */
export class Page {
  private readonly compressed = new Map<Encoding, Promise<Buffer>>();

  constructor(
    readonly status: number,
    readonly headers: Headers,
    readonly body: Buffer,
  ) {}

  static async of(response: Response): Promise<Page> {
    return new Page(response.status, response.headers, Buffer.from(await response.arrayBuffer()));
  }

  /** The encoding that is worth it, and the bytes in it. */
  async in(wanted: Encoding): Promise<{ encoding: Encoding; bytes: Buffer }> {
    const encoding = isWorthwhile(this.body, this.headers.get('content-type') ?? '') ? wanted : 'identity';
    const known = this.compressed.get(encoding) ?? compress(this.body, encoding, 5);
    this.compressed.set(encoding, known);
    return { encoding, bytes: await known };
  }
}

const keepMs = 1_000;
const keepMost = 500;

type Kept = { until: number; page: Promise<Page> };

/**
 * Pages that are the same for every visitor, kept for a second: a thousand readers of one challenge in its last minute
 * are one page to draw. Readers who come while it is drawn wait for the same page.
 */
export class PageCache {
  private readonly kept = new Map<string, Kept>();

  async get(key: string, draw: () => Promise<Page>, now = Date.now()): Promise<Page> {
    const known = this.kept.get(key);
    if (known && known.until > now) {
      const drawn = await known.page;
      return isOwn(drawn) ? draw() : drawn;
    }
    const page = draw();
    this.makeRoom();
    this.kept.set(key, { until: now + keepMs, page });
    try {
      const drawn = await page;
      if (drawn.status !== 200 || isOwn(drawn)) this.kept.delete(key);
      return drawn;
    } catch (error) {
      this.kept.delete(key);
      throw error;
    }
  }

  /** The oldest go first; a map keeps the order in which it was filled. */
  private makeRoom(): void {
    const oldest = this.kept.keys().next();
    if (this.kept.size >= keepMost && !oldest.done) this.kept.delete(oldest.value);
  }
}

/** Drawn for one visitor, such as one with a form that is sent once. */
function isOwn({ headers }: Page): boolean {
  return headers.get('cache-control')?.includes('no-store') ?? false;
}
