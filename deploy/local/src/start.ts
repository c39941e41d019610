import { announce } from './platform/announcement.js';
import { PortTakenError } from './platform/platform.ports.js';
import { startPlatform } from './platform/platform.start.js';
import type { RunningPlatform } from './platform/running.platform.js';
import { AlreadyRunningError } from './processes/process.records.js';

/** `make start`: everything on this machine until Ctrl-C. */
let platform: Promise<RunningPlatform> | undefined;
let isEnding = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());

try {
  platform = startPlatform();
  const running = await platform;
  if (!isEnding) await announce(running);
} catch (error) {
  if (!isEnding) fail(error);
}

async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  console.log('\nStopping');
  // A start that is under way is finished first: it knows how to end what it began.
  const running = await platform?.catch(() => undefined);
  await running?.stop();
  console.log('Stopped');
  process.exit(0);
}

function fail(error: unknown): void {
  const isPlain = error instanceof PortTakenError || error instanceof AlreadyRunningError;
  const text = error instanceof Error ? error.message : String(error);
  console.error(`\nAllmende could not start. ${text}`);
  if (error instanceof AlreadyRunningError) {
    console.error(
      'Stop it with Ctrl-C there or with "make stop", or choose another data folder: ALLMENDE_DATA=…',
    );
  } else if (!isPlain) {
    console.error('The logs are in the data folder, below logs/.');
  }
  process.exit(1);
}
