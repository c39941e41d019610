import {
  Button,
  ButtonLink,
  calendarOf,
  daysUntil,
  DeskTable,
  formatDay,
  formatMoment,
  formatShortDay,
  StateWord,
  type TableGroup,
} from '@allmende/ui';
import type { ReactNode } from 'react';
import { pathOfRow, waitingOf, type DeskRow, type Urgency } from '../desk.rules.js';
import { inLanguage } from '../language.js';
import type { Page } from '../page.js';
import type { FormState } from '../served.js';
import { RowFold } from './row-fold.js';

type Cluster = { clusterId: string; clusterName: string };
type TableProps = { rows: DeskRow[]; clusters: Cluster[]; state: FormState | undefined; page: Page };

/** One list by urgency; only the topmost row that is due has a filled button. */
export function DeskRows({ rows, clusters, state, page }: TableProps) {
  const { desk } = page.texts;
  const { columns } = desk;
  const [first] = waitingOf(rows);
  const urgencies: Urgency[] = ['today', 'week', 'later', 'itself', 'others'];
  const groups: TableGroup[] = urgencies.flatMap((urgency) => {
    const own = rows.filter((row) => row.urgency === urgency);
    if (own.length === 0) return [];
    const cells = own.map((row) => ({
      key: row.key,
      cells: [
        <Other key="other" row={row} page={page} />,
        <What key="what" row={row} clusters={clusters} page={page} />,
        <Since key="since" row={row} page={page} />,
        <Until key="until" row={row} page={page} />,
        <Act key="act" row={row} filled={row === first} state={state} page={page} />,
      ],
    }));
    return [{ title: desk.groups[urgency], count: own.length, rows: cells }];
  });
  return (
    <DeskTable
      name={desk.list}
      columns={[
        { title: columns.other },
        { title: columns.what },
        { title: columns.since },
        { title: columns.until },
        { title: columns.act, hidden: true },
      ]}
      groups={groups}
    />
  );
}

type RowProps = { row: DeskRow; page: Page };

/** The other side: who waits for the reader, or whom the reader waits for. */
function Other({ row, page }: RowProps): ReactNode {
  const { rows } = page.texts.desk;
  if (row.kind === 'admit') return <bdi>{row.membership.name}</bdi>;
  switch (row.kind) {
    case 'revise':
    case 'write':
    case 'waitsReview':
    case 'waitsResume':
      return rows.managers;
    case 'unseal':
    case 'decide':
    case 'decideAgain':
    case 'resume':
    case 'answer':
      return rows.participants;
    case 'tell':
      return rows.everyone;
    case 'confirmNonUse':
    case 'findSignatory':
      return rows.participants;
    case 'waitsAnswer':
      return rows.offeredTeam;
    default:
      if (row.kind === 'closing' && row.challenge.role === 'seeker') return rows.team;
      return <bdi>{row.challenge.organisationName ?? rows.companyWaits}</bdi>;
  }
}

function What({ row, clusters, page }: RowProps & { clusters: Cluster[] }): ReactNode {
  const { rows } = page.texts.desk;
  if (row.kind === 'admit') {
    const { email, organisation, clusterId } = row.membership;
    const cluster = clusters.length > 1 ? clusters.find((one) => one.clusterId === clusterId) : undefined;
    return (
      <>
        {rows.admit}
        <small>
          {email}
          {organisation ? (
            <>
              , <bdi>{(organisation.verified ? rows.verified : rows.stated)(organisation.name)}</bdi>
            </>
          ) : null}
          {cluster ? `, ${rows.cluster(cluster.clusterName)}` : null}
        </small>
      </>
    );
  }
  const { question, original, organisationName } = row.challenge;
  const { text, lang } = inLanguage(question, page.language, original);
  return (
    <>
      <bdi>{rows.tasks[row.kind](organisationName ?? rows.company)}</bdi>
      <small dir="auto" lang={lang}>
        {rows.challenge(text || rows.untitled)}
      </small>
    </>
  );
}

function Since({ row, page }: RowProps): ReactNode {
  if (!row.since) return '–';
  const dates = page.dates(row.challenge?.zone);
  return daysUntil(row.since, dates) === 0
    ? page.texts.desk.today
    : formatShortDay(row.since, dates, { year: false });
}

