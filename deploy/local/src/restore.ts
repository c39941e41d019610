import { restoreBackup } from './backup/backup.restore.js';

/** `make restore FROM=folder KEYS_FROM=folder`, into an empty data folder; `KEYS_FROM=none` where the keys are lost. */
try {
  await restoreBackup(process.env, console.log);
} catch (error) {
  console.error(`Nothing was restored. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
