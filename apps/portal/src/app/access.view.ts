import type { BriefOpening } from '@allmende/contracts';
import type { Texts } from './texts/index.js';

/** For whom somebody opened the brief: the verified organisation of a participant, the cluster of its manager. */
export function openedFor(
  { role, organisationName, clusterName }: BriefOpening,
  { access }: Pick<Texts, 'access'>,
): string {
  const whose = (role === 'manager' ? clusterName : null) ?? organisationName ?? access.unverified;
  return `${whose}, ${access.roles[role]}`;
}
