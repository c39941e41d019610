import { createWriteStream, existsSync, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

const largestFile = 10 * 1024 * 1024;
const longestLine = 64 * 1024;

/** One file per process below `logs/`; a full one becomes `<name>.log.1`, so a process never keeps more than two. */
export class LogFiles {
  private readonly files = new Map<string, { stream: WriteStream; bytes: number }>();

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  write(name: string, line: string): void {
    const file = this.files.get(name) ?? this.open(name);
    file.stream.write(`${line}\n`);
    file.bytes += line.length + 1;
    if (file.bytes > largestFile) this.turn(name, file.stream);
  }

  async close(): Promise<void> {
    const streams = [...this.files.values()].map(({ stream }) => stream);
    this.files.clear();
    await Promise.all(streams.map((stream) => new Promise<void>((resolve) => stream.end(() => resolve()))));
  }

  private open(name: string) {
    const path = join(this.folder, `${name}.log`);
    if (existsSync(path) && statSync(path).size > largestFile) renameSync(path, `${path}.1`);
    const bytes = existsSync(path) ? statSync(path).size : 0;
    const file = { stream: createWriteStream(path, { flags: 'a' }), bytes };
    file.stream.on('error', () => undefined);
    this.files.set(name, file);
    return file;
  }

  private turn(name: string, stream: WriteStream): void {
    stream.end();
    this.files.delete(name);
    const path = join(this.folder, `${name}.log`);
    if (existsSync(path)) renameSync(path, `${path}.1`);
  }
}

/** Calls back with each line of a stream; a line without end is cut, so that no process can fill our memory. */
export function eachLine(stream: Readable, write: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) {
      lines.push(rest);
      rest = '';
    }
    lines.forEach(write);
  });
  stream.on('close', () => {
    if (rest) write(rest);
  });
  stream.on('error', () => undefined);
}
