import { setTimeout as sleep } from 'node:timers/promises';
import {
  accountsRpc,
  challengesRpc,
  groupsRpc,
  notificationsRpc,
  serviceNames,
  submissionsRpc,
  termsRpc,
} from '@allmende/contracts';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { connect } from '@nats-io/transport-node';
import { downloadFile } from '@allmende/local/client/file.client';
import { send } from '@allmende/local/client/portal.client';
import type { Entry, OutageStage } from './outage.stage.js';

export type Probe = (entry: Entry, platform: RunningPlatform, stage: OutageStage) => Promise<unknown>;

export type Fault = {
  title: string;
  /** What goes away. */
  process: string;
  /** Resolves when it is away. */
  takeAway: (platform: RunningPlatform) => Promise<void>;
  /** Resolves when the cause is over; left out where it is as soon as the process is gone. */
  bringBack?: (platform: RunningPlatform) => Promise<void>;
  /** Reads that need what went away. */
  probes: Probe[];
  /** Whether those who hand in hand in a file, too. */
  withFiles?: boolean;
  backWithinMs: number;
};

const probeOf = {
  identity: ({ expert }) => expert.client.call(accountsRpc.me, {}),
  challenges: ({ expert, challengeId }) => expert.client.call(challengesRpc.standing, { challengeId }),
  terms: ({ expert }) => expert.client.call(termsRpc.listAcceptances, {}),
  submissions: ({ expert }) => expert.client.call(submissionsRpc.listSubmissions, {}),
  groups: ({ expert }) => expert.client.call(groupsRpc.listGroups, {}),
  notifications: ({ expert }) => expert.client.call(notificationsRpc.listNotices, {}),
  files: (_entry, { urls }) => send(`${urls.files}/`),
  gateway: ({ expert }) => expert.client.call(accountsRpc.me, {}),
  portal: async ({ expert }) => {
    const { status } = await expert.client.page('/en');
    if (status !== 200) throw new Error(`The home page answers ${status}`);
  },
  'object-store': async (_entry, _platform, { company, file }) => {
    const { url } = await company.client.call(submissionsRpc.grantDepositFile, file);
    return downloadFile(url);
  },
  mail: (_entry, { urls }) => send(`${urls.mail}/healthz`),
} satisfies Record<string, Probe>;

const killed = Object.keys(probeOf) as (keyof typeof probeOf)[];
const everyService = serviceNames.map((name) => probeOf[name]);
const [backAfterKillMs, backAfterPostgresMs] = [5_000, 30_000];

/** Everything that goes wrong, one after the other. */
export function faults({ natsAwayMs }: { natsAwayMs: number }): Fault[] {
  return [
    ...killed.map((process) => ({
      title: `kill -9 of ${process}`,
      process,
      takeAway: (platform: RunningPlatform) => platform.kill(process),
      probes: [probeOf[process]],
      withFiles: process === 'files' || process === 'object-store',
      backWithinMs: backAfterKillMs,
    })),
    {
      title: `NATS away for ${natsAwayMs / 1000} s`,
      process: 'nats',
      takeAway: (platform) => platform.halt('nats'),
      bringBack: async (platform) => {
        await sleep(natsAwayMs);
        await platform.resume('nats');
      },
      probes: everyService,
      backWithinMs: backAfterKillMs,
    },
    {
      title: 'kill -9 of Postgres',
      process: 'postgres',
      takeAway: (platform) => platform.kill('postgres'),
      probes: everyService,
      backWithinMs: backAfterPostgresMs,
    },
    {
      title: 'streams deleted, then rebuilt',
      process: 'streams',
      takeAway: deleteStreams,
      bringBack: async (platform) => {
        for (const name of serviceNames) await platform.command(name, 'rebuild');
      },
      probes: everyService,
      backWithinMs: backAfterKillMs,
    },
  ];
}

/** Every stream with all that it holds, and with it every consumer. */
async function deleteStreams({ nats }: RunningPlatform): Promise<void> {
  const { user, password: pass } = nats.administrator;
  const connection = await connect({ servers: nats.url, user, pass });
  try {
    const { streams } = (await connection.request('$JS.API.STREAM.NAMES')).json<{ streams: string[] }>();
    if (streams.length === 0) throw new Error('There is no stream to delete');
    for (const name of streams) await connection.request(`$JS.API.STREAM.DELETE.${name}`);
  } finally {
    await connection.close();
  }
}
