import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchApi } from './api.browser.js';
import { useWarningBeforeLeaving } from './leaving.js';
import { UploadSession, type Sending } from './upload.session.js';

export type Known = { fileId: string; name: string; size: number; state: string };

export type UploadsInput = {
  /** Path of the API that grants an upload, e.g. `/submissions/…/files`. */
  filesPath: string;
  /** Files that are there already, to go on with those that were cut off. */
  files: Known[];
  /** Reads the list again after a file has arrived; says which are still being checked. */
  refresh: () => Promise<Known[]>;
  mostFiles: number;
  /** Told which files of the list are on their way from this page. */
  onSending?: (fileIds: ReadonlySet<string>) => void;
};

/** `arrived`: names of what came in since the page was opened. */
export type Uploads = {
  sendings: Sending[];
  arrived: string[];
  add: (chosen: Iterable<File>) => void;
  pause: (key: string) => void;
  resume: (key: string) => void;
  cancel: (key: string) => void;
};

const maxFileSize = 500 * 1000 * 1000;
const settleMs = 700;
const settleTries = 20;

/** Files on their way from this page, each in a session of its own. */
export function useUploads({ filesPath, files, refresh, mostFiles, onSending }: UploadsInput): Uploads {
  const [sendings, setSendings] = useState<Sending[]>([]);
  const [arrived, setArrived] = useState<string[]>([]);
  const sessions = useRef(new Map<string, UploadSession>());
  const change = useCallback((key: string, part: Partial<Sending>) => {
    setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  }, []);
  const remove = useCallback((key: string) => {
    setSendings((all) => all.filter((one) => one.key !== key));
  }, []);
  useTelling(sendings, onSending);
  useWarningBeforeLeaving(sendings.some(({ state }) => state === 'waiting' || state === 'sending'));

  const settle = async (key: string, { name }: File): Promise<void> => {
    await untilComplete(sessions.current.get(key)?.id, refresh);
    remove(key);
    setArrived((names) => [...names, name]);
  };
  const begin = (file: File, room: number): void => {
    const key = crypto.randomUUID();
    // The same file again goes on where it was cut off.
    const cut = files.find(
      ({ name, size, state }) => state === 'uploading' && name === file.name && size === file.size,
    );
    const code = refusalOf(file, cut ? 1 : room);
    const { name, size } = file;
    setSendings((all) => [...all, { key, name, size, sent: 0, state: code ? 'failed' : 'waiting', code }]);
    if (code) return;
    const session = new UploadSession({
      file,
      filesPath,
      resumeId: cut?.fileId,
      change: (part) => change(key, part),
      done: () => void settle(key, file),
    });
    sessions.current.set(key, session);
    void session.start();
  };
  return {
    sendings,
    arrived,
    add: (chosen) => {
      let room = mostFiles - files.length - sendings.length;
      for (const file of chosen) begin(file, room--);
    },
    pause: (key) => sessions.current.get(key)?.pause(),
    resume: (key) => void sessions.current.get(key)?.start(),
    cancel: (key) => {
      remove(key);
      void sessions.current
        .get(key)
        ?.stop()
        .then(async (fileId) => {
          if (fileId) await fetchApi(`${filesPath}/${fileId}`, { method: 'DELETE', body: {} });
          await refresh();
        }, ignore);
    },
  };
}

/** What the page knows without asking. */
function refusalOf(file: File, room: number): string | undefined {
  if (file.size > maxFileSize) return 'file.too-large';
  return room < 1 ? 'submission.too-many-files' : undefined;
}

/** The service hears of an arrived file a moment later. */
async function untilComplete(fileId: string | undefined, refresh: () => Promise<Known[]>): Promise<void> {
  for (let tries = 0; tries < settleTries; tries += 1) {
    const now = await refresh().catch((): Known[] => []);
    if (now.some((file) => file.fileId === fileId && file.state === 'complete')) return;
    await new Promise((resolve) => setTimeout(resolve, settleMs));
  }
}

function useTelling(sendings: Sending[], onSending: UploadsInput['onSending']): void {
  const fileIds = sendings.flatMap(({ fileId }) => fileId ?? []).join();
  useEffect(() => {
    onSending?.(new Set(fileIds.split(',').filter(Boolean)));
  }, [fileIds, onSending]);
}

function ignore(): void {
  // The list says what is still there the next time it is read.
}
