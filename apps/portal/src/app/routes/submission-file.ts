import { submissionsRpc } from '@allmende/contracts';
import { redirect } from 'react-router';
import { callApi } from '../api.server.js';
import { requirePerson } from '../page-data.server.js';
import { loaderOf } from '../served.js';
import { idOf } from '../submission.server.js';

/** Leads to the files listener with a fresh grant; the address itself can be kept and shared in the team. */
export const loader = loaderOf(async ({ visit, params }) => {
  await requirePerson(visit);
  const input = { submissionId: idOf(params['id'], visit), fileId: idOf(params['fileId'], visit) };
  const { url } = await callApi(visit, submissionsRpc.grantSubmissionFile, input, { ownPage: true });
  return redirect(url, { headers: { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } });
});
