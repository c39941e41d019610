import type { ChallengePage } from '@allmende/contracts';
import { ConfidentialBox } from '@allmende/ui';
import { briefLink, isAskedFor } from '../challenge.view.js';
import { inLanguage } from '../language.js';
import type { Page } from '../page.js';

type BriefProps = {
  challenge: ChallengePage;
  isReadable: boolean;
  /** The reader is of the team that asks. */
  asks?: boolean;
  page: Page;
};

export function Brief({ challenge, isReadable, asks, page }: BriefProps) {
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
          {asks ? ruleOf(brief, page) : conditionOf(challenge, { brief, isReadable, page })}
        </p>
        {asks ? <OwnLinks challenge={challenge} page={page} /> : null}
        {isReadable && !asks ? (
          <p>
            <a href={page.to(`/challenges/${challenge.slug}/brief`)}>{briefLink(challenge, page.texts)}</a>.{' '}
            {page.texts.terms.briefShown}
          </p>
        ) : null}
      </ConfidentialBox>
    </section>
  );
}

type Rule = NonNullable<ChallengePage['brief']>;

/** To the team that asks: who reads its brief, as it laid down. */
function ruleOf({ onRequest, verifiedOnly }: Rule, page: Page): string {
  const { rules } = page.texts.brief.requests;
  return [onRequest ? rules.onRequest : rules.agreed, verifiedOnly && rules.verified]
    .filter(Boolean)
    .join(' ');
}

function OwnLinks({ challenge: { slug, challengeId }, page }: Pick<BriefProps, 'challenge' | 'page'>) {
  return (
    <p>
      <a href={page.to(`/challenges/${slug}/brief`)}>{page.texts.brief.own}</a>.{' '}
      <a href={page.to(`/desk/challenges/${challengeId}/access`)}>{page.texts.access.title}</a>.
    </p>
  );
}

/** What it takes to read the brief. */
function conditionOf(
  { state }: ChallengePage,
  { brief, isReadable, page }: { brief: Rule; isReadable: boolean; page: Page },
): string | null {
  const { brief: gate, challenges, terms } = page.texts;
  if (state === 'suspended') return challenges.brief.suspended;
  if (isReadable) return null;
  if (!isAskedFor(state)) return brief.onRequest ? gate.overText : challenges.brief.over;
  const condition = brief.onRequest ? gate.onRequest : challenges.brief.condition;
  return [condition, brief.verifiedOnly && gate.verifiedOnly, terms.briefShown].filter(Boolean).join(' ');
}
