import type { ReactNode } from 'react';
import { Drawing } from './reading.js';

export type NavigationLink = { href: string; title: ReactNode; current?: boolean };

export type PortalHeaderProps = {
  name: ReactNode;
  tagline?: ReactNode;
  home: string;
  /** From `mark(slug, …)`; the bare host has none. */
  mark?: string;
  links: NavigationLink[];
  /** The word on the button that opens the menu on a phone. */
  menu: string;
  navigation: string;
  languages: { code: string; name: string; href: string; current: boolean }[];
  /** Sign in, or the person's name. */
  account: ReactNode;
  /** Denser, without the tagline, over working pages. */
  work?: boolean;
};

export function PortalHeader(props: PortalHeaderProps) {
  const { name, tagline, home, mark, links, menu, navigation, languages, account, work } = props;
  return (
    <header className={work ? 'portal-header is-work' : 'portal-header'}>
      <div className={work ? 'page-work' : 'page'}>
        <a className="portal-brand" href={home}>
          {mark === undefined ? null : <Drawing svg={mark} />}
          <span>
            <b>
              <bdi>{name}</bdi>
            </b>
            {tagline === undefined || work ? null : <small>{tagline}</small>}
          </span>
        </a>
        <label className="menu-fold">
          <input type="checkbox" className="visually-hidden" />
          <svg width="16" height="12" viewBox="0 0 16 12" aria-hidden="true">
            <path d="M0 1h16M0 6h16M0 11h16" stroke="currentColor" strokeWidth="1.6" />
          </svg>
          {menu}
        </label>
        <nav className="portal-menu" aria-label={navigation}>
          <ul>
            {links.map(({ href, title, current }) => (
              <li key={href}>
                <a href={href} aria-current={current ? 'page' : undefined}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
          <div className="portal-side">
            <LanguageSwitch languages={languages} />
            {account}
          </div>
        </nav>
      </div>
    </header>
  );
}

function LanguageSwitch({ languages }: Pick<PortalHeaderProps, 'languages'>) {
  return (
    <span className="language">
      {languages.map(({ code, name, href, current }, i) => (
        <span key={code}>
          {i === 0 ? null : ' · '}
          {current ? (
            <b>{name}</b>
          ) : (
            <a href={href} lang={code} hrefLang={code} rel="alternate">
              {name}
            </a>
          )}
        </span>
      ))}
    </span>
  );
}

export type FooterColumn = { title: ReactNode; children: ReactNode };

export function PortalFooter({ columns }: { columns: FooterColumn[] }) {
  return (
    <footer className="portal-footer" id="contact">
      <div className="page">
        {columns.map(({ title, children }, i) => (
          <section key={i}>
            <h2>{title}</h2>
            {children}
          </section>
        ))}
      </div>
    </footer>
  );
}

/** One line under working pages: who helps, and the legal links. */
export function WorkFooter({ contact, links }: { contact: ReactNode; links: NavigationLink[] }) {
  return (
    <footer className="portal-footer is-work">
      <div className="page-work">
        <p>{contact}</p>
        <ul>
          {links.map(({ href, title }) => (
            <li key={href}>
              <a href={href}>{title}</a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  );
}

export type PageHeadProps = { title: ReactNode; lead?: ReactNode; actions?: ReactNode; work?: boolean };

export function PageHead({ title, lead, actions, work = false }: PageHeadProps) {
  return (
    <div className={work ? 'page-head is-work' : 'page-head'}>
      <div>
        <h1>{title}</h1>
        {lead === undefined ? null : <p className={work ? 'muted' : 'lead'}>{lead}</p>}
      </div>
      {actions === undefined ? null : <div className="actions">{actions}</div>}
    </div>
  );
}

export function Breadcrumb({ parts, name }: { parts: { href?: string; title: ReactNode }[]; name: string }) {
  return (
    <nav className="breadcrumb" aria-label={name}>
      {parts.map(({ href, title }, i) => (
        <span key={i}>
          {i === 0 ? null : ' / '}
          {href === undefined ? title : <a href={href}>{title}</a>}
        </span>
      ))}
    </nav>
  );
}
