import { dataRequestsRpc } from '@allmende/contracts';
import { redirect } from 'react-router';
import { callApi } from '../api.server.js';
import { requirePerson } from '../page-data.server.js';
import { loaderOf } from '../served.js';

/** Leads to the files listener, which makes the copy; its address is good once. */
export const loader = loaderOf(async ({ visit }) => {
  await requirePerson(visit);
  const { url } = await callApi(visit, dataRequestsRpc.fetchData, {}, { ownPage: true });
  return redirect(url, { headers: { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } });
});
