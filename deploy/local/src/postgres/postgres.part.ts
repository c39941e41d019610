import { findPostgres } from '../binaries/postgres.binary.js';
import type { ProcessSpec } from '../processes/supervised.process.js';
import {
  administratorAt,
  checkVersion,
  clearLock,
  createCluster,
  serverArguments,
} from './postgres.cluster.js';
import { answers } from './postgres.databases.js';
import { postgresHome } from './postgres.home.js';

export type PostgresPart = {
  spec: ProcessSpec;
  /** The administrator's address. */
  url: string;
  /** Where the files are, which may be outside the data folder when root runs it. */
  folder: string;
};

/** The embedded database server as a process to supervise; its files are made when they are missing. */
export async function postgresPart(options: {
  dataFolder: string;
  port: number;
  password: string;
}): Promise<PostgresPart> {
  const { dataFolder, port, password } = options;
  const home = postgresHome(dataFolder, await findPostgres());
  await createCluster(home, password);
  await checkVersion(home);
  const url = administratorAt(port, password);
  return {
    url,
    folder: home.folder,
    spec: {
      name: 'postgres',
      command: home.binaries.postgres,
      args: serverArguments(home.folder, port),
      env: { PATH: process.env.PATH, TZ: 'UTC' },
      cwd: home.folder,
      ...home.rights,
      prepare: () => clearLock(home.folder),
      isReady: () => answers(url),
      stopSignal: 'SIGINT',
    },
  };
}
