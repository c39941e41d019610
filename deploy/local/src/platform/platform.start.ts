import { type ServiceName, serviceNames } from '@allmende/contracts';
import { join } from 'node:path';
import { assertWhole, isRestored, removeRestoredMark } from '../backup/restored.mark.js';
import { administratorAt } from '../postgres/postgres.cluster.js';
import { type DatabaseAddresses, ensureDatabases } from '../postgres/postgres.databases.js';
import { ProcessRecords } from '../processes/process.records.js';
import { openDataFolder } from './data.folder.js';
import { PlatformLog } from './platform.log.js';
import { loadDemo, migrateAll, sayAgain } from './platform.migrations.js';
import { neededParts, partSpec, type PartContext, type PartName } from './platform.parts.js';
import { openSealingKeys, recoveryNote, type SealingKeys } from './platform.keys.js';
import { checkPorts, freePorts, type PortName, type Ports, portsFrom } from './platform.ports.js';
import { openSecrets, type Secrets } from './platform.secrets.js';
import { type OwnProcess, ownProcesses, type ServiceContext, serviceSpec } from './platform.services.js';
import { dataFolderFrom, type Settings, settingsFrom } from './platform.settings.js';
import { RunningPlatform } from './running.platform.js';

export type PlatformOptions = {
  /** Default: `ALLMENDE_DATA`, or `data` in the checkout. */
  dataDir?: string;
  /** `free` takes ports that nobody uses; otherwise the environment's, with these in front. */
  ports?: 'free' | Partial<Ports>;
  /** Prints nothing; the log files are written all the same. */
  quiet?: boolean;
  /** Settings of the launcher and of the services. Default: the process's own environment. */
  env?: NodeJS.ProcessEnv;
  /** Which of our own processes run. Default all. */
  services?: readonly OwnProcess[];
  /** Loads the demo content. Default true. */
  demo?: boolean;
  /** Ends the start and whatever it has brought up by then. */
  signal?: AbortSignal;
  /** How long a process may take to come up. Default 60 s. */
  startTimeoutMs?: number;
};

/**
 * Starts the whole platform on this machine and supervises it: the parts that the environment does not name
 * (Postgres, NATS, object store, mail), the databases with their migrations, the services, the edge, the demo.
 * @throws PortTakenError, AlreadyRunningError, or an Error that says what is missing; nothing is left running then
 */
export async function startPlatform(options: PlatformOptions = {}): Promise<RunningPlatform> {
  const { env = process.env, quiet = false, services = ownProcesses, demo = true } = options;
  const chosen = options.ports === 'free' ? await freePorts() : { ...portsFrom(env), ...options.ports };
  const settings = settingsFrom(env, chosen);
  const dataFolder = openDataFolder(options.dataDir ?? dataFolderFrom(env));
  assertWhole(dataFolder);
  const records = new ProcessRecords(join(dataFolder, 'run'));
  records.claim();
  const log = new PlatformLog(dataFolder, { quiet, showFrom: settings.showLogs });
  try {
    const left = await records.endLeftovers();
    if (left.length > 0) log.say(`Ended what an earlier run had left: ${left.join(', ')}`);
    const parts = neededParts(settings);
    await checkPorts(chosen, [...Object.values(parts).flat(), ...services.flatMap(portsOf)]);
    const secrets = openSecrets(dataFolder);
    const sealing = await openSealingKeys(dataFolder, settings.sealing);
    if (sealing.recoveryIdentity) log.tellOnce(recoveryNote(sealing.recoveryIdentity));
    const context = contextOf(env, chosen, { secrets, sealing }, settings);
    const urls = {
      platform: settings.platformUrl,
      files: settings.filesUrl,
      mail: settings.smtpUrl ? null : `http://localhost:${chosen.mail}`,
    };
    const platform = new RunningPlatform(
      dataFolder,
      urls,
      records,
      log,
      context,
      options.startTimeoutMs ?? 60_000,
    );
    const plan = { parts: Object.keys(parts) as PartName[], services, demo, signal: options.signal };
    return await bringUp(platform, context, plan);
  } catch (error) {
    records.release();
    await log.close();
    throw error;
  }
}

type Plan = { parts: PartName[]; services: readonly OwnProcess[]; demo: boolean; signal?: AbortSignal };

async function bringUp(
  platform: RunningPlatform,
  context: ServiceContext,
  plan: Plan,
): Promise<RunningPlatform> {
  const { log, dataFolder } = platform;
  plan.signal?.addEventListener('abort', () => void platform.stop());
  const printed = (name: string, line: string) => log.fromProcess(name, line);
  try {
    log.say(`Starting ${[...plan.parts, 'databases'].join(', ')}`);
    const partContext: PartContext = { ...context, dataFolder, say: (line) => log.say(line) };
    await platform.start(await Promise.all(plan.parts.map((name) => partSpec(name, partContext))));
    Object.assign(context.addresses.databases, await databasesOf(context));
    log.say('Migrating the databases');
    await migrateAll(plan.services, context, { dataFolder, log: printed });
    if (isRestored(dataFolder)) {
      log.say('Restored from a backup: the events of the last 30 days go out again');
      await sayAgain(plan.services, context, printed);
      removeRestoredMark(dataFolder);
    }
    log.say(`Starting ${plan.services.join(', ')}`);
    await platform.start(plan.services.map((name) => serviceSpec(name, context)));
    if (plan.demo) {
      log.say('Loading the demo content');
      platform.notes.push(...(await loadDemo(context, dataFolder, printed)));
    }
    platform.becameReady();
    return platform;
  } catch (error) {
    await platform.stop();
    throw error;
  }
}

function contextOf(
  env: NodeJS.ProcessEnv,
  ports: Ports,
  { secrets, sealing }: { secrets: Secrets; sealing: SealingKeys },
  settings: Settings,
): ServiceContext {
  return {
    env,
    ports,
    secrets,
    sealing,
    settings,
    addresses: {
      databases: { ...settings.databases },
      nats: settings.nats?.url ?? `nats://127.0.0.1:${ports.nats}`,
      s3: settings.s3?.endpoint ?? `http://127.0.0.1:${ports.s3}`,
      smtp: settings.smtpUrl ?? `smtp://127.0.0.1:${ports.smtp}`,
    },
  };
}

/** Databases that no variable names are made on the server that there is. */
async function databasesOf(
  context: ServiceContext,
): Promise<Partial<Record<ServiceName, DatabaseAddresses>>> {
  const { settings, secrets, ports } = context;
  const missing = serviceNames.filter((name) => !settings.databases[name]);
  if (missing.length === 0) return {};
  const embedded = administratorAt(ports.postgres, secrets.postgres);
  const passwords = Object.fromEntries(missing.map((name) => [name, secrets.databases[name]]));
  return ensureDatabases(settings.databaseUrl ?? embedded, passwords);
}

function portsOf(name: OwnProcess): PortName[] {
  if (name === 'portal') return ['portal'];
  const health: PortName = `${name}Health`;
  return name === 'gateway' || name === 'files' ? [name, health] : [health];
}
