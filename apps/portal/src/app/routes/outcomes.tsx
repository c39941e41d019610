import { challengesRpc } from '@allmende/contracts';
import { EmptyState, PageHead } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { usePage } from '../page.js';
import { requirePortal } from '../page-data.server.js';
import { StoryOf } from '../parts/challenge-items.js';
import { loaderOf } from '../served.js';

export const loader = loaderOf(async ({ visit, request }) => {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const [, outcomes] = await Promise.all([
    requirePortal(visit),
    callApi(visit, challengesRpc.listOutcomes, { limit: 20, cursor: cursor?.slice(0, 400) }),
  ]);
  return outcomes;
});

export default function Outcomes() {
  const { items, nextCursor } = useLoaderData<typeof loader>();
  const page = usePage();
  const { challenges, home } = page.texts;
  return (
    <div className="page">
      <title>{`${challenges.outcomes.title} · ${page.portal?.name}`}</title>
      <PageHead title={challenges.outcomes.title} lead={challenges.outcomes.lead} />
      {items.length === 0 ? (
        <EmptyState
          title={challenges.outcomes.empty}
          action={<a href={page.to('/challenges')}>{home.seeChallenges}</a>}
        >
          <p>{challenges.outcomes.emptyText}</p>
        </EmptyState>
      ) : null}
      <div className="story-list">
        {items.map((row) => (
          <StoryOf key={row.challengeId} row={row} page={page} level={2} />
        ))}
      </div>
      {nextCursor ? (
        <p className="list-end">
          <a href={`${page.to('/outcomes')}?cursor=${encodeURIComponent(nextCursor)}`}>{challenges.moreOf}</a>
        </p>
      ) : null}
    </div>
  );
}
