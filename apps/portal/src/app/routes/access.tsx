import type { BriefOpening, SubmissionReading } from '@allmende/contracts';
import { DeskTable, formatMoment } from '@allmende/ui';
import type { ReactNode } from 'react';
import { useLoaderData } from 'react-router';
import { agreementsSoFar, openingsOf, readingsOf } from '../access.server.js';
import { openedFor } from '../access.view.js';
import { termsPath } from '../challenge.view.js';
import { editableOf } from '../drafting.server.js';
import { inLanguage } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { AgreementRows } from '../parts/agreement-rows.js';
import { deskName } from '../parts/drafting-course.js';
import { Person } from '../parts/person-cell.js';
import { WorkHead } from '../parts/work-head.js';
import { useReloadEvery } from '../reload.js';
import { loaderOf } from '../served.js';
import { idOf } from '../submission.server.js';

const everySeconds = 5;

export const loader = loaderOf(async ({ visit, params }) => {
  const { accountId } = await requirePerson(visit);
  const challengeId = idOf(params['challengeId'], visit);
  const challenge = await editableOf(visit, challengeId);
  const [openings, readings, agreements] = await Promise.all([
    openingsOf(visit, challengeId),
    challenge.manager ? readingsOf(visit, challengeId) : undefined,
    challenge.manager ? agreementsSoFar(visit, challengeId) : undefined,
  ]);
  const asks = challenge.seekers.some((seeker) => seeker.accountId === accountId);
  const { draft, manager } = challenge;
  return {
    challengeId,
    slug: challenge.slug,
    question: draft.question,
    original: draft.original,
    zone: draft.zone,
    manager,
    asks,
    openings,
    readings,
    agreements,
  };
});

/** Who opened what of a challenge: the brief for both sides that look after it, solutions for the managers. */
export default function Access() {
  const { challengeId, slug, question, original, zone, manager, asks, openings, readings, agreements } =
    useLoaderData<typeof loader>();
  const page = usePage();
  const { access, drafting } = page.texts;
  const { text, lang } = inLanguage(question, page.language, original);
  const moment = (at: string): string => formatMoment(at, page.dates(zone), { short: true });
  const path = page.to(`/desk/challenges/${challengeId}`);
  useReloadEvery(everySeconds);
  return (
    <div className="page-work">
      <WorkHead
        title={access.title}
        crumbs={[
          { title: deskName(page), href: page.to('/desk') },
          { title: <bdi lang={lang}>{text || drafting.untitled}</bdi>, href: path },
        ]}
      />
      <Part
        words={access.brief}
        more={openings.nextCursor !== null}
        file={`${path}/access/brief.csv`}
        page={page}
        filled={openings.items.length > 0}
      >
        <p className="small muted">{access.brief.live}</p>
        <Openings openings={openings.items} slug={slug} asks={asks} moment={moment} page={page} />
      </Part>
      {manager ? (
        <Part
          words={agreements ? access.agreements : { ...access.agreements, none: access.agreements.early }}
          more={Boolean(agreements?.nextCursor)}
          file={`${path}/access/agreements.csv`}
          page={page}
          filled={Boolean(agreements?.items.length)}
        >
          <AgreementRows agreements={agreements?.items ?? []} moment={moment} page={page} />
        </Part>
      ) : null}
      {manager ? (
        <Part
          words={readings ? access.solutions : { ...access.solutions, none: access.solutions.early }}
          more={Boolean(readings?.nextCursor)}
          file={`${path}/access/solutions.csv`}
          page={page}
          filled={Boolean(readings?.items.length)}
        >
          <Readings readings={readings?.items ?? []} moment={moment} page={page} />
        </Part>
      ) : null}
    </div>
  );
}

type PartProps = {
  words: { title: string; lead: string; none: string };
  filled: boolean;
  /** Rows that only the file has. */
  more: boolean;
  file: string;
  page: Page;
  children: ReactNode;
};

