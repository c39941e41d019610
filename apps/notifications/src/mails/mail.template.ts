import type { Brand, Language } from '@allmende/contracts';

/** `also`: further places that its reader may go on to, each a path below the language. */
export type MailTexts = {
  subject: string;
  body: string;
  action: string;
  also?: { action: string; path: string }[];
};

/** One mail in both languages. */
export type InBoth = Record<Language, MailTexts>;

/**
 * Why somebody gets a mail: as a notice, because the address was typed somewhere, because it is or was an account's, or
 * because a person invites it.
 */
export type MailReason = 'notice' | 'address' | 'account' | 'invitation';

type Parts = {
  texts: MailTexts;
  link: string;
  language: Language;
  reason: MailReason;
  name?: string | undefined;
  sender: { name: string; brand: Brand; contact: string | null; origin: string };
};

const frame = {
  de: {
    greeting: (name: string) => `Guten Tag ${name},`,
    plainGreeting: 'Guten Tag,',
    fallback: 'Öffnet sich die Schaltfläche nicht, hilft diese Adresse:',
    why: {
      notice: (portal: string) =>
        `Diese Mitteilung kommt vom Portal ${portal}. Was per E-Mail kommt, bestimmen Sie hier:`,
      address: (portal: string) =>
        `Diese Nachricht kommt vom Portal ${portal}, weil dort jemand diese Adresse angegeben hat.`,
      account: (portal: string) =>
        `Diese Nachricht kommt vom Portal ${portal}, weil diese Adresse zu einem Konto gehört oder bis eben gehört hat.`,
      invitation: (portal: string) =>
        `Diese Nachricht kommt vom Portal ${portal}, weil jemand Sie unter dieser Adresse eingeladen hat.`,
    },
    settings: 'Einstellungen',
    contact: (contact: string) => `Fragen beantwortet ${contact}.`,
  },
  en: {
    greeting: (name: string) => `Hello ${name},`,
    plainGreeting: 'Hello,',
    fallback: 'If the button does not open, use this address:',
    why: {
      notice: (portal: string) =>
        `This message comes from the portal ${portal}. You choose here what comes by mail:`,
      address: (portal: string) =>
        `This message comes from the portal ${portal}, because somebody entered this address there.`,
      account: (portal: string) =>
        `This message comes from the portal ${portal}, because this address belongs to an account or did until just now.`,
      invitation: (portal: string) =>
        `This message comes from the portal ${portal}, because somebody invited you at this address.`,
    },
    settings: 'Settings',
    contact: (contact: string) => `Questions are answered by ${contact}.`,
  },
} as const;

/** The same words as HTML and as plain text; the HTML needs nothing from outside. */
export function renderMail(parts: Parts): { html: string; text: string } {
  const { texts, link, language, reason, name, sender } = parts;
  const words = frame[language];
  const shown = {
    greeting: name ? words.greeting(name) : words.plainGreeting,
    why: words.why[reason](sender.name),
    // Who has no account has no settings.
    settings: reason === 'notice' ? `${sender.origin}/${language}/settings#notices` : '',
    contact: sender.contact ? words.contact(sender.contact) : '',
    also: (texts.also ?? []).map(({ action, path }) => ({
      action,
      href: `${sender.origin}/${language}${path}`,
    })),
  };
  const text = [
    shown.greeting,
    texts.body,
    `${texts.action}:\n${link}`,
    ...shown.also.map(({ action, href }) => `${action}:\n${href}`),
    shown.contact,
    '-- ',
    `${shown.why}\n${shown.settings}`.trim(),
  ];
  return { html: htmlOf(parts, shown), text: text.filter(Boolean).join('\n\n') };
}

const serif = "'Source Serif 4',Georgia,'Times New Roman',serif";
const sans = "'Source Sans 3','Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const [ink, muted, rule] = ['#12221e', '#43524e', '#d1dcd9'];

type Shown = Record<'greeting' | 'why' | 'settings' | 'contact', string> & {
  also: { action: string; href: string }[];
};

function htmlOf({ texts, link, language, sender }: Parts, shown: Shown): string {
  const words = frame[language];
  const paragraphs = [shown.greeting, ...texts.body.split('\n\n')];
  const small = `font:14px/20px ${sans};color:${muted}`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light"><title>${escape(texts.subject)}</title></head>
<body style="margin:0;padding:0;background:#ffffff;color:${ink}">
<div style="display:none;max-height:0;overflow:hidden">${escape(texts.body.split('\n')[0] ?? '')}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;text-align:left"><tr><td style="padding:32px 24px 40px">
${strips(sender.brand)}
<p style="margin:12px 0 40px;font:20px/28px ${serif}"><bdi>${escape(sender.name)}</bdi></p>
<h1 style="margin:0 0 24px;font:normal 28px/36px ${serif};letter-spacing:-0.2px">${escape(texts.subject)}</h1>
${paragraphs.map((paragraph) => `<p style="margin:0 0 16px;font:17px/26px ${sans}"><bdi>${escape(paragraph)}</bdi></p>`).join('\n')}
${button(texts.action, link, sender.brand)}
${shown.also.map(({ action, href }) => `<p style="margin:0 0 16px;font:17px/26px ${sans}"><a href="${escape(href)}" style="color:${ink}">${escape(action)}</a></p>`).join('\n')}
<p style="margin:0;${small};word-break:break-all">${words.fallback}<br><a href="${escape(link)}" style="color:${muted}">${escape(link)}</a></p>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin-top:40px;border-top:1px solid ${rule}"><tr><td style="padding-top:16px;${small}">
${shown.contact ? `<p style="margin:0 0 8px">${escape(shown.contact)}</p>` : ''}
<p style="margin:0">${escape(shown.why)}${shown.settings ? ` <a href="${escape(shown.settings)}" style="color:${muted}">${words.settings}</a>` : ''}</p>
</td></tr></table>
</td></tr></table>
</td></tr></table>
</body></html>`;
}

/** Strips of land in the portal's two colours, as on its map; made of cells, since mail programs draw no SVG. */
function strips({ lead, companion }: Brand): string {
  const cells = [26, 14, 20, 36, 11, 30, 23].map((width, at) => cell(width, at === 3 ? companion : lead));
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>${cells.join(cell(3))}</tr></table>`;
}

function cell(width: number, colour?: string): string {
  const ground = colour ? ` bgcolor="${colour}"` : '';
  return `<td width="${width}" height="12"${ground} style="width:${width}px;min-width:${width}px;height:12px;font-size:0;line-height:0"></td>`;
}

function button(action: string, link: string, { lead }: Brand): string {
  const colour = readableOnWhite(lead) ? lead : ink;
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:32px 0"><tr><td bgcolor="${colour}" style="background:${colour};border-radius:4px"><a href="${escape(link)}" style="display:inline-block;padding:11px 24px;font:600 17px/26px ${sans};color:#ffffff;text-decoration:none">${escape(action)}</a></td></tr></table>`;
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
