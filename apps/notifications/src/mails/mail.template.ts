import type { Brand, Language } from '@allmende/contracts';

export type MailTexts = { subject: string; body: string; action: string };

type Parts = {
  texts: MailTexts;
  link: string;
  language: Language;
  name?: string | undefined;
  sender: { name: string; brand: Brand; contact: string | null; origin: string };
};

const frame = {
  de: {
    greeting: (name: string) => `Guten Tag ${name},`,
    plainGreeting: 'Guten Tag,',
    why: (portal: string) =>
      `Diese Mitteilung kommt vom Portal ${portal}. Welche Mitteilungen Sie per Mail erhalten, bestimmen Sie in den Einstellungen:`,
    contact: 'Fragen beantwortet',
  },
  en: {
    greeting: (name: string) => `Hello ${name},`,
    plainGreeting: 'Hello,',
    why: (portal: string) =>
      `This message comes from the portal ${portal}. You choose in your settings which messages reach you by mail:`,
    contact: 'Questions are answered by',
  },
} as const;

/** The same words as HTML and as plain text; the HTML needs nothing from outside. */
export function renderMail({ texts, link, language, name, sender }: Parts): { html: string; text: string } {
  const words = frame[language];
  const greeting = name ? words.greeting(name) : words.plainGreeting;
  const settings = `${sender.origin}/${language}/settings`;
  const contact = sender.contact ? `${words.contact} ${sender.contact}.` : '';
  const text = [
    greeting,
    texts.body,
    `${texts.action}:\n${link}`,
    contact,
    '--',
    `${words.why(sender.name)}\n${settings}`,
  ]
    .filter(Boolean)
    .join('\n\n');
  const button = readableOnWhite(sender.brand.lead) ? sender.brand.lead : '#12221e';
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escape(texts.subject)}</title></head>
<body style="margin:0;background:#ffffff;color:#12221e;font:17px/26px 'Source Sans 3',system-ui,sans-serif">
<div style="max-width:600px;margin:0 auto;padding:32px 24px">
<p style="margin:0 0 32px;padding-bottom:12px;border-bottom:2px solid ${button};font:450 20px/28px 'Source Serif 4',Georgia,serif">${escape(sender.name)}</p>
<p style="margin:0 0 16px"><bdi>${escape(greeting)}</bdi></p>
${texts.body
  .split('\n\n')
  .map((paragraph) => `<p style="margin:0 0 16px">${escape(paragraph)}</p>`)
  .join('\n')}
<p style="margin:32px 0"><a href="${escape(link)}" style="display:inline-block;background:${button};color:#ffffff;padding:12px 24px;border-radius:4px;text-decoration:none;font-weight:600">${escape(texts.action)}</a></p>
<p style="margin:0 0 16px;font-size:15px;line-height:22px;color:#43524e;word-break:break-all">${escape(link)}</p>
${contact ? `<p style="margin:0 0 16px">${escape(contact)}</p>` : ''}
<p style="margin:40px 0 0;padding-top:12px;border-top:1px solid #d1dcd9;font-size:14px;line-height:20px;color:#43524e">${escape(words.why(sender.name))} <a href="${escape(settings)}" style="color:#43524e">${escape(settings)}</a></p>
</div></body></html>`;
  return { html, text };
}

export function escape(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** White text on the colour reaches 4.5:1 (WCAG 2.2, 1.4.3). */
export function readableOnWhite(hex: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= 4.5;
}
