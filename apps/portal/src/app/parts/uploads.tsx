import { Button, formatSize } from '@allmende/ui';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { usePage, type Page } from '../page.js';
import type { Sending } from '../upload.session.js';
import { useUploads, type Uploads as UploadsUnderWay, type UploadsInput } from '../uploads.js';

/** Choosing files and watching them on their way. */
export function Uploads(input: UploadsInput) {
  const page = usePage();
  const { files: words } = page.texts.submission;
  const uploads = useUploads(input);
  const { sendings, add, pause, resume, cancel } = uploads;
  const [over, setOver] = useState(false);
  const area = useDropArea(setOver, add);
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
      {sendings.length === 0 ? null : (
        <ul className="file-list" aria-label={words.underWay}>
          {sendings.map((sending) => (
            <SendingRow
              key={sending.key}
              sending={sending}
              page={page}
              pause={() => pause(sending.key)}
              resume={() => resume(sending.key)}
              cancel={() => cancel(sending.key)}
            />
          ))}
        </ul>
      )}
      <Said uploads={uploads} page={page} />
    </div>
  );
}

type RowProps = { sending: Sending; page: Page; pause: () => void; resume: () => void; cancel: () => void };

function SendingRow({ sending, page, pause, resume, cancel }: RowProps) {
  const { files: words } = page.texts.submission;
  const { name, size, sent, state, code } = sending;
  const failed = state === 'failed';
  const hopeless = failed && !isWorthAnother(code);
  return (
    <li className={failed ? 'file-row has-error' : 'file-row'}>
      <bdi className="file-name">{name}</bdi>
      <span className="figures small">
        {hopeless
          ? formatSize(size, page.language)
          : words.progress(formatSize(sent, page.language), formatSize(size, page.language))}
      </span>
      <span className="small">{failed ? words.failed : words.states[state]}</span>
      <span className="file-acts">
        {state === 'sending' ? (
          <Act label={words.pause} name={words.pauseName(name)} act={pause} />
        ) : state === 'paused' ? (
          <Act label={words.resume} name={words.resumeName(name)} act={resume} />
        ) : failed && !hopeless ? (
          <Act label={words.retry} name={words.retryName(name)} act={resume} />
        ) : null}
        {state === 'checking' ? null : hopeless ? (
          <Act label={words.dismiss} name={words.dismissName(name)} act={cancel} />
        ) : (
          <Act label={words.cancel} name={words.cancelName(name)} act={cancel} />
        )}
      </span>
      {hopeless ? null : <progress max={Math.max(size, 1)} value={sent} aria-label={words.sending(name)} />}
      {failed ? <span className="field-error">{errorText(code, page)}</span> : null}
    </li>
  );
}

function Act({ label, name, act }: { label: string; name: string; act: () => void }) {
  return (
    <Button type="button" kind="link" aria-label={name} onClick={act}>
      {label}
    </Button>
  );
}

/**
 * Tells those who listen what happens to each file, politely: a quarter more, paused, refused, arrived. It stands there
 * from the beginning, since what appears together with its text is not read out.
 */
function Said({ uploads: { sendings, arrived }, page }: { uploads: UploadsUnderWay; page: Page }) {
  const { said } = page.texts.submission.files;
  const lines = [
    ...sendings.map((sending) => [sending.key, saidOf(sending, page)] as const),
    ...arrived.map((name, i) => [`arrived-${i}`, said.arrived(name)] as const),
  ];
  return (
    <div className="visually-hidden" role="status" aria-atomic="false">
      {lines.map(([key, text]) => (
        <p key={key}>{text}</p>
      ))}
    </div>
  );
}

function saidOf({ name, size, sent, state, code }: Sending, page: Page): string {
  const { said, states } = page.texts.submission.files;
  if (state === 'failed') return said.state(name, errorText(code, page));
  if (state === 'sending') return said.sending(name, Math.floor((4 * sent) / Math.max(size, 1)) * 25);
  return said.state(name, states[state]);
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
    'upload.not-found',
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
