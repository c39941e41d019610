import type { EditableChallenge } from '@allmende/contracts';
import { Button, FileRow, formatSize, Notice } from '@allmende/ui';
import { useCallback } from 'react';
import { useHydrated } from '../hydrated.js';
import { fetchApi } from '../api.browser.js';
import type { Page } from '../page.js';
import { Uploads } from './uploads.js';

const mostFiles = 20;

type FilesProps = {
  challenge: EditableChallenge;
  page: Page;
  onChanged: (challenge: EditableChallenge) => void;
};

/** Files of the confidential brief. */
export function BriefFiles({ challenge, page, onChanged }: FilesProps) {
  const { files: words } = page.texts.drafting;
  const { challengeId, files } = challenge;
  const hydrated = useHydrated();
  const refresh = useCallback(async () => {
    const now = await fetchApi<EditableChallenge>(`/challenges/${challengeId}/draft`);
    onChanged(now);
    return now.files;
  }, [challengeId, onChanged]);
  return (
    <section className="drafting-part" id="files">
      <h2>{`${page.texts.drafting.parts.brief}: ${words.title}`}</h2>
      {files.length === 0 ? <p className="muted">{words.none}</p> : null}
      <ul className="file-list is-long" aria-label={words.title}>
        {files.map(({ fileId, name, size, state }) => (
          <FileRow
            key={fileId}
            name={name}
            href={
              state === 'complete' ? page.to(`/desk/challenges/${challengeId}/files/${fileId}`) : undefined
            }
            size={formatSize(size, page.language)}
            actions={
              <form method="post">
                <input type="hidden" name="intent" value="remove-file" />
                <input type="hidden" name="fileId" value={fileId} />
                <Button kind="link" aria-label={words.removeName(name)}>
                  {words.remove}
                </Button>
              </form>
            }
          />
        ))}
      </ul>
      {hydrated ? (
        <Uploads
          filesPath={`/challenges/${challengeId}/brief/files`}
          files={files}
          refresh={refresh}
          mostFiles={mostFiles}
        />
      ) : null}
      <noscript>
        <Notice>{words.needsScript}</Notice>
      </noscript>
    </section>
  );
}
