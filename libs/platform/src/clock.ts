import { isDatabaseOutage } from '@allmende/messaging';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';

type Work = () => Promise<unknown>;

/**
 * Work that a service does by itself every few seconds. Runs never overlap in one process, an error is logged and the
 * next run comes as usual, and draining waits for a run under way. Several processes of a service run side by side:
 * claim rows with `FOR UPDATE SKIP LOCKED`.
 *
 *     onApplicationBootstrap() {
 *       this.clock.every(1, () => this.challenges.openDue());
 *     }
 */
@Injectable()
export class Clock implements OnModuleDestroy {
  private readonly logger = new Logger(Clock.name);
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private isStopping = false;

  /** The first run starts at once. Returns what ends it. */
  every(seconds: number, work: Work): () => void {
    let isEnded = false;
    const next = (): void => {
      const run = this.runSafely(work).then(() => {
        this.running.delete(run);
        if (isEnded || this.isStopping) return;
        const timer = setTimeout(() => {
          this.timers.delete(timer);
          next();
        }, seconds * 1_000);
        this.timers.add(timer);
      });
      this.running.add(run);
    };
    next();
    return () => (isEnded = true);
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    await Promise.all(this.running);
  }

  private async runSafely(work: Work): Promise<void> {
    try {
      await work();
    } catch (err) {
      this.logger[isDatabaseOutage(err) ? 'warn' : 'error']({ message: 'Timed work failed', err });
    }
  }
}
