import { Button, formatSize } from '@allmende/ui';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { fetchApi } from '../api.browser.js';
import { usePage, type Page } from '../page.js';
import { UploadSession, type Sending } from '../upload.session.js';

export type Known = { fileId: string; name: string; size: number; state: string };

export type UploadsProps = {
  /** Path of the API that grants an upload, e.g. `/submissions/…/files`. */
  filesPath: string;
  /** Files that are there already, to go on with those that were cut off. */
  files: Known[];
  /** Reads the list again after a file has arrived; says which are still being checked. */
  refresh: () => Promise<Known[]>;
  mostFiles: number;
};

const maxFileSize = 500 * 1000 * 1000;
const settleMs = 700;
const settleTries = 20;

/** Choosing files and watching them on their way. */
export function Uploads({ filesPath, files, refresh, mostFiles }: UploadsProps) {
  const page = usePage();
  const { files: words } = page.texts.submission;
  const [sendings, setSendings] = useState<Sending[]>([]);
  const [over, setOver] = useState(false);
  const sessions = useRef(new Map<string, UploadSession>());

  const change = useCallback((key: string, part: Partial<Sending>) => {
    setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  }, []);
  const settle = async (key: string): Promise<void> => {
    const fileId = sessions.current.get(key)?.id;
    for (let tries = 0; tries < settleTries; tries += 1) {
      const now = await refresh().catch((): Known[] => []);
      if (now.some((file) => file.fileId === fileId && file.state === 'complete')) break;
      await new Promise((resolve) => setTimeout(resolve, settleMs));
    }
    setSendings((all) => all.filter((one) => one.key !== key));
  };
  const add = (chosen: FileList): void => {
    for (const file of chosen) {
      const key = crypto.randomUUID();
      const code = file.size > maxFileSize ? 'file.too-large' : undefined;
      // The same file again goes on where it was cut off.
      const cut = files.find(
        ({ name, size, state }) => state === 'uploading' && name === file.name && size === file.size,
      );
      const full = !cut && files.length + sendings.length >= mostFiles;
      const failed = code ?? (full ? 'submission.too-many-files' : undefined);
      const sending: Sending = {
        key,
        name: file.name,
        size: file.size,
        sent: 0,
        state: failed ? 'failed' : 'waiting',
        code: failed,
      };
      setSendings((all) => [...all, sending]);
      if (failed) continue;
      const session = new UploadSession({
        file,
        filesPath,
        resumeId: cut?.fileId,
        change: (part) => change(key, part),
        done: () => void settle(key),
      });
      sessions.current.set(key, session);
      void session.start();
    }
  };
  const area = useDropArea(setOver, add);
  const cancel = (key: string): void => {
    const session = sessions.current.get(key);
    session?.stop();
    setSendings((all) => all.filter((one) => one.key !== key));
    if (session?.id)
      void fetchApi(`${filesPath}/${session.id}`, { method: 'DELETE', body: {} }).then(
        refresh,
        () => undefined,
      );
  };
  return (
    <div ref={area} className={over ? 'uploads is-over' : 'uploads'}>
      <label className="button is-outlined">
        {words.choose}
        <input
          type="file"
          multiple
          className="visually-hidden"
          onChange={(event) => {
            if (event.target.files) add(event.target.files);
            event.target.value = '';
          }}
        />
      </label>{' '}
      <span className="small muted">{words.drop}</span>
      <ul className="file-list">
        {sendings.map((sending) => (
          <SendingRow
            key={sending.key}
            sending={sending}
            page={page}
            pause={() => sessions.current.get(sending.key)?.pause()}
            resume={() => void sessions.current.get(sending.key)?.resume()}
            cancel={() => cancel(sending.key)}
          />
        ))}
      </ul>
    </div>
  );
}

type RowProps = { sending: Sending; page: Page; pause: () => void; resume: () => void; cancel: () => void };

function SendingRow({ sending, page, pause, resume, cancel }: RowProps) {
  const { files: words } = page.texts.submission;
  const { name, size, sent, state, code } = sending;
  const hopeless = state === 'failed' && !isWorthAnother(code);
  return (
    <li className={state === 'failed' ? 'file-row has-error' : 'file-row'}>
      <bdi className="file-name">{name}</bdi>
      <span className="figures small">
        {words.progress(formatSize(sent, page.language), formatSize(size, page.language))}
      </span>
      <span className="file-acts">
        {state === 'sending' ? (
          <Button type="button" kind="link" onClick={pause}>
            {words.pause}
          </Button>
        ) : null}
        {state === 'paused' || (state === 'failed' && !hopeless) ? (
          <Button type="button" kind="link" onClick={resume}>
            {state === 'paused' ? words.resume : words.retry}
          </Button>
        ) : null}
        {state === 'checking' ? words.checking : null}
        {state === 'checking' ? null : (
          <Button type="button" kind="link" onClick={cancel}>
            {words.cancel}
          </Button>
        )}
      </span>
      {hopeless ? null : <progress max={Math.max(size, 1)} value={sent} aria-label={words.sending(name)} />}
      <span role="status" className={state === 'failed' ? 'field-error' : 'visually-hidden'}>
        {state === 'failed' ? errorText(code, page) : state === 'paused' ? words.paused : ''}
      </span>
    </li>
  );
}

function isWorthAnother(code: string | undefined): boolean {
  return [
    'offline',
    'internal',
    'unavailable',
    'timeout',
    'too-many-requests',
    'grant.invalid',
    'file.offset-mismatch',
  ].includes(code ?? '');
}

function errorText(code: string | undefined, { texts }: Page): string {
  const { files } = texts.submission;
  if (code === 'offline') return files.broken;
  if (code === 'file.too-large') return files.tooLarge;
  if (code === 'submission.too-many-files') return files.tooMany;
  const codes: Record<string, string> = texts.problems.codes;
  return codes[code ?? ''] ?? texts.problems.codes.internal;
}

/** Dropping files is an extra for the mouse; the button inside does the same for everyone. */
function useDropArea(
  setOver: (over: boolean) => void,
  add: (files: FileList) => void,
): RefObject<HTMLDivElement | null> {
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = area.current;
    const over = (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    };
    const leave = (): void => setOver(false);
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer) add(event.dataTransfer.files);
    };
    element?.addEventListener('dragover', over);
    element?.addEventListener('dragleave', leave);
    element?.addEventListener('drop', drop);
    return () => {
      element?.removeEventListener('dragover', over);
      element?.removeEventListener('dragleave', leave);
      element?.removeEventListener('drop', drop);
    };
  });
  return area;
}
