import type { Declaration } from '@allmende/contracts';
import type { Page } from '../page.js';

/** What somebody declared for the own part, in short, as the form puts it. */
export function OwnDeclaration({ declaration: said, page }: { declaration: Declaration; page: Page }) {
  const { declarations: words } = page.texts.submission;
  const employer = { consented: words.consented, applied: words.applied, 'not-needed': words.notNeeded };
  return (
    <ul className="small muted">
      <li>{words.ownWorkText}</li>
      <li>
        {said.othersRights === 'none' ? (
          words.othersNone
        ) : (
          <>
            {words.others}: <bdi>{said.othersRightsNote}</bdi>
          </>
        )}
      </li>
      <li>
        {words.employer}. {employer[said.employer]}{' '}
        {said.employer === 'not-needed' ? <bdi>{said.employerNote}</bdi> : null}
      </li>
    </ul>
  );
}
