import { announce } from './platform/announcement.js';
import { PortTakenError } from './platform/platform.ports.js';
import { startPlatform } from './platform/platform.start.js';
import type { RunningPlatform } from './platform/running.platform.js';
import { AlreadyRunningError } from './processes/process.records.js';

/** `make start`: everything on this machine until Ctrl-C. A second Ctrl-C does not wait. */
const ending = new AbortController();
let running: RunningPlatform | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end());

try {
  running = await startPlatform({ signal: ending.signal });
  if (ending.signal.aborted) await finish();
  else {
    await announce(running);
    void enliven(running);
  }
} catch (error) {
  if (!ending.signal.aborted) fail(error);
  await finish();
}

// Behind the announcement: nobody waits for it, and a start without it is complete.
async function enliven(platform: RunningPlatform): Promise<void> {
  try {
    await platform.enliven();
  } catch (error) {
    if (ending.signal.aborted) return;
    const reason = error instanceof Error ? error.message : String(error);
    platform.log.say(`The people of the demo could not begin; the next start goes on there. ${reason}`);
  }
}

function end(): void {
  if (ending.signal.aborted) {
    running?.abandon();
    process.exit(1);
  }
  console.log('\nStopping');
  ending.abort();
  // A start that is under way ends by itself and comes to the same.
  if (running) void finish();
}

async function finish(): Promise<void> {
  await running?.stop();
  console.log('Stopped');
  process.exit(0);
}

function fail(error: unknown): never {
  const text = error instanceof Error ? error.message : String(error);
  console.error(`\nAllmende could not start. ${text}`);
  if (error instanceof AlreadyRunningError) {
    console.error(
      'Stop it with Ctrl-C there or with "make stop", or choose another data folder: ALLMENDE_DATA=…',
    );
  } else if (!(error instanceof PortTakenError)) {
    console.error('The logs are in the data folder, below logs/.');
  }
  process.exit(1);
}
