import type { Group } from '@allmende/contracts';
import { useRouteLoaderData } from 'react-router';
import type { Page } from './page.js';
import type { groupHeadOf } from './groups.server.js';

export type GroupFrame = {
  group: Group;
  head: Awaited<ReturnType<typeof groupHeadOf>>;
  accountId: string;
};

export function useGroup(): GroupFrame {
  const frame = useRouteLoaderData<GroupFrame>('group');
  if (!frame) throw new Error('A page outside its group');
  return frame;
}

/** How many per organisation, the largest first; the nameless last. */
export function organisationsOf({ people }: Group): { name: string | null; count: number }[] {
  const counts = new Map<string | null, number>();
  for (const { organisationName } of people)
    counts.set(organisationName, (counts.get(organisationName) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort(
      (one, other) =>
        Number(one.name === null) - Number(other.name === null) ||
        other.count - one.count ||
        (one.name ?? '').localeCompare(other.name ?? ''),
    );
}

/** `14 Personen aus 6 Organisationen`. */
export function readersText(group: Group, { texts }: Page): string {
  const named = organisationsOf(group).filter(({ name }) => name !== null).length;
  return texts.groups.compose.readers(group.people.length, named);
}

const personPrefix = 'person.';

/** Each person is a field of their own, so that a form that comes back still has every tick. */
export function personField(accountId: string): string {
  return `${personPrefix}${accountId}`;
}

export function chosenPeople(form: FormData): string[] {
  return [...form.keys()].flatMap((name) =>
    name.startsWith(personPrefix) ? name.slice(personPrefix.length) : [],
  );
}
