import type { ToldNotice } from '../notice.view.js';

/** Which challenge or group a notice is about. */
export function NoticeSubject({ notice: { about, lang } }: { notice: ToldNotice }) {
  return about ? (
    <small className="notice-subject">
      <bdi lang={lang}>{about}</bdi>
    </small>
  ) : null;
}
