import { type ChallengeName, challengesRpc } from '@allmende/contracts';
import { tryApi } from './api.server.js';
import type { Visit } from './visit.js';

export type ChallengeNames = ReadonlyMap<string, ChallengeName>;

const mostAsked = 100;

/** The challenges that these are about, by id and in one call; those that the person may not see have no name. */
export async function challengeNames(
  visit: Visit,
  things: readonly { challengeId?: string | null }[],
): Promise<ChallengeNames> {
  const ids = new Set(things.flatMap(({ challengeId }) => challengeId ?? []));
  if (ids.size === 0) return new Map();
  const named = await tryApi(visit, challengesRpc.nameChallenges, {
    challengeId: [...ids].slice(0, mostAsked),
  });
  return new Map((named?.items ?? []).map((one) => [one.challengeId, one]));
}