function Until({ row, page }: RowProps): ReactNode {
  if (!row.until) return '–';
  const { rows } = page.texts.desk;
  const decision = !['review', 'closing', 'waitsAnswer', 'answer'].includes(row.kind);
  const zoned = page.dates(row.challenge?.zone);
  const dates = decision ? calendarOf(zoned) : zoned;
  const days = daysUntil(row.until, dates);
  if (row.kind === 'review') return <WantedClose at={row.until} dates={zoned} page={page} />;
  if (days < 0) return <StateWord kind="overdue">{rows.overdueBy(-days)}</StateWord>;
  const text = decision
    ? formatDay(row.until, dates, { short: true })
    : formatMoment(row.until, dates, { short: true });
  if (days === 0) return <StateWord kind="overdue">{decision ? rows.todayUntil : text}</StateWord>;
  return days <= 3 ? <StateWord kind="closing">{text}</StateWord> : text;
}

type WantedCloseProps = { at: string; dates: ReturnType<Page['dates']>; page: Page };

/** Nothing is due then, but the review has to come before it. */
function WantedClose({ at, dates, page }: WantedCloseProps) {
  const text = formatMoment(at, dates, { short: true });
  const days = daysUntil(at, dates);
  const { wantedClose, wantedClosePassed } = page.texts.desk.rows;
  return (
    <>
      {days <= 3 ? <StateWord kind={days <= 0 ? 'overdue' : 'closing'}>{text}</StateWord> : text}
      <small>{new Date(at) <= dates.now ? wantedClosePassed : wantedClose}</small>
    </>
  );
}

type ActProps = RowProps & Pick<TableProps, 'state'> & { filled: boolean };

function Act({ row, filled, state, page }: ActProps): ReactNode {
  const { rows } = page.texts.desk;
  if (row.kind === 'admit') return <Admit row={row} filled={filled} state={state} page={page} />;
  const labels = {
    review: rows.reviewAct,
    revise: rows.reviseAct,
    write: rows.writeAct,
    unseal: rows.unsealAct,
    decide: rows.decideAct,
    decideAgain: rows.decideAct,
    tell: rows.tellAct,
    confirmNonUse: rows.confirmNonUseAct,
    findSignatory: rows.findSignatoryAct,
    nonUseOverdue: rows.overdueAct,
    answer: rows.answerAct,
    overdue: rows.overdueAct,
    closing: rows.closingAct,
    resume: rows.closingAct,
    waitsResume: rows.waitsAct,
    waitsDraft: rows.waitsAct,
    waitsReview: rows.waitsAct,
    waitsRevise: rows.waitsAct,
    waitsDecision: rows.waitsAct,
    waitsAnswer: rows.waitsAct,
    waitsOutcome: rows.waitsAct,
  };
  const question = inLanguage(row.challenge.question, page.language, row.challenge.original).text;
  const label = labels[row.kind];
  return (
    <ButtonLink
      dense
      kind={filled ? 'filled' : 'outlined'}
      href={page.to(pathOfRow(row))}
      aria-label={`${label}: ${question || rows.untitled}`}
    >
      {label}
    </ButtonLink>
  );
}

/** One click; who wants to confirm the organisation too ticks it. */
function Admit({ row, filled, state, page }: ActProps & { row: DeskRow & { kind: 'admit' } }) {
  const { rows } = page.texts.desk;
  const { membershipId, name, organisation } = row.membership;
  const typed = state?.values['membershipId'] === membershipId ? state.values : undefined;
  return (
    <div className="admit">
      <form method="post">
        <input type="hidden" name="membershipId" value={membershipId} />
        {organisation && !organisation.verified ? (
          <label className="admit-verify">
            <input type="checkbox" name="verify" value="yes" defaultChecked={typed?.['verify'] === 'yes'} />{' '}
            <span>{rows.verify(organisation.name)}</span>
          </label>
        ) : null}
        <Button
          dense
          kind={filled ? 'filled' : 'outlined'}
          name="intent"
          value="admit"
          aria-label={rows.admitName(name)}
        >
          {rows.admitAct}
        </Button>
      </form>
      <Refuse membershipId={membershipId} name={name} typed={typed?.['reason']} page={page} />
    </div>
  );
}

type RefuseProps = { membershipId: string; name: string; typed: string | undefined; page: Page };

function Refuse({ membershipId, name, typed, page }: RefuseProps) {
  const { rows } = page.texts.desk;
  return (
    <RowFold title={rows.refuse} name={rows.refuseName(name)} open={typed !== undefined}>
      <input type="hidden" name="membershipId" value={membershipId} />
      <label className="small">
        {rows.refuseReason}
        <textarea className="input" name="reason" rows={3} maxLength={1000} dir="auto" defaultValue={typed} />
      </label>
      <Button kind="outlined" dense name="intent" value="refuse">
        {rows.refuseAct}
      </Button>
    </RowFold>
  );
}
