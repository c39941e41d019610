import { setTimeout as sleep } from 'node:timers/promises';
import { accountsRpc, challengesRpc } from '@allmende/contracts';
import { type Answer, type PortalClient, send } from '@allmende/local/client/portal.client';
import type { Checked } from '../durable/outage.run.js';
import type { Expert, OutageStage } from '../durable/outage.stage.js';

/** What the house promises for any call that is under way. */
const answeredWithinMs = 5_000;
const signedInWithinMs = 60_000;

type Timed = { ms: number; answer: Answer | undefined };
type Entrance = { asked: Timed[]; isIn: boolean };

/** All people open the same challenge and sign in at the same instant, each from an address of their own. */
export async function runStampede(
  { experts, challengeIds, password }: OutageStage,
  tell: (line: string) => void,
): Promise<Checked[]> {
  const [first] = experts;
  const { slug } = await first!.client.call(challengesRpc.getChallenge, { challenge: challengeIds[0]! });
  const [pages, entrances] = await Promise.all([
    Promise.all(
      experts.map(({ client }, place) => timed(() => openChallenge(client, slug, addressOf(place)))),
    ),
    Promise.all(experts.map((expert, place) => enter({ ...expert, password }, addressOf(place)))),
  ]);
  const asked = entrances.flatMap((entrance) => entrance.asked);
  const turnedAway = asked.filter(({ answer }) => answer?.status === 503).length;
  tell(`${pages.length} pages: p99 ${p99(pages)} ms`);
  tell(`${entrances.length} people: p99 of a try ${p99(asked)} ms, ${turnedAway} times told to come again`);
  return [
    { title: 'everybody sees the challenge', findings: unlike(pages, (answer) => answer.status === 200) },
    { title: 'its page comes in time', findings: slow(pages) },
    { title: 'everybody is signed in, some of them after a while', findings: outside(entrances) },
    { title: 'whoever is turned away is told when to come again', findings: unlike(asked, isPolite) },
    { title: 'each try to sign in is answered in time', findings: slow(asked) },
  ];
}

function openChallenge({ origin }: PortalClient, slug: string | null, from: string): Promise<Answer> {
  return send(`${origin}/de/challenges/${slug}`, { from });
}

/** Tries again when it is told to, or when nothing came, as a person would. */
async function enter(person: Expert & { password: string }, from: string): Promise<Entrance> {
  const { client, email, password } = person;
  const [method, path = ''] = accountsRpc.signIn.route?.split(' ') ?? [];
  const headers = { origin: client.origin, 'content-type': 'application/json' };
  const body = JSON.stringify({ email, password });
  const asked: Timed[] = [];
  const until = Date.now() + signedInWithinMs;
  while (Date.now() < until) {
    const tried = await timed(() => send(`${client.origin}/api/v1${path}`, { method, headers, body, from }));
    asked.push(tried);
    if (tried.answer && tried.answer.status < 300) return { asked, isIn: true };
    if (tried.answer && ![503, 504].includes(tried.answer.status)) break;
    await sleep(Number(tried.answer?.headers['retry-after'] ?? 2) * 1_000);
  }
  return { asked, isIn: false };
}

async function timed(ask: () => Promise<Answer>): Promise<Timed> {
  const start = performance.now();
  const answer = await ask().catch(() => undefined);
  return { ms: performance.now() - start, answer };
}

/** All of them are this machine. */
function addressOf(place: number): string {
  return `127.0.${1 + Math.floor(place / 250)}.${1 + (place % 250)}`;
}

function isPolite({ status, headers }: Answer): boolean {
  return status < 300 || (status === 503 && Number(headers['retry-after']) > 0);
}

function unlike(all: readonly Timed[], isRight: (answer: Answer) => boolean): string[] {
  const wrong = all.filter(({ answer }) => !answer || !isRight(answer));
  const byStatus = Map.groupBy(wrong, ({ answer }) => answer?.status ?? 'no answer');
  return [...byStatus].map(([status, { length }]) => `${status}: ${length} times`);
}

function slow(all: readonly Timed[]): string[] {
  const slowest = p99(all);
  return slowest > answeredWithinMs ? [`p99 is ${slowest} ms`] : [];
}

function outside(entrances: readonly Entrance[]): string[] {
  const left = entrances.filter(({ isIn }) => !isIn).length;
  return left > 0 ? [`${left} are not signed in after ${signedInWithinMs} ms`] : [];
}

function p99(all: readonly Timed[]): number {
  const sorted = all.map(({ ms }) => ms).sort((a, b) => a - b);
  return Math.round(sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0);
}
