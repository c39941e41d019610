/** Names that the gateway, the portal and programs agree on at the edge. */

/** The portal hands it back on its calls, so that the gateway knows whose visit they serve; valid for one minute. */
export const requestTokenHeader = 'x-allmende-request';
/** Bytes of a body at the edge; what is larger is a file. */
export const largestBody = 512 * 1024;
/** A client's own name for one write, 255 characters at most; the same key again gives the same answer. */
export const idempotencyHeader = 'idempotency-key';
/** Browsers accept the `__Host-` prefix only where the platform's address is https. */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-session' : 'session';
}
/**
 * What the cookie holds: the token, and behind a full stop whose session it is, so that this is known still when the
 * session has ended. The token alone lets anybody in.
 */
export function sessionCookie(token: string, accountId: string): string {
  return `${token}.${accountId}`;
}
/** `accountId` is what the browser says; it proves nothing. */
export function readSessionCookie(value: string): { token: string; accountId: string | undefined } {
  const [token = '', accountId] = value.split('.');
  return { token, accountId };
}
/** `type` of a problem document (RFC 9457) for a code. */
export function problemType(code: string): string {
  return `urn:allmende:problem:${code}`;
}
/** First labels of hosts that are no cluster's portal. `archive` is the platform's own. */
export const reservedSlugs = ['files', 'www', 'api', 'mail', 'archive'] as const;
