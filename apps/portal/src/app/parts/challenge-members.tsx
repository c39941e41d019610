import type { ChallengePage } from '@allmende/contracts';
import type { Rendered } from '../challenge.server.js';
import type { Page } from '../page.js';
import { Section } from './challenge-sections.js';

type ForMembersProps = { challenge: Pick<ChallengePage, 'forMembers' | 'slug'>; part: Rendered; page: Page };

/** What only people who are signed in read; to all others, that there is more. */
export function ForMembers({ challenge: { forMembers, slug }, part, page }: ForMembersProps) {
  const { challenges, common } = page.texts;
  if (!forMembers || page.person) return <Section title={challenges.parts.forMembers} part={part} />;
  const next = encodeURIComponent(page.to(`/challenges/${slug}`));
  return (
    <section>
      <h2>{challenges.parts.forMembers}</h2>
      <p>
        {challenges.forMembersNote} <a href={`${page.to('/sign-in')}?next=${next}`}>{common.nav.signIn}</a>
      </p>
    </section>
  );
}
