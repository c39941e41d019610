import { Logger } from '@nestjs/common';
import { Clock } from './clock.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('timed work', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('runs at once and again, never twice at a time', async () => {
    const clock = new Clock();
    let running = 0;
    let most = 0;
    let runs = 0;
    clock.every(0.01, async () => {
      most = Math.max(most, (running += 1));
      await pause(30);
      running -= 1;
      runs += 1;
    });
    while (runs < 3) await pause(10);
    await clock.onModuleDestroy();
    expect(runs).toBeGreaterThan(2);
    expect(most).toBe(1);
  });

  it('goes on after an error', async () => {
    const clock = new Clock();
    let runs = 0;
    clock.every(0.01, () => Promise.reject(new Error(`run ${(runs += 1)}`)));
    while (runs < 3) await pause(10);
    await clock.onModuleDestroy();
    expect(runs).toBeGreaterThan(2);
  });

  it('is finished when the process stops, and starts no more', async () => {
    const clock = new Clock();
    let finished = 0;
    clock.every(0.01, async () => {
      await pause(50);
      finished += 1;
    });
    await clock.onModuleDestroy();
    expect(finished).toBe(1);
    await pause(50);
    expect(finished).toBe(1);
  });
});
