import {
  accountsEvents,
  accountsRpc,
  challengesEvents,
  challengesRpc,
  type ChallengeWindow,
  type InputOf,
  newId,
  type Person,
  ProblemError,
  submissionsEvents,
  termsRpc,
} from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { ProcessLog, ServiceHost } from '@allmende/platform';
import {
  person,
  sealingKeys,
  startService,
  system,
  type TestKeys,
  type TestService,
} from '@allmende/testing';
import { Controller, Module } from '@nestjs/common';
import { generateKeyPairSync } from 'node:crypto';
import { AppModule } from './app.module.js';
import { dataSource } from './data-source.js';

/** What the neighbours know; the real ones answer in e2e/. */
const known = {
  windows: new Map<string, ChallengeWindow>(),
  organisations: new Map<string, string>(),
  signatories: new Map<string, string[]>(),
  closedAccounts: new Set<string>(),
};
const asked: string[] = [];

@Controller()
class ChallengesStandIn {
  @Handle(challengesRpc.challengeWindow)
  window({ input }: Call<typeof challengesRpc.challengeWindow>) {
    asked.push(input.challengeId);
    const window = known.windows.get(input.challengeId);
    if (!window) throw new ProblemError('challenge.not-found');
    return { window };
  }
}

@Controller()
class IdentityStandIn {
  @Handle(accountsRpc.names)
  names({ input }: Call<typeof accountsRpc.names>) {
    const organisations = (input.organisationIds ?? []).flatMap((organisationId) => {
      const name = known.organisations.get(organisationId);
      return name === undefined ? [] : [{ organisationId, name }];
    });
    const accountIds = (input.accountIds ?? []).filter((accountId) => !known.closedAccounts.has(accountId));
    const accounts = accountIds.map((accountId) => ({
      ...{ accountId, name: nameOf(accountId) },
      ...{ organisationName: null, clusterName: null },
    }));
    return { accounts, organisations };
  }

  @Handle(accountsRpc.signatories)
  signatories({ input }: Call<typeof accountsRpc.signatories>) {
    return { accountIds: known.signatories.get(input.organisationId) ?? [] };
  }
}

@Module({ controllers: [ChallengesStandIn] })
class ChallengesModule {}

@Module({ controllers: [IdentityStandIn] })
class IdentityModule {}

export type TermsWorld = TestService & {
  keys: TestKeys;
  /** Publishes a challenge's terms and lets the service hear of its window. */
  challenge: (change?: Partial<ChallengeWindow>, terms?: Partial<Publishing>) => Promise<ChallengeWindow>;
  /** What `challenges` would say; `heard: false` leaves the service with its old copy, or none. */
  say: (window: ChallengeWindow, options?: { heard?: boolean }) => Promise<void>;
  organisation: (name: string) => string;
  signs: (organisationId: string, ...people: Person[]) => void;
  nameOf: (accountId: string) => string;
  /** From now on it has no name. */
  closeAccount: (accountId: string) => void;
  /** Shows the terms to these people, or to a stranger. */
  versionIds: (challengeId: string, ...people: Person[]) => Promise<string[]>;
  accept: (
    who: Person,
    challengeId: string,
    change?: Partial<InputOf<typeof termsRpc.accept>>,
    options?: { key?: string },
  ) => ReturnType<typeof acceptOnce>;
  /** An account was closed, and everybody has said their last word on it. */
  closed: (accountId: string) => Promise<void>;
  /** Challenges that the neighbour was asked about since the last look. */
  askedAbout: () => string[];
  stopChallenges: () => Promise<void>;
};

export type Publishing = InputOf<typeof termsRpc.publishChallengeTerms>;

function nameOf(accountId: string): string {
  return `Mira ${accountId.slice(-4)}`;
}

export const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();
export const hour = 3_600_000;

export function newEvidenceKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64');
}

