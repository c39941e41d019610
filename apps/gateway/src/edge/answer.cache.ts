import { createHash } from 'node:crypto';

export type CachedAnswer = { bytes: Uint8Array; etag: string };
type Entry = { until: number; answer: Promise<CachedAnswer>; size: number };

const keepMost = 2_000;
const keepBytes = 64 * 1024 * 1024;

/**
 * Answers for visitors without a session, for as long as the contract says. Equal questions that arrive together are
 * asked once; failures are not kept.
 */
export class AnswerCache {
  private readonly entries = new Map<string, Entry>();
  private bytes = 0;

  get(key: string, seconds: number, ask: () => Promise<Uint8Array>, now = Date.now()): Promise<CachedAnswer> {
    const kept = this.entries.get(key);
    if (kept && kept.until > now) return kept.answer;
    this.drop(key);
    const answer = ask().then((bytes) => ({ bytes, etag: etagOf(bytes) }));
    const entry: Entry = { until: now + seconds * 1000, answer, size: 0 };
    this.entries.set(key, entry);
    answer.then(
      ({ bytes }) => this.weigh(key, entry, bytes.length),
      () => this.drop(key, entry),
    );
    return answer;
  }

  private weigh(key: string, entry: Entry, size: number): void {
    if (this.entries.get(key) !== entry) return;
    entry.size = size;
    this.bytes += size;
    // Oldest first: a Map keeps the order of insertion.
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= keepBytes && this.entries.size <= keepMost) break;
      this.drop(oldest);
    }
  }

  private drop(key: string, only?: Entry): void {
    const entry = this.entries.get(key);
    if (!entry || (only && entry !== only)) return;
    this.entries.delete(key);
    this.bytes -= entry.size;
  }
}

export function etagOf(bytes: Uint8Array): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
}
