import { connect, type Socket } from 'node:net';

/**
 * A process of its own that loads an address on loopback over kept connections, each with one request at a time, and
 * tells how many answers a second came. Node's own HTTP client costs as much as the server it would measure.
 */
export type LoadOrder = {
  port: number;
  host: string;
  /** Asked in turn; many make sure that none is answered from a cache. */
  paths: string[];
  cookie?: string;
  connections: number;
  warmUpMs: number;
  measuredMs: number;
};
export type LoadResult = { perSecond: number; bytes: number };

const headEnd = Buffer.from('\r\n\r\n');

process.on('message', (order: LoadOrder) => {
  run(order).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ failure: String(error) }),
  );
});

async function run(order: LoadOrder): Promise<LoadResult> {
  const load = new Load(order);
  await load.open();
  await sleep(order.warmUpMs);
  const [answers, began] = [load.answers, performance.now()];
  await sleep(order.measuredMs);
  const perSecond = (load.answers - answers) / ((performance.now() - began) / 1000);
  load.close();
  if (load.failure) throw new Error(load.failure);
  return { perSecond, bytes: load.lastBytes };
}

class Load {
  answers = 0;
  lastBytes = 0;
  failure: string | undefined;
  private asked = 0;
  private isOver = false;
  private readonly sockets: Socket[] = [];
  private readonly requests: Buffer[];

  constructor(private readonly order: LoadOrder) {
    const cookie = order.cookie ? `Cookie: ${order.cookie}\r\n` : '';
    this.requests = order.paths.map((path) =>
      Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${order.host}\r\nAccept: application/json\r\n${cookie}\r\n`),
    );
  }

  async open(): Promise<void> {
    await Promise.all(Array.from({ length: this.order.connections }, () => this.connect()));
  }

  close(): void {
    this.isOver = true;
    for (const socket of this.sockets) socket.destroy();
  }

  private connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port: this.order.port, noDelay: true }, () => {
        resolve();
        this.ask(socket);
      });
      this.sockets.push(socket);
      socket.on('error', (error) => {
        if (!this.isOver) this.failure = error.message;
        reject(error);
      });
      let waiting: Buffer = Buffer.alloc(0);
      socket.on('data', (chunk: Buffer) => {
        waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
        const size = answerSize(waiting);
        if (size === undefined || waiting.length < size.whole) return;
        this.note(size, waiting);
        waiting = Buffer.alloc(0);
        if (!this.isOver && !this.failure) this.ask(socket);
      });
    });
  }

  private note({ status, whole }: AnswerSize, answer: Buffer): void {
    this.answers += 1;
    this.lastBytes = whole;
    if (status !== 200) this.failure = answer.subarray(0, 500).toString();
  }

  private ask(socket: Socket): void {
    const request = this.requests[this.asked++ % this.requests.length];
    if (request) socket.write(request);
  }
}

type AnswerSize = { status: number; whole: number };

function answerSize(bytes: Buffer): AnswerSize | undefined {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = bytes.subarray(0, end).toString('latin1');
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) return { status: 0, whole: end + 4 };
  return { status: Number(head.slice(9, 12)), whole: end + 4 + Number(length) };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
