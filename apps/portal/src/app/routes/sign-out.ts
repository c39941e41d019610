import { accountsRpc } from '@allmende/contracts';
import { redirect } from 'react-router';
import { callApi } from '../api.server.js';
import { ApiProblem } from '../api.problem.js';
import { goOn } from '../forms.js';
import { languageOfPath } from '../language.js';
import { actionOf, loaderOf } from '../served.js';

/** Only a form signs out: a link could be prefetched. */
export const loader = loaderOf(({ request }) => {
  return redirect(`/${languageOfPath(new URL(request.url).pathname) ?? 'de'}`);
});

export const action = actionOf(async ({ visit, request }) => {
  await callApi(visit, accountsRpc.signOut, {}).catch((error: unknown) => {
    // Whose session has ended already is signed out, and that was the wish.
    if (!(error instanceof ApiProblem && error.status === 401)) throw error;
  });
  return goOn(`/${languageOfPath(new URL(request.url).pathname) ?? 'de'}`, { visit, done: 'signed-out' });
});
