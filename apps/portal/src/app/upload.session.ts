import { Upload, type DetailedError, type HttpResponse } from 'tus-js-client';
import { ApiProblem } from './api.problem.js';
import { fetchApi } from './api.browser.js';

/** A file on its way, as the page shows it. */
export type Sending = {
  key: string;
  name: string;
  size: number;
  sent: number;
  state: 'waiting' | 'sending' | 'paused' | 'checking' | 'failed';
  /** A code of the platform, `offline`, or `internal`. */
  code?: string;
  fileId?: string;
};

type Grant = { fileId: string; url: string };

/** Bytes of one request: one part of the stored file, as the files listener cuts it. */
const chunkSize = 8 * 1024 * 1024;

type Parts = {
  file: File;
  /** Where a grant for a new file comes from. */
  filesPath: string;
  /** An upload that was begun earlier and is gone on with. */
  resumeId?: string;
  change: (change: Partial<Sending>) => void;
  done: () => void;
};

/** One file on its way to the files listener; can be paused, and goes on after an interruption. */
export class UploadSession {
  private upload: Upload | undefined;
  private fileId: string | undefined;
  /** Counts starts and stops: whatever was on its way before the last one goes no further. */
  private turn = 0;
  private starting: Promise<void> = Promise.resolve();

  constructor(private readonly parts: Parts) {
    this.fileId = parts.resumeId;
  }

  /** Begins or goes on; the address may have ended with the session that asked for it, so each time asks for a way in. */
  start(): Promise<void> {
    this.parts.change({ state: 'sending', code: undefined });
    this.turn += 1;
    const { turn } = this;
    // One after the other: what the last start has begun is gone on with, not begun twice.
    this.starting = this.starting.then(() => this.send(turn));
    return this.starting;
  }

  pause(): void {
    this.halt();
    this.parts.change({ state: 'paused' });
  }

  get id(): string | undefined {
    return this.fileId;
  }

  /** Ends it for good; says which file was begun. */
  async stop(): Promise<string | undefined> {
    this.halt();
    await this.starting;
    return this.fileId;
  }

  private halt(): void {
    this.turn += 1;
    void this.upload?.abort();
  }

  private async send(turn: number): Promise<void> {
    if (turn !== this.turn) return;
    try {
      const address = this.fileId ? await this.again(this.fileId) : await this.begin();
      if (turn !== this.turn) return;
      this.upload = this.prepare(address);
      this.upload.start();
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    }
  }

  private async begin(): Promise<{ endpoint: string }> {
    const { file, filesPath, change } = this.parts;
    const body = { name: file.name, size: file.size, type: file.type || undefined };
    const grant = await fetchApi<Grant>(filesPath, { method: 'POST', body });
    this.fileId = grant.fileId;
    change({ fileId: grant.fileId });
    return { endpoint: grant.url };
  }

  private async again(fileId: string): Promise<{ uploadUrl: string } | { endpoint: string }> {
    const { filesPath, change } = this.parts;
    try {
      const { url } = await fetchApi<Grant>(`/files/${fileId}/resume`, { method: 'POST', body: {} });
      change({ fileId });
      return { uploadUrl: url };
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'upload.not-found')) throw error;
      // Stopped before its first byte, or left for too long: nothing is there to go on with.
      await fetchApi(`${filesPath}/${fileId}`, { method: 'DELETE', body: {} });
      return this.begin();
    }
  }

  private prepare(address: { endpoint: string } | { uploadUrl: string }): Upload {
    const { file, change, done } = this.parts;
    return new Upload(file, {
      ...address,
      uploadSize: file.size,
      chunkSize,
      retryDelays: [500, 1_500, 4_000, 8_000],
      storeFingerprintForResuming: false,
      // A grant is used up by its first request; a second POST would only be refused.
      onShouldRetry: (error) => isPassing(error) && this.upload?.url !== null,
      onProgress: (sent) => change({ sent }),
      onSuccess: () => {
        change({ state: 'checking', sent: file.size });
        done();
      },
      onError: (error) => this.fail(error),
    });
  }

  private fail(error: unknown): void {
    this.parts.change({ state: 'failed', code: codeOf(error) });
  }
}

function isPassing(error: DetailedError | Error): boolean {
  const status = responseOf(error)?.getStatus() ?? 0;
  return status === 0 || status === 423 || status === 409 || status === 429 || status >= 500;
}

function codeOf(error: unknown): string {
  if (error instanceof ApiProblem) return error.code;
  const response = responseOf(error);
  if (!response) return 'offline';
  try {
    const body = JSON.parse(response.getBody()) as { code?: unknown };
    return typeof body.code === 'string' ? body.code : 'internal';
  } catch {
    return 'internal';
  }
}

function responseOf(error: unknown): HttpResponse | null {
  return (error as Partial<DetailedError> | null)?.originalResponse ?? null;
}
