import type { EditableChallenge } from '@allmende/contracts';
import { ButtonLink, EmptyState } from '@allmende/ui';
import type { Page } from '../page.js';

type PastProps = { challenge: EditableChallenge; arrived: number; page: Page };

/** Nothing of a decided challenge is here: none was handed in, or they were not handed in here. */
export function Past({ challenge: { slug, state }, arrived, page }: PastProps) {
  const { past, none } = page.texts.received;
  return (
    <EmptyState
      title={arrived > 0 ? past.title : none}
      action={
        slug ? (
          <ButtonLink kind="outlined" href={page.to(`/challenges/${slug}`)}>
            {page.texts.challenges.actions.outcome}
          </ButtonLink>
        ) : undefined
      }
    >
      <p>
        {arrived > 0 ? past.arrived(arrived) : null}{' '}
        {state === 'ended-without-award' ? past.ended : past.decided} {past.nothing}
      </p>
    </EmptyState>
  );
}
