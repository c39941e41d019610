import { accountsRpc, challengesRpc, groupsRpc, submissionsRpc, termsRpc } from '@allmende/contracts';
import { type Answer, PortalClient, type Problem, send } from '@allmende/local/client/portal.client';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { startDemoPlatform } from '../story/demo.platform.js';
import { demoParts } from '../story/play.js';
import { agree } from '../story/submitting.steps.js';

const places = {
  company: demoParts.company,
  manager: demoParts.manager,
  expert: demoParts.expert,
  colleague: demoParts.colleague,
  /** Of the institute that the colleague may bind; may not bind it herself. */
  fellow: { email: 'lea.brandt@saalforst.example', portal: 'keramikforum-saale' },
  /** Manages another cluster. */
  stranger: { email: 'clusterbuero@windkraft-nordlicht.example', portal: 'windkraft-nordlicht' },
  /** Has an account and belongs to no cluster. */
  loner: { email: 'ola.nowak@laborwerk.example', portal: 'biocluster-isartal' },
};
export type Who = keyof typeof places | 'visitor';
export type People = Record<Who, PortalClient>;

/** What somebody has, and others must not find out about. */
export type Things = Record<
  'draft' | 'open' | 'submission' | 'group' | 'thread' | 'receipt' | 'waiting',
  string
>;

export type Stage = { platform: RunningPlatform; people: People; ids: Things; close: () => Promise<void> };

/** A platform with the demo, its people signed in, and a few things of theirs. */
export async function openStage(): Promise<Stage> {
  const { platform, end } = await startDemoPlatform('bad-input');
  try {
    const people = await signIn(platform.urls.platform);
    return { platform, people, ids: await makeThings(people), close: end };
  } catch (error) {
    await end();
    throw error;
  }
}

export type Asked = { body?: unknown; headers?: Record<string, string> };

/** Asks the API as a page of the person's portal would; the body may be anything. */
export async function ask(who: PortalClient, route: string, { body, headers }: Asked = {}) {
  const [method = 'GET', path = ''] = route.split(' ');
  const known = { cookie: who.session, origin: who.origin, 'content-type': 'application/json' };
  return problemOf(
    await send(`${who.origin}/api/v1${path}`, {
      method,
      headers: { ...known, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }),
  );
}

/** An answer without what differs each time; a problem's title and detail stand in `said`. */
export function problemOf({ status, headers, body }: Answer) {
  const type = String(headers['content-type'] ?? '').split(';')[0];
  const isJson = type === 'application/json' || type === 'application/problem+json';
  const value: unknown = isJson && body.length > 0 ? JSON.parse(body.toString()) : undefined;
  const { code, errors, title, detail } = (value ?? {}) as Partial<
    Problem & { title: string; detail: string }
  >;
  const fields = errors?.map(({ field }) => field);
  return status < 400
    ? { status, type, code, fields, value }
    : { status, type, code, fields, said: { title, detail, cached: headers['cache-control'] } };
}

async function signIn(url: string): Promise<People> {
  const signed: [string, PortalClient][] = [['visitor', new PortalClient(url, 'biocluster-isartal')]];
  for (const [name, { email, portal }] of Object.entries(places)) {
    const client = new PortalClient(url, portal);
    await client.call(accountsRpc.signIn, { email, password: demoParts.password });
    signed.push([name, client]);
  }
  return Object.fromEntries(signed) as People;
}

async function makeThings({ company, manager, expert, fellow }: People): Promise<Things> {
  const { challengeId: draft } = await company.call(challengesRpc.createChallenge, {});
  const { items } = await expert.call(challengesRpc.listChallenges, { eligible: 'me', limit: 100 });
  const open = items.find(({ state }) => state === 'open')?.challengeId ?? '';
  const receipt = await agree(expert, open);
  const { submissionId } = await expert.call(submissionsRpc.startSubmission, { challengeId: open });
  const { groupId } = await manager.call(groupsRpc.createGroup, {
    name: 'Geschlossen',
    confidentiality: true,
  });
  const { threadId } = await manager.call(groupsRpc.startThread, { groupId, title: 'Plan', text: 'Montag' });
  const waiting = await agreeForOrganisation(fellow, open);
  return { draft, open, submission: submissionId, group: groupId, thread: threadId, receipt, waiting };
}

async function agreeForOrganisation(who: PortalClient, challengeId: string): Promise<string> {
  const { layers } = await who.call(termsRpc.showTerms, { challengeId });
  const { affiliations } = await who.call(accountsRpc.me, {});
  const { acceptanceId } = await who.call(termsRpc.accept, {
    challengeId,
    versionIds: layers.map(({ versionId }) => versionId),
    party: { kind: 'organisation', organisationId: affiliations[0]?.organisationId ?? '' },
    language: 'de',
  });
  return acceptanceId;
}
