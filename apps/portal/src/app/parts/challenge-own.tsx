import type { ChallengePage } from '@allmende/contracts';
import { Notice } from '@allmende/ui';
import type { ShownState } from '../challenge.view.js';
import type { Page } from '../page.js';

type Props = { challenge: ChallengePage; state: ShownState; page: Page };

/** To the team that asks: that this is what others see, and what it can do now. */
export function OwnChallengeNote({ challenge, state: { phase }, page }: Props) {
  const { own } = page.texts.challenges;
  if (phase === 'after') return null;
  const desk = page.to(`/desk/challenges/${challenge.challengeId}`);
  const links: (readonly [string, string] | false)[] = [
    challenge.brief?.onRequest === true && [page.texts.brief.requests.title, `${desk}/requests`],
    phase !== 'stopped' && [page.texts.drafting.course.extend.title, `${desk}#extend`],
    [page.texts.drafting.openers.title, `${desk}#openers`],
    [page.texts.access.title, `${desk}/access`],
  ];
  return (
    <Notice
      title={own.title}
      actions={links
        .filter((link) => link !== false)
        .map(([title, href]) => (
          <a key={href} href={href}>
            {title}
          </a>
        ))}
    >
      {own.text}
    </Notice>
  );
}
