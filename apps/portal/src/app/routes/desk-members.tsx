import { accountsRpc, clusterRoles, clustersRpc, type Profile } from '@allmende/contracts';
import { Button, EmptyState, Field } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { ApiProblem } from '../api.problem.js';
import { callApi } from '../api.server.js';
import { managedBy } from '../desk.rules.js';
import { field, goOn } from '../forms.js';
import { languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson, requirePortal } from '../page-data.server.js';
import { DoneNotice } from '../parts/done-notice.js';
import { ProblemSummary } from '../parts/form-page.js';
import { MemberRows } from '../parts/member-rows.js';
import { WorkHead } from '../parts/work-head.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';
import type { Visit } from '../visit.js';

export const loader = loaderOf(async ({ visit, request }) => {
  const [person, portal] = await Promise.all([requirePerson(visit), requirePortal(visit)]);
  const search = new URL(request.url).searchParams;
  const cluster = clusterOf(person, search.get('cluster') ?? portal.clusterId, visit);
  const q = (search.get('q') ?? '').trim().slice(0, 100);
  const list = await callApi(visit, clustersRpc.listMemberships, {
    clusterId: cluster.clusterId,
    state: ['admitted'],
    q: q || undefined,
    cursor: search.get('cursor') ?? undefined,
    limit: 50,
  });
  const clusters = managedBy(person).map(({ clusterId, clusterName }) => ({ clusterId, clusterName }));
  return { ...list, q, cluster, clusters, accountId: person.accountId };
});

/** The wished one if the person manages it, else the first that they do; a page of the desk for nobody else. */
function clusterOf(person: Profile, wished: string, visit: Visit) {
  const managed = managedBy(person);
  const found = managed.find(({ clusterId }) => clusterId === wished) ?? managed[0];
  if (!found) throw new ApiProblem(404, 'not-found', { requestId: visit.requestId });
  return { clusterId: found.clusterId, clusterName: found.clusterName };
}

export const action = actionOf(async ({ visit, form, request }) => {
  const { pathname, searchParams } = new URL(request.url);
  const intent = field(form, 'intent');
  await change(visit, form, intent);
  const cluster = searchParams.get('cluster');
  const query = cluster ? `?${new URLSearchParams({ cluster })}` : '';
  return goOn(`/${languageOfPath(pathname) ?? 'de'}/desk/members${query}`, { visit, done: intent });
});

async function change(visit: Visit, form: FormData, intent: string): Promise<void> {
  if (intent === 'verified' || intent === 'signatory') {
    const affiliationId = idOf(field(form, 'affiliationId'), visit);
    const role = intent === 'signatory' ? intent : undefined;
    await callApi(visit, accountsRpc.verifyAffiliation, { affiliationId, role });
    return;
  }
  const membershipId = idOf(field(form, 'membershipId'), visit);
  if (intent === 'ended') {
    await callApi(visit, clustersRpc.leaveCluster, { membershipId });
    return;
  }
  const chosen = new Set(form.getAll('role'));
  const roles = clusterRoles.filter((role) => role === 'member' || chosen.has(role));
  await callApi(visit, clustersRpc.changeRoles, { membershipId, roles });
}

export default function DeskMembers() {
  const { items, nextCursor, q, cluster, clusters, accountId } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { members } = page.texts;
  return (
    <div className="page-work">
      <WorkHead
        title={members.title}
        lead={<bdi>{members.lead(cluster.clusterName)}</bdi>}
        crumbs={[{ href: page.to('/desk'), title: members.back }]}
      />
      <ProblemSummary problem={state?.problem} />
      <DoneNotice texts={members.done} />
      <Clusters clusters={clusters} current={cluster.clusterId} page={page} />
      <Search q={q} clusterId={cluster.clusterId} page={page} />
      {items.length === 0 ? (
        <EmptyState title={q ? members.noHit(q) : members.none}>
          <p>{members.noneText}</p>
        </EmptyState>
      ) : (
        <MemberRows members={items} ownId={accountId} state={state} page={page} />
      )}
      {nextCursor ? (
        <p className="path-actions">
          <a href={addressOf(page, { cluster: cluster.clusterId, q, cursor: nextCursor })}>{members.more}</a>
        </p>
      ) : null}
    </div>
  );
}

function addressOf(page: Page, query: Record<string, string>): string {
  const kept = Object.entries(query).filter(([, value]) => value !== '');
  return `${page.to('/desk/members')}?${new URLSearchParams(kept)}`;
}

type ClustersProps = { clusters: { clusterId: string; clusterName: string }[]; current: string; page: Page };

function Clusters({ clusters, current, page }: ClustersProps) {
  if (clusters.length < 2) return null;
  return (
    <ul className="plain-list member-clusters">
      {clusters.map(({ clusterId, clusterName }) => (
        <li key={clusterId}>
          <a
            href={addressOf(page, { cluster: clusterId })}
            aria-current={clusterId === current ? 'true' : undefined}
          >
            <bdi>{clusterName}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Search({ q, clusterId, page }: { q: string; clusterId: string; page: Page }) {
  const { members } = page.texts;
  return (
    <form className="member-search" role="search">
      <input type="hidden" name="cluster" value={clusterId} />
      <Field name="q" type="search" label={members.search} defaultValue={q} maxLength={100} />
      <Button kind="outlined">{members.find}</Button>
      {q ? <a href={addressOf(page, { cluster: clusterId })}>{members.all}</a> : null}
    </form>
  );
}
