import { fileURLToPath } from 'node:url';

const preload = fileURLToPath(new URL('./shifted.clock.mjs', import.meta.url));

/** The environment of a platform whose services are off by these minutes; its databases keep the machine's time. */
export function shiftedClocks(minutes: Record<string, number>): NodeJS.ProcessEnv {
  return { NODE_OPTIONS: `--import=${preload}`, CLOCK_SHIFTS: JSON.stringify(minutes) };
}
