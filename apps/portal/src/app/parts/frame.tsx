import {
  mark,
  PortalFooter,
  PortalHeader,
  WorkFooter,
  type FooterColumn,
  type NavigationLink,
} from '@allmende/ui';
import { useEffect, type ReactNode } from 'react';
import { inLanguage } from '../language.js';
import noticesModule from '../modules/notices.js?url';
import { usePage, type Page } from '../page.js';
import type { PortalFrame } from '../page-data.server.js';
import { reportedAddress } from '../report.rules.js';
import { Contact } from './contact.js';
import { DoneNotice } from './done-notice.js';

/** Around public pages. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const page = usePage();
  return (
    <>
      <Top page={page} />
      {page.person ? <script type="module" async src={noticesModule} /> : null}
      <main id="content">
        <Landed page={page} width="page" />
        {children}
      </main>
      <PortalFooter columns={footerColumns(page)} />
    </>
  );
}

/** Around working pages. */
export function WorkFrame({ children }: { children: ReactNode }) {
  const page = usePage();
  const { texts, to } = page;
  const { footer } = texts.common;
  // Imported by what the page trusts already, so that it needs no nonce of its own.
  useEffect(() => void import(/* @vite-ignore */ noticesModule), []);
  return (
    <>
      <Top page={page} work />
      <main id="content">
        <Landed page={page} width="page-work" />
        {children}
      </main>
      <WorkFooter
        contact={<Contact page={page} />}
        links={[
          ...shared(page),
          { href: to('/how-it-works'), title: texts.common.nav.how },
          { href: to('/settings'), title: texts.settings.link },
          { href: to('/verify'), title: footer.verify },
          { href: to('/evidence'), title: footer.evidence },
          ...report(page),
          { href: to('/accessibility'), title: footer.accessibility },
          { href: to('/privacy'), title: footer.privacy },
          { href: to('/imprint'), title: footer.imprint },
        ]}
      />
    </>
  );
}

/** One may land on any page: after signing in, after the link in the mail, and after signing out. */
function Landed({ page, width }: { page: Page; width: 'page' | 'page-work' }) {
  const { confirm, signedIn, signedOut } = page.texts.account;
  const landed: Record<string, string> = page.person
    ? { confirmed: `${confirm.done}. ${confirm.doneText}`, 'signed-in': signedIn }
    : { 'signed-out': signedOut };
  if (!page.done || !Object.hasOwn(landed, page.done)) return null;
  return (
    <div className={`${width} landed`}>
      <DoneNotice texts={landed} />
    </div>
  );
}

function Top({ page, work }: { page: Page; work?: boolean }) {
  const { portal, texts, language, path, to } = page;
  const { common } = texts;
  const here = path.split('?')[0] ?? '';
  const width = work ? 'page-work' : 'page';
  return (
    <>
      <a className="skip" href="#content">
        {common.skip}
      </a>
      {portal?.demo ? (
        <aside className="demo-line" aria-label="Demo">
          <div className={width}>{common.demo}</div>
        </aside>
      ) : null}
      <PortalHeader
        name={portal?.name ?? common.platform}
        tagline={portal ? inLanguage(portal.tagline, language).text || common.tagline : common.tagline}
        home={to('/')}
        mark={portal ? mark(portal.slug, { size: work ? 36 : 44 }) : undefined}
        links={markCurrent(menuOf(page), here)}
        menu={common.menu}
        navigation={common.navigation}
        languages={(['de', 'en'] as const)
          .map((code) => ({
            code,
            name: code === 'de' ? 'Deutsch' : 'English',
            href: `/language/${code}?to=${encodeURIComponent(path)}`,
            current: code === language,
          }))
          .filter(({ current }) => current || !page.sent)}
        account={<Account page={page} />}
        work={work}
      />
    </>
  );
}

/** Whoever is signed in has the same menu on every page; what it leaves out stands in the foot. */
function menuOf(page: Page): NavigationLink[] {
  const { portal, person, texts, to } = page;
  const { nav, work } = texts.common;
  const how = { href: to('/how-it-works'), title: nav.how };
  const challenges = { href: to('/challenges'), title: nav.challenges };
  if (!portal) return [how];
  if (!person) return [challenges, ...shared(page), how];
  return [
    { href: to('/me'), title: work.overview },
    challenges,
    ...(person.manages || person.asks
      ? [{ href: to('/desk'), title: person.manages ? work.desk : texts.desk.titleSeeker }]
      : []),
    ...(person.edits && !person.manages ? [{ href: to('/desk/portal'), title: texts.portal.nav }] : []),
    { href: to('/groups'), title: work.groups },
    ...(person.office ? [{ href: to('/consents'), title: work.consents }] : []),
    { href: to('/me/receipts'), title: work.receipts },
  ];
}

function shared({ texts: { common }, to }: Page): NavigationLink[] {
  const { nav } = common;
  return [
    { href: to('/outcomes'), title: nav.outcomes },
    { href: to('/events'), title: nav.events },
    { href: to('/clusters'), title: nav.clusters },
  ];
}

