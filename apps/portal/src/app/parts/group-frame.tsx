import { calendarOf, formatDay, keepTogether, noonOf, StateWord, Tabs } from '@allmende/ui';
import type { ReactNode } from 'react';
import { organisationsOf, type GroupFrame } from '../group.view.js';
import { inLanguage } from '../language.js';
import { usePage, type Page } from '../page.js';
import { DoneNotice } from './done-notice.js';

export type GroupTab = 'news' | 'threads' | 'files' | 'people';

type GroupPageProps = {
  frame: GroupFrame;
  tab?: GroupTab;
  title?: string;
  children: ReactNode;
};

/** Head, tabs and the quiet column around each part of a group. */
export function GroupPage({ frame, tab, title, children }: GroupPageProps) {
  const page = usePage();
  const { group } = frame;
  const { tabs, done } = page.texts.groups;
  const base = page.to(`/groups/${group.groupId}`);
  const paths: Record<GroupTab, string> = {
    news: base,
    threads: `${base}/threads`,
    files: `${base}/files`,
    people: `${base}/members`,
  };
  const known = { ...frame.head.counts, people: group.people.length };
  return (
    <div className="page-work">
      <title>{`${title ?? group.name} · ${page.texts.groups.title}`}</title>
      <GroupHead frame={frame} page={page} />
      <Tabs
        name={tabs.name}
        tabs={(Object.keys(paths) as GroupTab[]).map((one) => ({
          href: paths[one],
          title: tabs[one],
          count: known[one],
          current: one === tab,
        }))}
      />
      <DoneNotice texts={done} />
      <div className="work-columns group-columns">
        <div>{children}</div>
        <GroupSide frame={frame} page={page} />
      </div>
    </div>
  );
}

function GroupHead({ frame, page }: { frame: GroupFrame; page: Page }) {
  const { group, head } = frame;
  const { groups } = page.texts;
  const moderators = group.people.filter(({ role }) => role === 'moderator').map(({ name }) => name);
  return (
    <div className="group-head">
      <p className="challenge-state">
        <StateWord kind="confidential" framed>
          {groups.confidential}
        </StateWord>
        <span className="muted">
          {[groups.hidden, head.clusterName && groups.leads(head.clusterName)].filter(Boolean).join(', ')}
        </span>
      </p>
      <h1 className="path-title" dir="auto">
        {keepTogether(group.name)}
      </h1>
      <p className="path-lead">
        {group.purpose ? <span dir="auto">{group.purpose} </span> : null}
        <Origin frame={frame} page={page} />
        {groups.moderation(moderators.join(', '))}
        {group.endsOn
          ? ` ${groups.ends(formatDay(noonOf(group.endsOn), calendarOf(page.dates()), { weekday: false }))}`
          : null}
      </p>
    </div>
  );
}

function Origin({ frame: { head }, page }: { frame: GroupFrame; page: Page }) {
  const { challenge } = head;
  if (!challenge) return null;
  const { text, lang } = inLanguage(challenge.question, page.language, challenge.original);
  return (
    <>
      {page.texts.groups.origin}{' '}
      <a href={page.to(`/challenges/${challenge.slug}`)} lang={lang}>
        {page.language === 'de' ? `„${text}“` : `“${text}”`}
      </a>{' '}
    </>
  );
}

function GroupSide({ frame: { group }, page }: { frame: GroupFrame; page: Page }) {
  const { people, edit, leave } = page.texts.groups;
  const base = `/groups/${group.groupId}`;
  return (
    <aside className="path-side">
      <section className="panel">
        <h2>{people.byOrganisation}</h2>
        <ul className="by-organisation">
          {organisationsOf(group).map(({ name, count }) => (
            <li key={name}>
              {name === null ? <span className="muted">{people.noOrganisation}</span> : <bdi>{name}</bdi>}
              <span className="figures">{count}</span>
            </li>
          ))}
        </ul>
        <p className="small path-actions">
          <a href={page.to(`${base}/members`)}>{people.all(group.people.length)}</a>
        </p>
      </section>
      {group.role === 'moderator' ? (
        <section className="panel">
          <h2>{edit.moderation}</h2>
          <ul className="plain-list small">
            <li>
              <a href={page.to(`${base}/members#invite`)}>{edit.invite}</a>
            </li>
            <li>
              <a href={page.to(`${base}/edit`)}>{edit.title}</a>
            </li>
          </ul>
        </section>
      ) : null}
      <section className="panel">
        <h2>{leave.title}</h2>
        <p className="small muted">{leave.short}</p>
        <p className="small">
          <a href={page.to(`${base}/leave`)}>{leave.link}</a>
        </p>
      </section>
    </aside>
  );
}