export async function startTerms(): Promise<TermsWorld> {
  const keys = await sealingKeys();
  const env = { EVIDENCE_KEY: newEvidenceKey(), ...keys.env };
  const service = await startService(AppModule, { service: 'terms', dataSource, env });
  const log = new ProcessLog('stand-in', 'fatal');
  const at = { NATS_URL: service.nats.url };
  const challenges = await ServiceHost.start({ service: 'challenges', module: ChallengesModule }, at, {
    log,
  });
  const identity = await ServiceHost.start({ service: 'identity', module: IdentityModule }, at, { log });
  const say: TermsWorld['say'] = async (window, { heard = true } = {}) => {
    known.windows.set(window.challengeId, window);
    if (heard) await service.emit(challengesEvents.windowChanged, { window });
  };
  return {
    ...service,
    keys,
    say,
    challenge: async (change = {}, terms = {}) => {
      const window = openWindow(change);
      await service.call(termsRpc.publishChallengeTerms, publishingOf(window, terms), system());
      await say(window);
      return window;
    },
    organisation: (name) => {
      const organisationId = newId();
      known.organisations.set(organisationId, name);
      return organisationId;
    },
    signs: (organisationId, ...people) => {
      const accountIds = people.map(({ accountId }) => accountId);
      known.signatories.set(organisationId, accountIds);
    },
    nameOf,
    closeAccount: (accountId) => void known.closedAccounts.add(accountId),
    versionIds: async (challengeId, ...people) => {
      const shown = await Promise.all(people.map((who) => versionIdsOf(service, challengeId, who)));
      return shown[0] ?? versionIdsOf(service, challengeId);
    },
    accept: (who, challengeId, change, options) => acceptOnce(service, who, challengeId, change, options),
    closed: async (accountId) => {
      await service.emit(accountsEvents.accountClosed, { accountId });
      await service.emit(challengesEvents.accountSettled, { accountId });
      await service.emit(submissionsEvents.accountSettled, { accountId });
    },
    askedAbout: () => asked.splice(0),
    stopChallenges: () => challenges.stop(),
    stop: async () => {
      await challenges.stop();
      await identity.stop();
      await service.stop();
    },
  };
}

export function openWindow(change: Partial<ChallengeWindow> = {}): ChallengeWindow {
  const clusterId = change.clusterId ?? newId();
  return {
    challengeId: newId(),
    revision: 1,
    clusterId,
    hostIds: [clusterId],
    state: 'open',
    slug: null,
    opensAt: inMs(-hour),
    closesAt: inMs(hour),
    zone: 'Europe/Berlin',
    eligibility: { kind: 'everyone' },
    seekerAccountIds: [newId()],
    organisationId: newId(),
    termsVersionId: null,
    confidential: false,
    ...change,
  };
}

export function publishingOf(window: ChallengeWindow, change: Partial<Publishing> = {}): Publishing {
  return {
    challengeId: window.challengeId,
    clusterId: window.clusterId,
    rightsModel: 'solver-keeps',
    blanks: {},
    closesAt: window.closesAt ?? inMs(hour),
    decisionBy: '2099-01-15',
    reward: { de: '25.000\u00a0€', en: '€25,000' },
    ...change,
  };
}

async function versionIdsOf(service: TestService, challengeId: string, who = person()): Promise<string[]> {
  const { layers } = await service.call(termsRpc.showTerms, { challengeId }, who);
  return layers.map(({ versionId }) => versionId);
}

async function acceptOnce(
  service: TestService,
  who: Person,
  challengeId: string,
  change: Partial<InputOf<typeof termsRpc.accept>> = {},
  options: { key?: string } = {},
) {
  const versionIds = change.versionIds ?? (await versionIdsOf(service, challengeId, who));
  const input = { challengeId, party: { kind: 'self' as const }, language: 'de' as const, ...change };
  return service.call(termsRpc.accept, { ...input, versionIds }, who, options);
}
