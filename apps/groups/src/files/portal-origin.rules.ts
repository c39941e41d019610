/** Whether a page of this origin is one of the platform's own: its bare host or a portal's, `<slug>.` in front of it. */
export function isPlatformOrigin(origin: string, platformUrl: string): boolean {
  const platform = new URL(platformUrl);
  const page = URL.canParse(origin) ? new URL(origin) : undefined;
  if (!page || page.origin !== origin || page.protocol !== platform.protocol || page.port !== platform.port)
    return false;
  if (page.hostname === platform.hostname) return true;
  const suffix = `.${platform.hostname}`;
  return page.hostname.endsWith(suffix) && /^[a-z0-9-]+$/.test(page.hostname.slice(0, -suffix.length));
}
