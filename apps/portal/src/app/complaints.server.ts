import { complaintsRpc, type ChallengeName, type OutputOf } from '@allmende/contracts';
import { tryApi } from './api.server.js';
import type { Visit } from './visit.js';

/** A complaint that the person has to answer. */
export type OpenComplaint = OutputOf<typeof complaintsRpc.listComplaints>['items'][number] &
  Partial<Pick<ChallengeName, 'question'>>;

/** Those that wait for the person's answer. */
export async function openComplaints(visit: Visit): Promise<OpenComplaint[]> {
  const filed = await tryApi(visit, complaintsRpc.listComplaints, { limit: 100 });
  return filed?.items.filter(({ own, state }) => !own && state === 'received') ?? [];
}
