import {
  accountsRpc,
  challengesRpc,
  clustersRpc,
  notificationsRpc,
  type Language,
  type Portal,
  type Profile,
} from '@allmende/contracts';
import { ApiProblem } from './api.problem.js';
import { callApi, tryApi } from './api.server.js';
import { brandPath, iconPath, neutralColours } from './brand.server.js';
import { editsPortal, managedBy } from './desk.rules.js';
import { chooseLanguage, languageOfPath, withoutLanguage } from './language.js';
import type { Visit } from './visit.js';

/** What the frame around every page needs. */
export type PageData = {
  language: Language;
  /** Path and query below the portal's host. */
  path: string;
  origin: string;
  platformUrl: string;
  now: string;
  theme: 'light' | 'dark' | undefined;
  done: string | undefined;
  /** The page answers a form, and may hold what was typed in it: no link is to lead away from that unawares. */
  sent: boolean;
  brandHref: string;
  /** A mark: the portal's own, or the platform's on its bare host. */
  iconHref: string;
  portal: PortalFrame | null;
  person: {
    name: string;
    manages: boolean;
    /** Looks after this portal's texts. */
    edits: boolean;
    /** Belongs to the team of a challenge. */
    asks: boolean;
    /** To an organisation, which could post one. */
    belongs: boolean;
    /** A member of some cluster; only members post challenges. */
    admitted: boolean;
    /** Acts for the office of an organisation. */
    office: boolean;
    /** Organisations that they verifiably belong to. */
    verifiedIn: string[];
    operator: boolean;
    unread: number;
    /** The number of the newest notice; live ones come behind it. */
    newest: number;
  } | null;
};
export type PortalFrame = Pick<
  Portal,
  'clusterId' | 'slug' | 'name' | 'demo' | 'archive' | 'contact' | 'language'
> & {
  tagline: Portal['content']['tagline'];
  links: Portal['content']['links'];
};

const portals = new WeakMap<Visit, Promise<Portal | null>>();
const persons = new WeakMap<Visit, Promise<Profile | null>>();

/** The portal that the host names, asked for once a request; null on the platform's bare host. */
export function portalOf(visit: Visit): Promise<Portal | null> {
  const known =
    portals.get(visit) ?? callApi(visit, clustersRpc.currentPortal, {}).then(({ portal }) => portal);
  portals.set(visit, known);
  return known;
}

/** Pages that belong to a portal lead from the bare host to the list of portals (see `served.ts`). */
export async function requirePortal(visit: Visit): Promise<Portal> {
  const portal = await portalOf(visit);
  if (!portal) throw new ApiProblem(404, 'no-portal', { requestId: visit.requestId });
  return portal;
}

/** Who is signed in; null without a session, or with one that has ended. */
export function personOf(visit: Visit): Promise<Profile | null> {
  if (!visit.signedIn) return Promise.resolve(null);
  const known =
    persons.get(visit) ??
    callApi(visit, accountsRpc.me, {}).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    });
  persons.set(visit, known);
  return known;
}

/** Without a session a loader or action leads to sign-in, and back here afterwards (see `served.ts`). */
export async function requirePerson(visit: Visit): Promise<Profile> {
  const person = await personOf(visit);
  if (person) return person;
  throw new ApiProblem(401, 'not-signed-in', { requestId: visit.requestId });
}

export async function pageDataOf(visit: Visit, request: Request): Promise<PageData> {
  const { pathname, search } = new URL(request.url);
  const [portal, person, notices, asks] = await Promise.all([
    portalOf(visit),
    personOf(visit).catch(() => null),
    noticesOf(visit, pathname),
    asksOf(visit),
  ]);
  return {
    language: languageOf(visit, pathname, portal),
    path: pathname + search,
    origin: visit.origin,
    platformUrl: visit.platformUrl,
    now: visit.now.toISOString(),
    theme: visit.theme,
    done: visit.done,
    sent: visit.sent === true,
    brandHref: brandPath(portal?.brand ?? neutralColours),
    iconHref: iconPath(portal),
    portal: portal && frameOf(portal),
    person: person && {
      name: person.name,
      operator: person.operator,
      ...notices,
      asks,
      belongs: person.affiliations.length > 0,
      admitted: person.memberships.some(({ state }) => state === 'admitted'),
      office: person.affiliations.some(({ office }) => office),
      verifiedIn: person.affiliations
        .filter(({ verified }) => verified)
        .map(({ organisationId }) => organisationId),
      manages: managedBy(person).length > 0,
      edits: portal !== null && editsPortal(person, portal.clusterId),
    },
  };
}

/** Whether the menu leads to the challenges that one asks; without an answer it does. A manager's leads to the desk. */
async function asksOf(visit: Visit): Promise<boolean> {
  const person = await personOf(visit).catch(() => null);
  if (!person || managedBy(person).length > 0) return false;
  const own = await tryApi(visit, challengesRpc.listOwn, { role: ['seeker'], limit: 1 });
  return own === undefined || own.items.length > 0;
}

/** For the header; without an answer it says nothing. Whoever opens a page has read the notices about it. */
async function noticesOf(visit: Visit, path: string): Promise<{ unread: number; newest: number }> {
  if (!visit.signedIn) return { unread: 0, newest: 0 };
  const notices = await tryApi(visit, notificationsRpc.listNotices, { limit: 1 }).catch(() => undefined);
  const { unread = 0, items = [] } = notices ?? {};
  const newest = items[0]?.number ?? 0;
  if (unread === 0) return { unread, newest };
  const about = { path: withoutLanguage(path).slice(0, 300) };
  const read = await callApi(visit, notificationsRpc.markRead, about, { ownPage: true }).catch(
    () => undefined,
  );
  return { unread: read?.unread ?? unread, newest };
}

export function languageOf(visit: Visit, path: string, portal: Pick<Portal, 'language'> | null): Language {
  const { preferred: chosen, acceptLanguage } = visit;
  return languageOfPath(path) ?? chooseLanguage({ chosen, acceptLanguage, portal: portal?.language ?? 'de' });
}

function frameOf({ clusterId, slug, name, demo, archive, contact, language, content }: Portal): PortalFrame {
  const { tagline, links } = content;
  return { clusterId, slug, name, demo, archive, contact, language, tagline, links };
}