function Part({ words, filled, more, file, page, children }: PartProps) {
  const { access } = page.texts;
  return (
    <section className="path-part">
      <h2>{words.title}</h2>
      <p className="path-note">{words.lead}</p>
      {filled ? children : <p className="muted">{words.none}</p>}
      {more ? <p className="small muted">{access.older}</p> : null}
      {filled ? (
        <p className="path-actions">
          <a href={file} download>
            {access.download}
          </a>
        </p>
      ) : null}
    </section>
  );
}

type OpeningsProps = {
  openings: BriefOpening[];
  slug: string | null;
  asks: boolean;
  moment: (at: string) => string;
  page: Page;
};

function Openings({ openings, slug, asks, moment, page }: OpeningsProps) {
  const { access } = page.texts;
  const { columns } = access;
  const titles = [columns.person, columns.basis, columns.what, columns.when];
  return (
    <DeskTable
      name={access.brief.title}
      columns={[...titles.map((title) => ({ title })), ...(asks ? [{ title: columns.receipt }] : [])]}
      groups={[
        {
          rows: openings.map((each) => ({
            key: each.openingId,
            cells: [
              <Person key="person" name={each.name} note={openedFor(each, page.texts)} />,
              <Agreement key="basis" opening={each} slug={slug} moment={moment} page={page} />,
              <What key="what" opening={each} page={page} />,
              <time key="when" dateTime={each.at}>
                {moment(each.at)}
              </time>,
              ...(asks
                ? [
                    <a
                      key="receipt"
                      href={page.to(`/me/receipts/${each.openingId}`)}
                      aria-label={access.receiptOf(each.name)}
                    >
                      {access.receipt}
                    </a>,
                  ]
                : []),
            ],
          })),
        },
      ]}
    />
  );
}

function What({ opening: { what, fileName, isCurrent }, page }: { opening: BriefOpening; page: Page }) {
  const { access } = page.texts;
  return (
    <>
      <bdi>{what === 'text' ? access.text : fileName}</bdi>
      {isCurrent === null ? null : <small>{isCurrent ? access.asNow : access.asBefore}</small>}
    </>
  );
}

type AgreementProps = {
  opening: BriefOpening;
  slug: string | null;
  moment: (at: string) => string;
  page: Page;
};

/** Offices and managers undertook confidentiality in words of their own: no version of the terms was agreed to. */
function Agreement({ opening: { role, agreement }, slug, moment, page }: AgreementProps) {
  const { access } = page.texts;
  if (!agreement) return <>{access.review}</>;
  const { at, organisationName, versions = [] } = agreement;
  if (role === 'office' || (role === 'manager' && versions.length === 0))
    return (
      <>
        {access.undertaken}
        <small>{access.agreedOn(moment(at))}</small>
      </>
    );
  const numbers = versions
    .map(({ layer, number }) => access.versionOf(access.layers[layer], number))
    .join(', ');
  return (
    <>
      <bdi>{organisationName === null ? access.agreedSelf : access.agreedFor(organisationName)}</bdi>
      <small>{access.agreedOn(moment(at))}</small>
      {numbers && slug ? (
        <small>
          <a
            href={page.to(
              termsPath(
                slug,
                versions.map(({ versionId }) => versionId),
              ),
            )}
          >
            {access.versions(numbers)}
          </a>
        </small>
      ) : null}
    </>
  );
}

type ReadingsProps = { readings: SubmissionReading[]; moment: (at: string) => string; page: Page };

function Readings({ readings, moment, page }: ReadingsProps) {
  const { access } = page.texts;
  const { columns } = access;
  const titles = [columns.person, columns.solution, columns.what, columns.when];
  return (
    <DeskTable
      name={access.solutions.title}
      columns={titles.map((title) => ({ title }))}
      groups={[
        {
          rows: readings.map(
            ({ at, accountId, name, organisationName, submissionId, version, what }, place) => ({
              key: `${submissionId} ${accountId} ${at} ${place}`,
              cells: [
                <Person key="person" name={name} note={organisationName ?? access.unverified} />,
                access.solutions.one(submissionId.slice(-6)),
                `${access.version(version)}, ${what === 'text' ? access.text : access.csv.fileKind}`,
                <time key="when" dateTime={at}>
                  {moment(at)}
                </time>,
              ],
            }),
          ),
        },
      ]}
    />
  );
}
