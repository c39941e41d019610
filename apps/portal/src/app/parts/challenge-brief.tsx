import type { ChallengePage } from '@allmende/contracts';
import { ConfidentialBox } from '@allmende/ui';
import { briefLink, isAskedFor } from '../challenge.view.js';
import { inLanguage } from '../language.js';
import type { Page } from '../page.js';

type BriefProps = { challenge: ChallengePage; isReadable: boolean; page: Page };

export function Brief({ challenge, isReadable, page }: BriefProps) {
  const { challenges } = page.texts;
  const { brief } = challenge;
  if (!brief) return null;
  const note = inLanguage(brief.note, page.language, challenge.original);
  const files = brief.files > 0 ? challenges.brief.files(brief.files) : '';
  const content = [files, brief.hasText && (files ? challenges.brief.text : challenges.brief.textOnly)]
    .filter(Boolean)
    .join(challenges.brief.and);
  return (
    <section>
      <ConfidentialBox title={challenges.parts.confidential}>
        <p>
          {note.text ? (
            <span lang={note.lang} dir="auto">
              {note.text.replace(/(?<![.!?…])$/, '.')}{' '}
            </span>
          ) : (
            `${content}. `
          )}
          {conditionOf(challenge, { brief, isReadable, page })}
        </p>
        {isReadable ? (
          <p>
            <a href={page.to(`/challenges/${challenge.slug}/brief`)}>{briefLink(challenge, page.texts)}</a>.{' '}
            {page.texts.terms.briefShown}
          </p>
        ) : null}
      </ConfidentialBox>
    </section>
  );
}

/** What it takes to read the brief. */
function conditionOf(
  { state }: ChallengePage,
  {
    brief,
    isReadable,
    page,
  }: { brief: NonNullable<ChallengePage['brief']>; isReadable: boolean; page: Page },
): string | null {
  const { brief: gate, challenges, terms } = page.texts;
  if (state === 'suspended') return challenges.brief.suspended;
  if (isReadable) return null;
  if (brief.onRequest && !isAskedFor(state)) return gate.overText;
  const condition = brief.onRequest ? gate.onRequest : challenges.brief.condition;
  return [condition, brief.verifiedOnly && gate.verifiedOnly, terms.briefShown].filter(Boolean).join(' ');
}
