import type { Portal } from '@allmende/contracts';
import { inLanguage, languageOfPath, type ShownText } from './language.js';
import { renderMarkdown } from './markdown.server.js';
import { portalOf } from './page-data.server.js';
import type { Visit } from './visit.js';

export type LegalText = { html: string; lang: ShownText['lang'] } | undefined;

/** A portal's own imprint or privacy notice; none on the bare host, or while nobody has written it. */
export async function legalText(
  visit: Visit,
  request: Request,
  kind: 'imprint' | 'privacy',
): Promise<LegalText> {
  const portal: Portal | null = await portalOf(visit);
  if (!portal) return undefined;
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const { text, lang } = inLanguage(portal.content[kind], language, portal.language);
  return text ? { html: renderMarkdown(text), lang } : undefined;
}
