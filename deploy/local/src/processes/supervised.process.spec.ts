import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs, failuresAfter } from './backoff.rules.js';
import { readLogLine } from './log.lines.js';
import { identify, isRunning } from './process.identity.js';
import { AlreadyRunningError, ProcessRecords } from './process.records.js';
import { type ProcessSpec, SupervisedProcess } from './supervised.process.js';

describe('a supervised process', () => {
  let folder: string;
  let records: ProcessRecords;
  let lines: string[];
  let said: string[];
  const started: SupervisedProcess[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'allmende-processes-'));
    records = new ProcessRecords(join(folder, 'run'));
    lines = [];
    said = [];
  });

  afterEach(async () => {
    await Promise.all(started.splice(0).map((process) => process.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  it('is started again with growing pauses when it ends by itself', async () => {
    const process = supervise('setTimeout(() => process.exit(3), 20)');
    process.start();
    await until(() => process.restarts >= 3);
    expect(said.slice(0, 3)).toEqual([
      'child: ended with code 3; starting again in 0.2 s',
      'child: ended with code 3; starting again in 0.4 s',
      'child: ended with code 3; starting again in 0.8 s',
    ]);
  });

  it('comes back after kill -9 as another process', async () => {
    const process = supervise('console.log("up"); setInterval(() => 0, 1000)');
    process.start();
    await process.waitUntilReady(5_000);
    const first = process.pid;
    process.kill('SIGKILL');
    await until(() => process.restarts === 1);
    await process.waitUntilReady(5_000);
    expect(process.pid).not.toBe(first);
    expect(said[0]).toBe('child: was ended by SIGKILL; starting again in 0.2 s');
  });

  it('gives way to others once it is ready, not while it starts', async () => {
    let isReady = false;
    const process = supervise('setInterval(() => 0, 1000)', {
      niceness: 7,
      isReady: () => Promise.resolve(isReady),
    });
    process.start();
    await until(() => process.pid !== undefined);
    expect(getPriority(process.pid)).toBe(getPriority());
    isReady = true;
    await process.waitUntilReady(5_000);
    expect(getPriority(process.pid)).toBe(7);
    const group = await readFile(`/proc/${process.pid}/autogroup`, 'utf8').catch(() => 'nice 7');
    expect(group).toContain('nice 7');
  });

  it('ends at once when it is asked to, and by force when it does not listen', async () => {
    const polite = supervise('console.log("up"); setInterval(() => 0, 1000)');
    const deaf = supervise('process.on("SIGTERM", () => 0); console.log("up"); setInterval(() => 0, 1000)', {
      name: 'deaf',
    });
    for (const process of [polite, deaf]) process.start();
    await Promise.all([polite.waitUntilReady(5_000), deaf.waitUntilReady(5_000)]);
    const before = Date.now();
    await polite.stop();
    expect(Date.now() - before).toBeLessThan(1_000);
    await deaf.stop();
    expect(deaf.state).toBe('stopped');
    expect(await readdir(join(folder, 'run'))).toEqual([]);
  });

  it('names its last lines when it cannot start', async () => {
    const process = supervise('console.error("no such setting"); process.exit(1)');
    process.start();
    await expect(process.waitUntilReady(700)).rejects.toThrow(/child is not ready[^]*no such setting/);
  });

  it('can be stopped while it waits, and started again', async () => {
    const process = supervise('console.log("up"); setInterval(() => 0, 1000)');
    process.start();
    await process.waitUntilReady(5_000);
    process.kill();
    await until(() => process.state === 'waiting');
    await process.stop();
    process.start();
    await process.waitUntilReady(5_000);
    expect(process.restarts).toBe(0);
  });

  describe('what an earlier run left', () => {
    it('is ended when number and start time are those on record', async () => {
      const orphan = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
      records.write('orphan', orphan.pid!);
      expect(await records.endLeftovers()).toEqual(['orphan']);
      expect(identify(orphan.pid!)).toBeUndefined();
      expect(await readdir(join(folder, 'run'))).toEqual([]);
    });

    it('is left alone when the number belongs to a later process', async () => {
      const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
      const identity = { pid: stranger.pid!, startedAt: 'an earlier boot 1' };
      await writeFile(join(folder, 'run', 'gone.json'), JSON.stringify({ name: 'gone', ...identity }));
      expect(await records.endLeftovers()).toEqual([]);
      expect(identify(stranger.pid!)).toMatchObject({ pid: stranger.pid });
      stranger.kill();
    });

    it('may be a file that was cut off or names a foreign number', async () => {
      await writeFile(join(folder, 'run', 'cut.json'), '{"name":"cu');
      await writeFile(join(folder, 'run', 'init.json'), '{"name":"init","pid":1,"startedAt":"x"}');
      expect(await records.endLeftovers()).toEqual([]);
    });

    it('does not count a zombie as running', async () => {
      // The shell starts a child and becomes a program that never waits for it.
      const parent = spawn('sh', ['-c', 'sleep 0.05 & echo $!; exec sleep 5']);
      const pid = Number(
        await new Promise((resolve) => parent.stdout.once('data', (data) => resolve(String(data)))),
      );
      await sleep(300);
      expect(await readFile(`/proc/${pid}/stat`, 'utf8')).toMatch(/\) Z /);
      expect(identify(pid)).toBeUndefined();
      parent.kill();
    });
  });

  it('is refused a second launcher in the same data folder, and takes over from a dead one', async () => {
    const other = spawn('sleep', ['60'], { stdio: 'ignore' });
    const identity = identify(other.pid!)!;
    await writeFile(join(folder, 'run', 'launcher.json'), JSON.stringify({ name: 'launcher', ...identity }));
    expect(() => records.claim()).toThrow(AlreadyRunningError);
    other.kill('SIGKILL');
    await until(() => !isRunning(identity));
    records.claim();
    expect(records.runningLauncher()?.pid).toBe(process.pid);
    records.release();
    expect(records.runningLauncher()).toBeUndefined();
  });

  function supervise(script: string, spec: Partial<ProcessSpec> = {}): SupervisedProcess {
    const supervised: SupervisedProcess = new SupervisedProcess(
      {
        name: 'child',
        command: process.execPath,
        args: ['-e', script],
        env: {},
        isReady: () => Promise.resolve(supervised.lastLines.includes('up')),
        ...spec,
      },
      {
        records,
        log: (_, line) => lines.push(line),
        say: (name, line) => said.push(`${name}: ${line}`),
        stopWithinMs: 500,
      },
    );
    started.push(supervised);
    return supervised;
  }
});

describe('backoff', () => {
  it('goes from 0.2 to 5 seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 20].map(backoffMs)).toEqual([200, 400, 800, 1600, 3200, 5000, 5000]);
  });

  it('begins anew after ten seconds of health', () => {
    expect(failuresAfter(5, 9_999)).toBe(6);
    expect(failuresAfter(5, 10_000)).toBe(1);
  });
});

describe('log lines', () => {
  it.each([
    ['{"level":50,"message":"no","err":{"message":"gone"}}', 'error', 'error no (gone)'],
    ['{"level":30,"message":"ready"}', 'info', 'info ready'],
    ['{cut', 'info', '{cut'],
    ['2025-01-01 ERROR:  duplicate key', 'info', '2025-01-01 ERROR:  duplicate key'],
    ['2025-01-01 PANIC:  no space', 'fatal', '2025-01-01 PANIC:  no space'],
    ['[1] 2025/01/01 [ERR] slow', 'warn', '[1] 2025/01/01 [ERR] slow'],
    ['TypeError: x is not a function', 'error', 'TypeError: x is not a function'],
  ])('reads %s as %s', (line, level, text) => {
    expect(readLogLine(line)).toEqual({ level, text });
  });
});

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 20) {
    if (waited > 10_000) throw new Error('It never came to be.');
    await sleep(20);
  }
}
