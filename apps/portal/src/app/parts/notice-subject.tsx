import type { ToldNotice } from '../notice.view.js';

/** Which challenge or group a notice is about. */
export function NoticeSubject({ notice: { about } }: { notice: ToldNotice }) {
  return about ? (
    <small className="notice-subject">
      <bdi>{about}</bdi>
    </small>
  ) : null;
}
