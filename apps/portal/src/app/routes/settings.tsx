import { accountsRpc, challengesRpc, clustersRpc, notificationsRpc } from '@allmende/contracts';
import { useActionData, useLoaderData } from 'react-router';
import { callApi, tryApi } from '../api.server.js';
import { field, goOn } from '../forms.js';
import { languageOfPath } from '../language.js';
import { usePage } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ProblemSummary } from '../parts/form-page.js';
import { Affiliations, Memberships } from '../parts/settings-belonging.js';
import { NoticeChoices } from '../parts/settings-notices.js';
import { Appearance, Closing, OwnData, Password, Person, Sessions } from '../parts/settings-person.js';
import { WorkHead } from '../parts/work-head.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { partPath } from '../settings.parts.js';
import { changes } from '../settings.server.js';

export const loader = loaderOf(async ({ visit }) => {
  const profile = await requirePerson(visit);
  const [sessions, preferences, clusters, challenges] = await Promise.all([
    callApi(visit, accountsRpc.listSessions, {}),
    tryApi(visit, notificationsRpc.getPreferences, {}),
    tryApi(visit, clustersRpc.listClusters, { limit: 200 }),
    tryApi(visit, challengesRpc.listOwn, { limit: 100 }),
  ]);
  const own = new Set(
    profile.memberships
      .filter(({ state }) => state === 'requested' || state === 'admitted')
      .map((one) => one.clusterId),
  );
  return {
    profile,
    sessions: sessions.items,
    preferences,
    /** In the team of a challenge, as far as that is known now. */
    asks: challenges?.items.some(({ role }) => role === 'seeker') ?? true,
    clusters: (clusters?.items ?? [])
      .filter(({ clusterId }) => !own.has(clusterId))
      .map(({ clusterId, name }) => ({ clusterId, name })),
  };
});

export const action = actionOf(async ({ visit, form, request }) => {
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const intent = field(form, 'intent');
  await changes[intent]?.(visit, form);
  if (intent === 'sign-out-everywhere') return goOn(`/${language}/sign-in`, { visit, done: intent });
  if (intent === 'join') {
    const asked = encodeURIComponent(field(form, 'clusterId'));
    return goOn(`/${language}/settings?cluster=${asked}#clusters`, { visit, done: intent });
  }
  return goOn(`/${language}${partPath(intent)}`, { visit, done: intent });
});

export type SettingsData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Settings() {
  const settings = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { settings: words } = page.texts;
  const props = { settings, state, page };
  return (
    <div className="page-work">
      <WorkHead title={words.title} />
      <ProblemSummary problem={state?.problem} />
      <div className="settings">
        <Person {...props} />
        <Appearance {...props} />
        <NoticeChoices {...props} />
        <Memberships {...props} />
        <Affiliations {...props} />
        <Password {...props} />
        <Sessions {...props} />
        <OwnData settings={settings} page={page} />
        <Closing page={page} />
      </div>
    </div>
  );
}
