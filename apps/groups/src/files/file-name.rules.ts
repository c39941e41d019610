/** Characters that RFC 5987 lets stand as they are; `encodeURIComponent` leaves a few more. */
function encodeExtended(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * `Content-Disposition` for a download (RFC 6266). Any script and emoji arrive in `filename*`; `filename` is for
 * programs that know ASCII only. Neither can name a folder or end the header.
 */
export function attachment(name: string): string {
  const safe = name.toWellFormed().replace(/[/\\]/g, '_');
  const plain = [...safe.normalize('NFKD').replace(/\p{M}/gu, '')]
    .map((char) => (/^[\w .,()+=@-]$/.test(char) ? char : '_'))
    .join('');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeExtended(safe)}`;
}
