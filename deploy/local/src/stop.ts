import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolderFrom } from './platform/platform.settings.js';
import { endProcess, ProcessRecords } from './processes/process.records.js';

/** `make stop`: ends the run of this data folder, or what is left of one that was killed. */
const folder = join(dataFolderFrom(process.env), 'run');
const records = existsSync(folder) ? new ProcessRecords(folder) : undefined;
const launcher = records?.runningLauncher();
if (launcher) {
  console.log(`Stopping the run of process ${launcher.pid}`);
  await endProcess(launcher, 40_000);
}
const left = (await records?.endLeftovers()) ?? [];
if (left.length > 0) console.log(`Ended what a killed run had left: ${left.join(', ')}`);
console.log(launcher || left.length > 0 ? 'Stopped' : 'Nothing was running');
