import type { ChallengePage } from '@allmende/contracts';
import { Button, Choice, Fold } from '@allmende/ui';
import { useEffect, useState } from 'react';
import copyModule from '../modules/copy.js?url';
import { mailTo, officeLetter, type OfficeStanding } from '../office.letter.js';
import type { Page } from '../page.js';

type TellOfficeProps = {
  challenge: ChallengePage;
  standing: OfficeStanding;
  page: Page;
  /** The summary as it stands in the form; a team may add it, nobody else has one. */
  summary?: () => string;
};

const letterId = 'office-letter';

/** A ready text for the transfer office, to copy or to open as a mail. */
export function TellOffice({ challenge, standing, page, summary }: TellOfficeProps) {
  const { office } = page.texts.disclosing;
  const [added, setAdded] = useState<string>();
  const letter = officeLetter({ challenge, standing, summary: added }, page);
  // Where this page runs no React, it asks for the script itself.
  useEffect(() => void import(/* @vite-ignore */ copyModule), []);
  return (
    <Fold title={officeTitle(standing, page)}>
      <div id="office" className="office">
        <p>{added ? office.leadWithSummary : standing.isAsked ? office.leadAsked : office.lead}</p>
        {summary ? (
          <div className="needs-script">
            <Choice
              type="checkbox"
              checked={added !== undefined}
              onChange={({ target }) => setAdded(target.checked ? summary().trim() : undefined)}
              label={office.withSummary}
              hint={office.withSummaryHint}
            />
          </div>
        ) : null}
        <div id={letterId} className="office-letter" dir="auto">
          {letter.body}
        </div>
        <div className="actions">
          <span className="needs-script">
            <Button
              type="button"
              kind="outlined"
              dense
              data-copy={letterId}
              data-copied={office.copied}
              data-selected={office.selected}
            >
              {office.copy}
            </Button>
          </span>
          <a href={mailTo(letter)}>{office.mail}</a>
          <span className="small muted" role="status" />
        </div>
      </div>
    </Fold>
  );
}

export function officeTitle({ isAsked }: Pick<OfficeStanding, 'isAsked'>, page: Page): string {
  const { office } = page.texts.disclosing;
  return isAsked ? office.askAdvice : office.title;
}
