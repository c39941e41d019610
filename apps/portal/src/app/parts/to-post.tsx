import type { Page } from '../page.js';

/** To somebody who is not admitted yet: what it takes to post a challenge, with the way to what only they can add. */
export function ToPost({ page: { person, texts, to } }: { page: Page }) {
  const { me } = texts;
  const organisation = person?.belongs ?? false;
  return (
    <>
      {me.toPost(organisation)}{' '}
      {organisation ? null : <a href={`${to('/settings')}#organisations`}>{me.stateOrganisation}</a>}
    </>
  );
}
