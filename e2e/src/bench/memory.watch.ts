import { readFile } from 'node:fs/promises';

const megabyte = 1_000_000;

/** How far a process's resident memory rises above where it began. */
export class MemoryWatch {
  private start = 0;
  private highest = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly pid: number) {}

  async begin(): Promise<void> {
    this.start = await this.resident();
    this.highest = this.start;
    this.timer = setInterval(() => void this.look(), 20);
  }

  /** In megabytes. */
  async growth(): Promise<number> {
    clearInterval(this.timer);
    await this.look();
    return (this.highest - this.start) / megabyte;
  }

  private async look(): Promise<void> {
    this.highest = Math.max(this.highest, await this.resident());
  }

  private async resident(): Promise<number> {
    const status = await readFile(`/proc/${this.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  }
}
