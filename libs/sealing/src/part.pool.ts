import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Answer, Done, Question, Task } from './part.worker.js';

/** How much memory a part needs in front of its bytes to be sealed: the age file is longer than they are. */
export const sealingRoom = 4096;

/** What became of a part, in the memory that the part had, and its SHA-256. */
export type SealedOrOpened = Done;

type Waiting = { resolve: (done: Done) => void; reject: (error: Error) => void };

// In tests this file is TypeScript, and so is its neighbour, which Node runs as it is.
const program = new URL(`./part.worker${extname(import.meta.url)}`, import.meta.url);

/**
 * Seals and opens parts of files (up to some megabytes each) as age files of their own, in threads beside the one that
 * asks. Memory is handed over, not copied: what was given in is of no use to the caller afterwards.
 */
export class SealingPool {
  private readonly lanes: Lane[];

  constructor(size = Math.min(4, Math.ceil(availableParallelism() / 2))) {
    this.lanes = Array.from({ length: size }, () => new Lane());
  }

  /** `plain` lies in memory of its own with `sealingRoom` before it. @throws Error when the recipient is none. */
  seal(recipient: string, plain: Uint8Array<ArrayBuffer>): Promise<SealedOrOpened> {
    return this.quietest().ask({ kind: 'seal', key: recipient, bytes: plain });
  }

  /** @throws Error when the identity does not fit, or a bit of the age file was changed, cut off or added. */
  open(identity: string, sealed: Uint8Array<ArrayBuffer>): Promise<SealedOrOpened> {
    return this.quietest().ask({ kind: 'open', key: identity, bytes: sealed });
  }

  /** Ends the threads; what they still had to do fails. */
  async close(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }

  private quietest(): Lane {
    return this.lanes.reduce((best, lane) => (lane.waiting.size < best.waiting.size ? lane : best));
  }
}

/** One thread and what was asked of it. One that died is replaced when the next part comes. */
class Lane {
  readonly waiting = new Map<number, Waiting>();
  private thread: Worker | undefined = this.start();
  private asked = 0;
  private isClosed = false;

  ask(task: Task): Promise<Done> {
    if (this.isClosed) return Promise.reject(new Error('The sealing pool is closed'));
    this.thread ??= this.start();
    const { thread } = this;
    this.asked += 1;
    const question: Question = { ...task, id: this.asked };
    return new Promise((resolve, reject) => {
      thread.postMessage(question, [task.bytes.buffer]);
      this.waiting.set(question.id, { resolve, reject });
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.thread?.terminate();
  }

  private start(): Worker {
    const thread = new Worker(program);
    let reason: unknown;
    thread.on('message', (answer: Answer) => this.settle(answer));
    thread.on('error', (error) => (reason = error));
    thread.once('exit', () => this.lose(new Error('The sealing thread ended', { cause: reason })));
    thread.unref();
    return thread;
  }

  private settle(answer: Answer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('failed' in answer) waiting?.reject(new Error(answer.failed));
    else waiting?.resolve(answer);
  }

  private lose(error: Error): void {
    this.thread = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