/** The longest address that the page stands below. */
function markCurrent(links: NavigationLink[], here: string): NavigationLink[] {
  // A solution belongs to its challenge.
  const place = here.replace(/^(\/..)\/submissions\//, '$1/challenges/');
  const current = links
    .filter(({ href }) => place === href || place.startsWith(`${href}/`))
    .sort((one, other) => other.href.length - one.href.length)[0];
  return links.map((link) => ({ ...link, current: link === current }));
}

function Account({ page: { person, portal, path, texts, to } }: { page: Page }) {
  const { nav } = texts.common;
  if (!portal) return null;
  if (!person) {
    const goal = goalOf(path);
    const next = goal ? `?next=${encodeURIComponent(goal)}` : '';
    return (
      <>
        <a className="is-register" href={`${to('/register')}${next}`}>
          {nav.register}
        </a>
        <a className="is-strong" href={`${to('/sign-in')}${next}`}>
          {nav.signIn}
        </a>
      </>
    );
  }
  return (
    <>
      <Unread person={person} texts={texts} to={to} />
      <details className="portal-person">
        <summary>
          <bdi>{person.name}</bdi>
        </summary>
        <div>
          {person.operator ? <a href={to('/operate/restricted')}>{texts.operate.title}</a> : null}
          {person.operator || person.manages ? null : (
            <a href={`${to('/me')}#submissions`}>{texts.me.mine}</a>
          )}
          {person.belongs && !person.asks && !person.manages ? (
            <a href={to('/desk/challenges/new')}>{texts.home.post}</a>
          ) : null}
          <a href={to('/settings')}>{texts.settings.link}</a>
          <form method="post" action={to('/sign-out')}>
            <button className="link-button">{nav.signOut}</button>
          </form>
        </div>
      </details>
    </>
  );
}

/** Where one goes on to once signed in: back to this page, or to where its form leads; from the home page the overview. */
function goalOf(path: string): string | null {
  if (/\/(sign-in|register|confirm|reset-password)/.test(path))
    return new URLSearchParams(path.split('?')[1]).get('next');
  return /^\/..$/.test(path) ? null : path;
}

/** The number of unread notices; a small module keeps it true while the page stays open. */
function Unread({ person, texts, to }: Pick<Page, 'texts' | 'to'> & { person: NonNullable<Page['person']> }) {
  const { notices } = texts;
  return (
    <a href={to('/notices')} className="notices-link nowrap">
      {notices.header}{' '}
      <span
        className="unread-count"
        data-unread={person.unread}
        data-newest={person.newest}
        aria-hidden="true"
        suppressHydrationWarning
      >
        {person.unread > 0 ? person.unread : ''}
      </span>
      <span className="visually-hidden" data-unread-words={notices.unreadPattern} suppressHydrationWarning>
        {person.unread > 0 ? notices.unread(person.unread) : ''}
      </span>
    </a>
  );
}

/** A mail to the portal's contact about the page that one sees. */
function report({ portal, texts, origin, path }: Page): NavigationLink[] {
  if (!portal?.contact?.email) return [];
  const subject = encodeURIComponent(texts.pages.report.subject(reportedAddress(origin, path)));
  return [{ href: `mailto:${portal.contact.email}?subject=${subject}`, title: texts.common.footer.report }];
}

function footerColumns(page: Page): FooterColumn[] {
  const { portal, texts, to } = page;
  const { footer } = texts.common;
  const trust = [
    { href: to('/how-it-works'), title: texts.common.nav.how },
    { href: to('/verify'), title: footer.verify },
    { href: to('/evidence'), title: footer.evidence },
    { href: to('/rights-models'), title: footer.rights },
    ...report(page),
  ];
  const legal = [
    { href: to('/imprint'), title: footer.imprint },
    { href: to('/privacy'), title: footer.privacy },
    { href: to('/accessibility'), title: footer.accessibility },
  ];
  const talk = (
    <>
      <p>
        <Contact page={page} />
      </p>
      {portal?.links.length ? <Links links={linksOf(portal.links, page)} /> : null}
    </>
  );
  const gates = (
    <>
      <p>{footer.gatesText}</p>
      {portal ? <Links links={shared(page)} /> : null}
    </>
  );
  return [
    ...(portal ? [{ title: footer.talk, children: talk }] : []),
    { title: footer.trust, children: <Links links={trust} /> },
    { title: footer.legal, children: <Links links={legal} /> },
    { title: footer.gates, children: gates },
  ];
}

/** Of the cluster itself, in the reader's language where it said so. */
function linksOf(links: PortalFrame['links'], { language }: Page): NavigationLink[] {
  return links.map(({ title, url }) => ({ href: url, title: inLanguage(title, language).text || url }));
}

function Links({ links }: { links: NavigationLink[] }) {
  return (
    <ul>
      {links.map(({ href, title }) => (
        <li key={href}>
          <a href={href}>{title}</a>
        </li>
      ))}
    </ul>
  );
}
