/**
 * Background work that runs one pass after the other: at once when woken, otherwise every `pauseMs`. A pass that
 * throws is reported and followed by the next one after a pause; `stop` waits for the running pass.
 */
export class Loop {
  private stopping = false;
  private wakeUp: (() => void) | undefined;
  private isWoken = false;
  private running: Promise<void> | undefined;

  constructor(
    private readonly options: {
      pauseMs: number;
      /** Returns true when there is more to do at once. */
      pass: () => Promise<boolean>;
      failed: (error: unknown) => void;
    },
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  wake(): void {
    this.isWoken = true;
    this.wakeUp?.();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wakeUp?.();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.isWoken = false;
      const hasMore = await this.passSafely();
      if (!hasMore && !this.isWoken && !this.stopping) await this.rest();
    }
  }

  private async passSafely(): Promise<boolean> {
    try {
      return await this.options.pass();
    } catch (error) {
      this.options.failed(error);
      if (!this.stopping) await this.rest();
      return false;
    }
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.options.pauseMs);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
