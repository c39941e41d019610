import { submissionsRpc } from '@allmende/contracts';
import { redirect } from 'react-router';
import { callApi } from '../api.server.js';
import { requirePerson } from '../page-data.server.js';
import { loaderOf } from '../served.js';
import { idOf } from '../submission.server.js';

/** Leads to the files listener with a fresh grant. */
export const loader = loaderOf(async ({ visit, params }) => {
  await requirePerson(visit);
  const input = {
    challengeId: idOf(params['challengeId'], visit),
    depositId: idOf(params['depositId'], visit),
    fileId: idOf(params['fileId'], visit),
  };
  const { url } = await callApi(visit, submissionsRpc.grantDepositFile, input, { ownPage: true });
  return redirect(url, { headers: { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } });
});
