import { takeBackup } from './backup/backup.take.js';

/** `make backup TO=folder [KEYS_TO=folder]`, while the platform runs or not. */
try {
  await takeBackup(process.env, console.log);
} catch (error) {
  console.error(`No backup was made. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
