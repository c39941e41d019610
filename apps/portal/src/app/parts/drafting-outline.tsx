import type { EditableChallenge } from '@allmende/contracts';
import { Tick } from '@allmende/ui';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { findingText, placeOf } from '../drafting.findings.js';
import { anchorOf, draftParts, outlineOf, type DraftPart, type OutlinePart } from '../drafting.outline.js';
import { goToField, goToPart } from '../form.field.js';
import type { Page } from '../page.js';

type OutlineProps = { challenge: EditableChallenge; page: Page };

/** The parts of the form with what is missing in each; on a phone it folds, with a checkbox, so that it needs no script. */
export function Outline({ challenge, page }: OutlineProps) {
  const { checklist, preview } = page.texts.drafting;
  const { missing } = challenge;
  const nav = useRef<HTMLElement>(null);
  const fold = useRef<HTMLInputElement>(null);
  useFoldingElsewhere(nav, fold);
  const current = useCurrentPart();
  const state = missing.length === 0 ? checklist.complete : checklist.count(missing.length);
  return (
    <nav className="outline" id="checklist" ref={nav} aria-labelledby="outline-title">
      <h2 id="outline-title">{checklist.title}</h2>
      <label className="outline-fold">
        <input type="checkbox" className="visually-hidden" ref={fold} />
        {checklist.title}
      </label>
      <p className="outline-state" role="status">
        {missing.length === 0 ? <Tick>{state}</Tick> : state}
      </p>
      <div className="outline-parts">
        <ol>
          {outlineOf(challenge).map((one) => (
            <PartLine
              key={one.part}
              outline={one}
              isCurrent={one.part === current}
              page={page}
              gone={() => fold.current && (fold.current.checked = false)}
            />
          ))}
        </ol>
        <p>
          <a href={page.to(`/desk/challenges/${challenge.challengeId}/preview`)}>{preview.link}</a>
        </p>
      </div>
    </nav>
  );
}

type PartLineProps = {
  outline: OutlinePart;
  isCurrent: boolean;
  page: Page;
  /** Somebody went to a place of the form. */
  gone: () => void;
};

function PartLine({ outline: { part, missing, optional }, isCurrent, page, gone }: PartLineProps) {
  const { parts, team, checklist } = page.texts.drafting;
  const isDone = missing.length === 0 && !optional;
  return (
    <li>
      <a
        href={`#${anchorOf(part)}`}
        aria-current={isCurrent ? 'true' : undefined}
        onClick={(event) => {
          goToPart(event);
          gone();
        }}
      >
        {part === 'team' ? team.title : parts[part]}
      </a>
      {isDone ? (
        <Tick>
          <span className="visually-hidden">{checklist.done}</span>
        </Tick>
      ) : null}
      {optional ? <small>{checklist.optional}</small> : null}
      {missing.length > 0 ? (
        <ul>
          {missing.map((finding) => (
            <li key={finding.field + finding.code}>
              <a
                href={`#${placeOf(finding.field) ?? anchorOf(part)}`}
                onClick={(event) => {
                  goToField(event);
                  gone();
                }}
              >
                {findingText(finding, page)}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** An open list lies over the form: it folds as soon as somebody goes on beside it. */
function useFoldingElsewhere(nav: RefObject<HTMLElement | null>, fold: RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const close = ({ target }: Event): void => {
      const isInside = target instanceof Node && nav.current?.contains(target);
      if (fold.current && !isInside) fold.current.checked = false;
    };
    // A finger that scrolls is a pointer, too.
    const goingOn = ['pointerdown', 'wheel', 'focusin'];
    for (const name of goingOn) document.addEventListener(name, close, { passive: true });
    return () => goingOn.forEach((name) => document.removeEventListener(name, close));
  }, [nav, fold]);
}

/** The part that stands in the upper quarter of the window; none before the script runs. */
function useCurrentPart(): DraftPart | undefined {
  const [current, setCurrent] = useState<DraftPart>();
  useEffect(() => {
    const parts = new Map<Element, DraftPart>();
    const seen = new IntersectionObserver(
      (entries) => {
        const reached = entries.find(({ isIntersecting }) => isIntersecting);
        if (reached) setCurrent(parts.get(reached.target));
      },
      { rootMargin: '-25% 0px -74% 0px' },
    );
    for (const part of Object.keys(draftParts) as DraftPart[]) {
      const place = document.getElementById(anchorOf(part));
      if (!place) continue;
      parts.set(place, part);
      seen.observe(place);
    }
    return () => seen.disconnect();
  }, []);
  return current;
}
