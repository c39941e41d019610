import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  accountsRpc,
  challengesRpc,
  type ChallengeWindow,
  clustersRpc,
  type InputOf,
  newId,
  notificationsRpc,
  type OutputOf,
  type Person,
} from '@allmende/contracts';
import { startMailServer } from '@allmende/local/mail/mail.server';
import { eventually, freePort, person, startService, type TestService } from '@allmende/testing';
import { AppModule } from '../app.module.js';
import { dataSource } from '../data-source.js';

/** The cluster of everybody here, managed by `manager`. */
export const clusterId = newId();
export const manager = person();
/** A cluster with a contact for questions, whose account is `uli`. */
export const deciding = newId();
export const uli = newId();

const rest = {
  brand: { lead: '#ffe000', companion: '#2f9c93' },
  city: null,
  fields: [],
  demo: true,
  language: 'de' as const,
  archive: false,
};
const clusters = [
  { ...rest, clusterId, slug: 'isartal', name: 'Biocluster Isartal', contact: null },
  {
    ...rest,
    clusterId: deciding,
    slug: 'regnitz',
    name: 'Regnitz',
    contact: { name: 'Uli Regnitz', role: {}, phone: '089 1', email: `${uli}@people.example` },
  },
];

type Mail = { id: string; subject: string; messageId: string };

export type NoticesWorld = {
  service: TestService;
  list: (
    who: Person,
    input?: InputOf<typeof notificationsRpc.listNotices>,
  ) => Promise<OutputOf<typeof notificationsRpc.listNotices>>;
  /** What arrived at an address so far. */
  mails: (to: string) => Promise<Mail[]>;
  /** The first mail to an address, once it is there. */
  mailTo: (to: string) => Promise<Mail>;
  textOf: (mailId: string) => Promise<{ text: string; html: string }>;
  /** Where the mail server shows what arrived. */
  mailPage: string;
  stop: () => Promise<void>;
};

/** The service with a real mail server; neighbours know everybody by `addressOf`, writing English. */
export async function startNotices(): Promise<NoticesWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'allmende-notices-'));
  const mail = await startMailServer({ smtpPort: await freePort(), pagePort: await freePort(), folder });
  const service = await startService(AppModule, {
    service: 'notifications',
    dataSource,
    env: {
      SMTP_URL: `smtp://127.0.0.1:${mail.smtpPort}`,
      PLATFORM_URL: 'http://allmende.test',
      MAIL_FROM: 'portal@allmende.test',
    },
  });
  await answerOf(service);
  const mailPage = `http://127.0.0.1:${mail.pagePort}`;
  const mails = async (to: string): Promise<Mail[]> => {
    const answer = await fetch(`${mailPage}/api/mails?to=${to}`);
    return ((await answer.json()) as { mails: Mail[] }).mails;
  };
  return {
    service,
    list: (who, input = {}) => service.call(notificationsRpc.listNotices, input, who),
    mails,
    mailTo: (to) => eventually('the mail', async () => (await mails(to))[0]),
    textOf: async (mailId) =>
      (await (await fetch(`${mailPage}/api/mails/${mailId}`)).json()) as { text: string; html: string },
    mailPage,
    stop: async () => {
      await service.stop();
      await mail.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answerOf(service: TestService): Promise<void> {
  await service.answer(accountsRpc.addresses, ({ accountIds }) => ({
    items: accountIds.map((accountId) => ({
      accountId,
      email: `${accountId}@people.example`,
      name: '<b>Ada</b> نور',
      language: 'en' as const,
      clusterId,
    })),
  }));
  await service.answer(clustersRpc.clustersById, ({ clusterIds }) => ({
    items: clusters.filter((one) => clusterIds.includes(one.clusterId)),
  }));
  await service.answer(accountsRpc.holders, () => ({
    items: [{ accountId: manager.accountId, clusterId }],
    nextCursor: null,
  }));
  await service.answer(challengesRpc.challengeWindow, () => ({ window: windowOf({}) }));
}

export function addressOf({ accountId }: Person): string {
  return `${accountId}@people.example`;
}

export function decided(who: Person) {
  return {
    submissionId: newId(),
    challengeId: newId(),
    awarded: false,
    teamAccountIds: [who.accountId],
  };
}

export function windowOf(parts: Partial<ChallengeWindow>): ChallengeWindow {
  return {
    challengeId: newId(),
    revision: 1,
    clusterId,
    hostIds: [clusterId],
    state: 'closed',
    slug: null,
    opensAt: null,
    closesAt: null,
    zone: 'Europe/Berlin',
    eligibility: { kind: 'everyone' },
    seekerAccountIds: [],
    organisationId: null,
    termsVersionId: null,
    confidential: false,
    ...parts,
  };
}
