import {
  accountsEvents,
  accountsRpc,
  type Actor,
  type ClusterRole,
  clustersRpc,
  type Language,
  newId,
  type OutputOf,
  type Person,
  ProblemError,
} from '@allmende/contracts';
import { startService, system, type TestService, visitor } from '@allmende/testing';
import { AppModule } from './app.module.js';
import { dataSource } from './data-source.js';
import { SessionsService } from './sessions/sessions.service.js';

export const goodPassword = 'vier Hasen im Klee';

type Registration = {
  email?: string;
  name?: string;
  language?: Language;
  organisationName?: string;
  password?: string;
  next?: string;
};
type Mail = OutputOf<typeof accountsRpc.mailLink>;
type Membership = { clusterSlug: string; roles: ClusterRole[]; ofRecord?: boolean };
type Organisation = { name: string; role: 'member' | 'signatory'; verified: boolean; mailDomain?: string };
export type Account = {
  accountId: string;
  email: string;
  token: string;
  portal: string | undefined;
  actor: Person;
};

/** Identity with a few steps that many tests begin with. */
export type Identity = TestService & ReturnType<typeof stepsOf>;

export async function startIdentity(): Promise<Identity> {
  const service = await startService(AppModule, { service: 'identity', dataSource });
  return Object.assign(service, stepsOf(service));
}

export function newEmail(domain = 'example.org'): string {
  return `someone-${newId().slice(-12)}@${domain}`;
}

/** Median time of the one through the median time of the other, in alternating rounds. */
export async function timeRatio(one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<number> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < 14; round += 1) {
    const start = performance.now();
    await (round % 2 === 0 ? one() : other());
    times[round % 2]?.push(performance.now() - start);
  }
  const [a = 0, b = 1] = times.map((list) => list.sort((x, y) => x - y)[3]);
  return a / b;
}

function stepsOf(service: TestService) {
  const { call } = service;

  /** Nothing where the mail is not meant any more. */
  const mailOf = (request: { requestId: string }): Promise<Mail | undefined> =>
    call(accountsRpc.mailLink, request, system('event')).catch((error: unknown) => {
      if (error instanceof ProblemError && error.code === 'account.link-invalid') return undefined;
      throw error;
    });

  /** The latest mail to an address, as `notifications` would get it; undefined if none was asked for. */
  const mailTo = async (email: string): Promise<Mail | undefined> => {
    const requests = await service.published(accountsEvents.mailLinkRequested);
    for (const { payload } of requests.reverse()) {
      const mail = await mailOf(payload);
      if (mail?.email === email) return mail;
    }
    return undefined;
  };

  const tokenIn = async (email: string): Promise<string> => {
    const mail = await mailTo(email);
    if (!mail?.token) throw new Error(`No link was mailed to ${email}`);
    return mail.token;
  };

  const resolve = async (token: string, portal?: string): Promise<Person | null> =>
    (await call(accountsRpc.resolveSession, { token, portal }, visitor({ portal }))).person;

  const actorOf = async (token: string, portal?: string): Promise<Person> => {
    const person = await resolve(token, portal);
    if (!person) throw new Error('The session does not stand');
    return person;
  };

  const register = async (
    { email = newEmail(), ...rest }: Registration = {},
    who: Actor = visitor(),
  ): Promise<string> => {
    await call(accountsRpc.register, { email, name: 'Mira Vogt', password: goodPassword, ...rest }, who);
    return email;
  };

  /** Registers and opens the link at the same portal. */
  const join = async (registration: Registration = {}, portal?: string): Promise<Account> => {
    const email = await register(registration, visitor({ portal }));
    const { accountId, token } = await call(
      accountsRpc.confirmEmail,
      { token: await tokenIn(email) },
      visitor({ portal }),
    );
    return { accountId, email, token, portal, actor: await actorOf(token, portal) };
  };

  const newCluster = async (
    slug = `c-${newId().slice(-12)}`,
  ): Promise<{ clusterId: string; slug: string }> => {
    const { clusterId } = await call(
      clustersRpc.createCluster,
      { slug, name: `Cluster ${slug}` },
      system('demo'),
    );
    return { clusterId, slug };
  };

  /** Somebody who was brought in with roles, signed in on the bare host. */
  const bringIn = async (
    memberships: Membership[] = [],
    organisation?: Organisation,
    operator = false,
  ): Promise<Account> => {
    const email = newEmail();
    const { accountId } = await call(
      accountsRpc.bringInAccount,
      {
        ...{ email, name: 'Tobias Lindner', password: goodPassword, operator, organisation },
        memberships: memberships.map(({ ofRecord = false, ...rest }) => ({ ...rest, ofRecord })),
      },
      system('demo'),
    );
    const sessions = service.get(SessionsService);
    const token = await sessions.start(service.db.manager, { accountId, portalId: null, device: '' });
    return { accountId, email, token, portal: undefined, actor: await actorOf(token) };
  };

  /** The same person with the roles of this moment. */
  const again = ({ token, portal }: Account): Promise<Person> => actorOf(token, portal);

  return { mailTo, tokenIn, resolve, register, join, newCluster, bringIn, again };
}
