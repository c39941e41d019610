import { dataRequestsRpc } from '@allmende/contracts';
import { redirect } from 'react-router';
import { ApiProblem } from '../api.problem.js';
import { callApi } from '../api.server.js';
import { languageOfPath } from '../language.js';
import { requirePerson } from '../page-data.server.js';
import { loaderOf } from '../served.js';

/** Leads to the files listener, which makes the copy, once; afterwards back to the page that says so. */
export const loader = loaderOf(async ({ visit, request }) => {
  await requirePerson(visit);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const url = await callApi(visit, dataRequestsRpc.fetchData, {}, { ownPage: true }).then(
    (link) => link.url,
    (error: unknown) => {
      if (error instanceof ApiProblem && error.code === 'data-request.state')
        return `/${language}/settings/data`;
      throw error;
    },
  );
  return redirect(url, { headers: { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } });
});
