import {
  formatDaysLeft,
  formatNumber,
  formatShortDay,
  RunningStrip,
  ScaleBar,
  shareOf,
  StateWord,
} from '@allmende/ui';
import { questionOf, ownStateOf, stateOf } from '../challenge.view.js';
import type { Running } from '../desk.server.js';
import type { Page } from '../page.js';

/** What is running, side by side; a partner sees a dash where only the lead may count. */
export function RunningChallenges({ running, page }: { running: Running[]; page: Page }) {
  const { desk } = page.texts;
  return (
    <section className="me-part" id="running">
      <div className="group-part-head">
        <h2>{desk.running}</h2>
        {running.some(({ role }) => role === 'partner') ? (
          <a href={page.to('/challenges')}>{desk.runningAll}</a>
        ) : null}
      </div>
      {running.length === 0 ? (
        <p className="muted">
          {desk.runningNone} <a href={page.to('/challenges')}>{page.texts.me.see}</a>
        </p>
      ) : (
        <RunningStrip items={running.map((one) => itemOf(one, page))} />
      )}
      {running.length > 0 ? (
        <p className="small muted strip-note">
          {page.texts.common.passed} {running.some(({ role }) => role === 'partner') ? desk.numbers : null}
        </p>
      ) : null}
    </section>
  );
}

function itemOf(challenge: Running, page: Page) {
  const { desk } = page.texts;
  const { challengeId, slug, role, numbers } = challenge;
  const state = ownStateOf(challenge, page.texts, page.dates(challenge.zone));
  const { question, lang } = questionOf(challenge, page.language);
  const value = (number: number | undefined): string =>
    number === undefined ? '–' : formatNumber(number, page.language);
  return {
    key: challengeId,
    href: page.to(role === 'partner' ? `/challenges/${slug}` : `/desk/challenges/${challengeId}`),
    state: <StateWord kind={state.kind}>{state.word}</StateWord>,
    title: (
      <bdi>
        <span lang={lang}>{question || desk.rows.untitled}</span>
        {role === 'partner' ? ` (${desk.partner})` : null}
      </bdi>
    ),
    scale: <Scale challenge={challenge} page={page} />,
    counts:
      role === 'seeker'
        ? []
        : [
            { term: desk.agreed, value: value(numbers?.agreed) },
            { term: desk.submitted, value: value(numbers?.submitted) },
          ],
  };
}

function Scale({ challenge, page }: { challenge: Running; page: Page }) {
  const { desk } = page.texts;
  const { opensAt, closesAt, zone } = challenge;
  if (!opensAt || !closesAt) return null;
  const dates = page.dates(zone);
  const { kind, phase } = stateOf(challenge, page.texts, dates);
  if (phase === 'stopped') return null;
  const tones = { closing: 'closing', overdue: 'overdue' } as const;
  return (
    <ScaleBar
      passed={shareOf(opensAt, closesAt, dates.now)}
      tone={kind in tones ? tones[kind as keyof typeof tones] : 'normal'}
      start={formatShortDay(opensAt, dates, { year: false })}
      end={phase === 'after' ? desk.closed : desk.left(formatDaysLeft(closesAt, dates))}
    />
  );
}
