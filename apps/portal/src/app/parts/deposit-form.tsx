import type { Deposit } from '@allmende/contracts';
import { Button, DecisionBox, FileRow, formatSize, Notice, TextField } from '@allmende/ui';
import { useCallback, useState } from 'react';
import { fetchApi } from '../api.browser.js';
import { useHydrated } from '../hydrated.js';
import { useWarningBeforeLeaving } from '../leaving.js';
import type { Page } from '../page.js';
import { errorOf } from '../problem.view.js';
import type { FormState } from '../served.js';
import { Uploads } from './uploads.js';

const mostFiles = 20;
const mostLetters = 40_000;
const removal = 'remove-file';

type FormProps = {
  challengeId: string;
  /** The one that files were added to, if there is one. */
  draft: Deposit | undefined;
  close: string;
  formKey: string;
  state: FormState | undefined;
  page: Page;
};

/** What is to be sealed: a text, and files where there are any. */
export function DepositForm({ challengeId, draft, close, formKey, state, page }: FormProps) {
  const { deposits, submission } = page.texts;
  const { new: words } = deposits;
  const [unsaved, setUnsaved] = useState(false);
  useWarningBeforeLeaving(unsaved);
  const error = errorOf(state?.problem, 'text');
  return (
    <section className="path-part">
      <h2>{words.title}</h2>
      <form method="post" noValidate onInput={() => setUnsaved(true)} onSubmit={() => setUnsaved(false)}>
        <input type="hidden" name="key" value={formKey} />
        <TextField
          name="text"
          label={words.text}
          hint={words.textHint}
          rows={12}
          maxLength={mostLetters}
          required
          defaultValue={state?.values['text']}
          error={error && words.textMissing}
        />
        <DepositFiles challengeId={challengeId} draft={draft} page={page} />
        <DecisionBox
          title={words.decide}
          action={
            <Button name="intent" value="seal">
              {words.button}
            </Button>
          }
        >
          <p>{words.decideText(close)}</p>
          <p>{submission.side.operator}</p>
        </DecisionBox>
      </form>
      <form method="post" id={removal}>
        <input type="hidden" name="intent" value="remove-file" />
        <input type="hidden" name="depositId" value={draft?.depositId ?? ''} />
      </form>
    </section>
  );
}

type Listed = { items: Deposit[] };

/** Stands inside the form, so its buttons belong to a form of their own. The draft is begun with the first file. */
function DepositFiles({ challengeId, draft, page }: Pick<FormProps, 'challengeId' | 'draft' | 'page'>) {
  const { deposits, submission } = page.texts;
  const { new: words } = deposits;
  const [files, setFiles] = useState(draft?.files ?? []);
  const [depositId, setDepositId] = useState(draft?.depositId);
  const hydrated = useHydrated();
  const path = `/challenges/${challengeId}/deposits`;
  const refresh = useCallback(async () => {
    const { items } = await fetchApi<Listed>(path);
    const now = items.find(({ state }) => state === 'draft')?.files ?? [];
    setFiles(now);
    return now;
  }, [path]);
  const begin = async (): Promise<void> => {
    const begun = await fetchApi<{ depositId: string }>(path, { method: 'POST', body: {} });
    setDepositId(begun.depositId);
  };
  const remove = async (fileId: string): Promise<void> => {
    await fetchApi(`${path}/${depositId}/files/${fileId}`, { method: 'DELETE', body: {} });
    await refresh();
  };
  return (
    <section className="field" id="files">
      <h3 className="field-label">{words.files}</h3>
      <span className="field-hint">{words.filesHint}</span>
      {files.length === 0 ? null : (
        <ul className="file-list is-long" aria-label={words.files}>
          {files.map(({ fileId, name, size, state }) => (
            <FileRow
              key={fileId}
              name={name}
              size={formatSize(size, page.language)}
              state={state === 'complete' ? undefined : <b>{submission.files.interrupted}</b>}
              actions={
                <Button
                  kind="link"
                  form={removal}
                  name="fileId"
                  value={fileId}
                  aria-label={submission.files.removeName(name)}
                  onClick={(event) => {
                    event.preventDefault();
                    void remove(fileId);
                  }}
                >
                  {submission.files.remove}
                </Button>
              }
            />
          ))}
        </ul>
      )}
      {hydrated && depositId ? (
        <Uploads
          filesPath={`${path}/${depositId}/files`}
          files={files}
          refresh={refresh}
          mostFiles={mostFiles}
        />
      ) : null}
      {hydrated && !depositId ? (
        <Button type="button" kind="outlined" onClick={() => void begin()}>
          {words.addFiles}
        </Button>
      ) : null}
      <noscript>
        <Notice>{submission.files.needsScript}</Notice>
      </noscript>
    </section>
  );
}
