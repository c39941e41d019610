import type { Mail, MailSummary } from './mail.store.js';

const style = `
  :root { color-scheme: light; --ink: #16222c; --muted: #4a5761; --rule: #dbe2e7; --surface: #f4f7f9; --accent: #0b4f6c; }
  * { box-sizing: border-box; }
  body { margin: 0; color: var(--ink); background: #fff; font: 17px/24px "Source Sans 3", system-ui, sans-serif; }
  main { max-width: 1100px; margin: 0 auto; padding: 32px 24px 80px; }
  h1 { font: 420 34px/40px "Source Serif 4", Georgia, serif; letter-spacing: -.014em; margin: 0 0 8px; overflow-wrap: anywhere; }
  p { margin: 0 0 24px; color: var(--muted); max-width: 60ch; }
  a { color: var(--accent); text-underline-offset: 3px; }
  a:focus-visible, button:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  form { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin: 0 0 24px; }
  label { font-weight: 600; font-size: 14px; display: grid; gap: 4px; flex: 1 1 280px; max-width: 420px; }
  input, button { font: inherit; min-height: 48px; border: 1px solid #7d8a94; border-radius: 3px; padding: 0 12px; }
  button { background: var(--accent); border-color: var(--accent); color: #fff; font-weight: 600; padding: 0 20px; }
  ol { list-style: none; margin: 0; padding: 0; border-top: 2px solid var(--ink); }
  li { border-bottom: 1px solid var(--rule); }
  li a { display: grid; grid-template-columns: 11ch minmax(0, 2fr) minmax(0, 3fr); gap: 4px 24px; padding: 12px 0; color: inherit; text-decoration: none; }
  li a:hover { background: var(--surface); }
  li strong { font-weight: 600; overflow-wrap: anywhere; }
  time, .to { color: var(--muted); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
  dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 4px 24px; margin: 16px 0 24px; }
  dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
  iframe { width: 100%; height: 70vh; border: 1px solid var(--rule); border-radius: 4px; background: #fff; }
  h2 { font: 420 24px/32px "Source Serif 4", Georgia, serif; margin: 32px 0 8px; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--surface); padding: 16px; border-radius: 4px; font: 15px/22px "Source Code Pro", ui-monospace, monospace; }
  @media (max-width: 720px) { li a { grid-template-columns: 1fr; gap: 0; } main { padding: 24px 20px 56px; } }
`;

/** The list, newest first; it looks again every few seconds by itself. */
export function listPage(mails: readonly MailSummary[], to: string): string {
  const rows = mails.map(
    (mail) =>
      `<li><a href="/mails/${mail.id}">${timeOf(mail)}<span class="to">${escape(mail.to.join(', '))}</span>` +
      `<strong>${escape(mail.subject) || 'No subject'}</strong></a></li>`,
  );
  const nothing = to ? 'No mail to this address yet.' : 'No mail yet.';
  return page(
    'Mails',
    `<h1>Mails</h1>
    <p>Everything this installation sends ends here and reaches nobody.</p>
    <form role="search"><label>To this address <input type="email" name="to" value="${escape(to)}"></label><button>Show</button></form>
    ${rows.length > 0 ? `<ol>${rows.join('\n')}</ol>` : `<p>${nothing}</p>`}`,
    '<meta http-equiv="refresh" content="5">',
  );
}

export function mailPage(mail: Mail): string {
  const attachments = mail.attachments.map(
    ({ name, type, bytes }) => `<dt>Attached</dt><dd>${escape(`${name} (${type}, ${bytes} bytes)`)}</dd>`,
  );
  // Scripts never run; a link opens in a tab of its own, outside the sandbox.
  const html = mail.html
    ? `<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${mail.id}/html"></iframe>`
    : '';
  return page(
    mail.subject,
    `<a href="/">All mails</a>
    <h1>${escape(mail.subject) || 'No subject'}</h1>
    <dl><dt>To</dt><dd>${escape(mail.to.join(', '))}</dd><dt>From</dt><dd>${escape(mail.from)}</dd>
    <dt>Received</dt><dd>${timeOf(mail)}</dd><dt>Message-ID</dt><dd>${escape(mail.messageId)}</dd>${attachments.join('')}</dl>
    ${html}
    <h2>As text</h2><pre>${linked(mail.text)}</pre>
    <a href="/mails/${mail.id}/raw">The mail as it came</a>`,
  );
}

/** The mail's own HTML for the frame; its links leave the frame. */
export function mailFrame(mail: Mail): string {
  return `<!doctype html><meta charset="utf-8"><base target="_blank">${mail.html}`;
}

function page(title: string, content: string, head = ''): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}
<title>${escape(title)}</title><style>${style}</style></head><body><main>
${content}
</main></body></html>
`;
}

function timeOf({ receivedAt }: MailSummary): string {
  const [day = '', time = ''] = receivedAt.split('T');
  const isToday = day === new Date().toISOString().slice(0, 10);
  return `<time datetime="${receivedAt}">${isToday ? '' : `${day} `}${time.slice(0, 8)} UTC</time>`;
}

function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, place) => {
      const safe = escape(part);
      return place % 2 === 1 ? `<a href="${safe}" target="_blank" rel="noreferrer">${safe}</a>` : safe;
    })
    .join('');
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
