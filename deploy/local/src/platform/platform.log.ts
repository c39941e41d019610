import { join } from 'node:path';
import { LogFiles } from '../processes/log.files.js';
import { isAtLeast, type LogLevel, readLogLine } from '../processes/log.lines.js';

const nameWidth = 14;

/** What a run says: every line of every process in its file, and those that matter in the terminal, by name. */
export class PlatformLog {
  private readonly files: LogFiles;
  private readonly startedAt = Date.now();

  constructor(
    dataFolder: string,
    private readonly options: { quiet: boolean; showFrom: LogLevel },
  ) {
    this.files = new LogFiles(join(dataFolder, 'logs'));
  }

  /** A line that a process printed. */
  fromProcess(name: string, line: string): void {
    this.files.write(name, line);
    const { level, text } = readLogLine(line);
    if (isAtLeast(level, this.options.showFrom)) this.print(name, text);
  }

  /** A line of the launcher's own about a process. */
  about(name: string, line: string): void {
    this.files.write('launcher', `${new Date().toISOString()} ${name}: ${line}`);
    this.print(name, line);
  }

  /** A line for the reader, as it stands. */
  say(line: string): void {
    this.files.write('launcher', `${new Date().toISOString()} ${line}`);
    if (!this.options.quiet) console.log(line);
  }

  /** Lines for the reader alone: in no file. */
  tellOnce(lines: readonly string[]): void {
    if (!this.options.quiet) console.log(`\n${lines.join('\n')}\n`);
  }

  seconds(): string {
    return ((Date.now() - this.startedAt) / 1000).toFixed(1);
  }

  close(): Promise<void> {
    return this.files.close();
  }

  private print(name: string, line: string): void {
    if (!this.options.quiet) console.log(`${name.padEnd(nameWidth)}| ${line}`);
  }
}
