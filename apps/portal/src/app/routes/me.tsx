import { DeskTable, formatMoment, Notice, StateWord } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { ownStateOf } from '../challenge.view.js';
import { languageOfPath } from '../language.js';
import { pendingOf } from '../desk.rules.js';
import { countOf, listsSolutions, nextStepsOf } from '../me.rules.js';
import { overviewOf, type OwnChallenge } from '../me.server.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { DoneNotice } from '../parts/done-notice.js';
import { OwnGroups } from '../parts/own-groups.js';
import { PageZone } from '../parts/page-zone.js';
import { PendingMembership } from '../parts/pending-membership.js';
import { OwnNews } from '../parts/own-news.js';
import { OwnQuestion } from '../parts/own-question.js';
import { OwnSteps } from '../parts/own-steps.js';
import { OwnSubmissions } from '../parts/own-submissions.js';
import { WorkHead } from '../parts/work-head.js';
import { loaderOf } from '../served.js';

export const loader = loaderOf(async ({ visit, request }) => {
  const person = await requirePerson(visit);
  const pending = pendingOf(person);
  const belongs = pending.length > 0 || person.memberships.some(({ state }) => state === 'admitted');
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  return { ...(await overviewOf(visit, person, language)), belongs, pending };
});

export default function Me() {
  const overview = useLoaderData<typeof loader>();
  const page = usePage();
  const { me, common } = page.texts;
  const { confirmations, submissions, notBegun, challenges, groups } = overview;
  const steps = nextStepsOf({
    confirmations: confirmations ?? [],
    complaints: overview.complaints,
    readings: overview.readings,
    consents: overview.consents ?? [],
    invitations: overview.invitations,
    submissions: submissions ?? [],
    notBegun,
    challenges: challenges ?? [],
    requests: overview.requests ?? [],
    manages: page.person?.manages,
    now: new Date(page.now),
  });
  const missing = [
    confirmations ? undefined : me.confirmations,
    overview.consents ? undefined : me.consents,
    submissions ? undefined : me.mine,
    challenges ? undefined : me.challenges,
    groups ? undefined : me.groups,
    overview.requests ? undefined : me.requests,
  ].filter((part) => part !== undefined);
  return (
    <div className="page-work">
      <WorkHead title={me.title} lead={steps.length > 0 ? me.lead(countOf(steps)) : undefined} />
      <DoneNotice
        texts={{
          'leave-team': page.texts.drafting.team.leave.done,
          'left-team': page.texts.submission.leave.done,
        }}
      />
      {missing.length > 0 ? (
        <Notice tone="warn" actions={<a href={page.path}>{common.retry}</a>}>
          {common.partMissing(missing.join(', '))} {common.partMissingRest}
        </Notice>
      ) : null}
      <div className="work-columns">
        <div>
          {overview.pending.map((membership) => (
            <PendingMembership key={membership.membershipId} membership={membership} page={page} />
          ))}
          <OwnSteps steps={steps} belongs={overview.belongs} page={page} />
          {submissions && listsSolutions(page.person, { submissions, notBegun, challenges }) ? (
            <OwnSubmissions submissions={submissions} notBegun={notBegun} page={page} />
          ) : null}
          <Challenges challenges={challenges ?? []} page={page} />
          <OwnGroups groups={groups ?? []} page={page} />
          <PageZone page={page} />
        </div>
        <OwnNews notices={overview.notices ?? []} page={page} />
      </div>
    </div>
  );
}

function Challenges({ challenges, page }: { challenges: OwnChallenge[]; page: Page }) {
  const { me } = page.texts;
  const mine = challenges.filter(({ role }) => role === 'seeker');
  if (mine.length === 0) return null;
  return (
    <section className="me-part">
      <h2>{me.challenges}</h2>
      <DeskTable
        name={me.challenges}
        columns={[{ title: me.challenge }, { title: me.state }, { title: me.closes }]}
        groups={[
          {
            rows: mine.map((row) => {
              const state = ownStateOf(row, page.texts, page.dates(row.zone));
              return {
                key: row.challengeId,
                cells: [
                  <a key="title" href={page.to(`/desk/challenges/${row.challengeId}`)}>
                    <OwnQuestion row={row} page={page} />
                  </a>,
                  <StateWord key="state" kind={state.kind}>
                    {state.word}
                  </StateWord>,
                  row.closesAt ? formatMoment(row.closesAt, page.dates(row.zone), { short: true }) : '–',
                ],
              };
            }),
          },
        ]}
      />
    </section>
  );
}
