import type { Submission } from '@allmende/contracts';
import { formatSize, StateWord, Tick } from '@allmende/ui';
import type { Page } from '../page.js';
import { OwnDeclaration } from './own-declaration.js';
import { useSubmission } from '../submission.view.js';

/** The files of a draft, each with its size and whether it is whole. */
export function FileRows({ files, page }: { files: Submission['files']; page: Page }) {
  const { check, files: words } = page.texts.submission;
  if (files.length === 0) return <p className="muted">{check.noFiles}</p>;
  return (
    <ul className="file-list">
      {files.map(({ fileId, name, size, state }) => (
        <li key={fileId} className="file-row">
          <bdi className="file-name">{name}</bdi>
          <span className="figures">{formatSize(size, page.language)}</span>
          {state === 'complete' ? <Tick>{check.ready}</Tick> : <b>{words.interrupted}</b>}
        </li>
      ))}
    </ul>
  );
}

/** The person's own in short; of the others it is shown whether they declared. */
export function Declared({
  submission: { members, ownDeclaration },
  page,
}: {
  submission: Submission;
  page: Page;
}) {
  const { accountId: self } = useSubmission();
  const { check, team } = page.texts.submission;
  return (
    <ul className="plain-list">
      {members
        .filter(({ role }) => role !== 'reader')
        .map(({ accountId, name, role, declared }) => {
          const who = (
            <span>
              <bdi>{name}</bdi>
              {role === 'lead' ? `, ${team.roles.lead}` : null}: {declared ? team.declared : check.open}
            </span>
          );
          return (
            <li key={accountId}>
              {declared ? <Tick>{who}</Tick> : <StateWord kind="draft">{who}</StateWord>}
              {accountId === self && ownDeclaration ? (
                <OwnDeclaration declaration={ownDeclaration} page={page} />
              ) : null}
            </li>
          );
        })}
    </ul>
  );
}
