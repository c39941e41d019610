import { renderMail } from './mail.template.js';

const texts = {
  subject: 'Entscheidung',
  body: 'Erster Absatz.\n\nZweiter <b>Absatz</b>.',
  action: 'Ansehen',
};
const sender = {
  name: 'Holz & Bau',
  brand: { lead: '#ffe000', companion: '#2f9c93' },
  contact: 'Hanna, 089 1',
  origin: 'https://holz.allmende.test',
};
const parts = { texts, sender, language: 'de', link: 'https://holz.allmende.test/de/me?a=1&b=2' } as const;

describe('a mail', () => {
  it('says the same in plain text as in HTML, with one link to what it is about', () => {
    const { html, text } = renderMail({ ...parts, reason: 'notice', name: 'نور <Ada>' });
    expect(text).toBe(
      [
        'Guten Tag نور <Ada>,',
        'Erster Absatz.',
        'Zweiter <b>Absatz</b>.',
        'Ansehen:\nhttps://holz.allmende.test/de/me?a=1&b=2',
        'Fragen beantwortet Hanna, 089 1.',
        '-- ',
        'Diese Mitteilung kommt vom Portal Holz & Bau. Was per E-Mail kommt, bestimmen Sie hier:\nhttps://holz.allmende.test/de/settings#notices',
      ].join('\n\n'),
    );
    expect(html).toContain('Zweiter &lt;b&gt;Absatz&lt;/b&gt;.');
    expect(html).toContain('نور &lt;Ada&gt;');
    expect(html.match(/>Ansehen</g)).toHaveLength(1);
  });

  it('leads on to further places of the portal, where there are some', () => {
    const also = [{ action: 'Challenge & mehr', path: '/desk/challenges/new' }];
    const { html, text } = renderMail({ ...parts, texts: { ...texts, also }, reason: 'notice' });
    const address = 'https://holz.allmende.test/de/desk/challenges/new';
    expect(text).toContain(`/de/me?a=1&b=2\n\nChallenge & mehr:\n${address}\n\nFragen`);
    expect(html).toContain(`<a href="${address}"`);
    expect(html).toContain('>Challenge &amp; mehr</a>');
  });

  it('loads nothing from outside', () => {
    const { html } = renderMail({ ...parts, reason: 'notice' });
    expect(html).not.toMatch(/<(img|link|script|style|iframe)|url\(|src=/);
  });

  it.each(['address', 'account', 'invitation'] as const)(
    'for %s sends nobody to settings they may not have',
    (reason) => {
      const { html, text } = renderMail({ ...parts, reason });
      expect(html + text).not.toContain('/settings');
    },
  );

  it('puts its button on a ground that white can be read on', () => {
    const { html } = renderMail({ ...parts, reason: 'notice' });
    expect(html).toMatch(/bgcolor="#12221e"[^>]*border-radius/);
    const brand = { lead: '#0d5345', companion: '#2f9c93' };
    expect(renderMail({ ...parts, reason: 'notice', sender: { ...sender, brand } }).html).toMatch(
      /bgcolor="#0d5345"[^>]*border-radius/,
    );
  });
});
