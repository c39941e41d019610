import { type EditableChallenge, openersOf } from '@allmende/contracts';

const replaceable: readonly string[] = ['scheduled', 'open', 'suspended', 'closed'];

/** Who opens what is handed in, as long as something is still to open; a draft is simply changed. */
export function stillNamed({ draft, seekers, state }: EditableChallenge, isOpened: boolean): string[] {
  if (isOpened || !replaceable.includes(state)) return [];
  const seekerAccountIds = seekers.map(({ accountId }) => accountId);
  return openersOf({ openerAccountIds: draft.openerAccountIds, seekerAccountIds });
}
