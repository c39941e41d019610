import type { EditableChallenge } from '@allmende/contracts';
import { ButtonLink } from '@allmende/ui';
import type { Page } from '../page.js';

type Props = { challenge: EditableChallenge; page: Page; outlined?: boolean };

/** Where the manager reads the draft as others will, and decides. */
export function ToDecision({ challenge, page, outlined }: Props) {
  return (
    <ButtonLink
      kind={outlined ? 'outlined' : 'filled'}
      href={page.to(`/desk/challenges/${challenge.challengeId}/preview`)}
    >
      {page.texts.drafting.course.toReview.button}
    </ButtonLink>
  );
}
