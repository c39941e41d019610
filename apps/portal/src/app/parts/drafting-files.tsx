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

const removal = 'remove-file';

/** Files of the confidential brief; stands inside the challenge's form, so its buttons belong to a form of their own. */
export function BriefFiles({ challenge, page, onChanged }: FilesProps) {
  const { files: words } = page.texts.drafting;
  const { challengeId, files } = challenge;
  const hydrated = useHydrated();
  const refresh = useCallback(async () => {
    const now = await fetchApi<EditableChallenge>(`/challenges/${challengeId}/draft`);
    onChanged(now);
    return now.files;
  }, [challengeId, onChanged]);
  const remove = async (fileId: string): Promise<void> => {
    await fetchApi(`/challenges/${challengeId}/brief/files/${fileId}`, { method: 'DELETE', body: {} });
    await refresh();
  };
  return (
    <section id="files">
      <h3>{words.title}</h3>
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
              <Button
                kind="link"
                form={removal}
                name="fileId"
                value={fileId}
                aria-label={words.removeName(name)}
                onClick={(event) => {
                  event.preventDefault();
                  void remove(fileId);
                }}
              >
                {words.remove}
              </Button>
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

/** Where scripts do not run. */
export function FileRemoval() {
  return (
    <form method="post" id={removal}>
      <input type="hidden" name="intent" value="remove-file" />
    </form>
  );
}
