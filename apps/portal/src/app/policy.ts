/**
 * What a page may load and where it may send. Public pages have no inline script and run without React, so their policy
 * is the same for everyone and can be cached; signed-in pages allow the one nonce of their answer.
 */
export function contentPolicy({ nonce, filesOrigin }: { nonce?: string; filesOrigin?: string }): string {
  const scripts = nonce ? `'nonce-${nonce}' 'strict-dynamic'` : "'self'";
  const connect = ["'self'", ...(filesOrigin ? [filesOrigin] : [])].join(' ');
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    `connect-src ${connect}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
