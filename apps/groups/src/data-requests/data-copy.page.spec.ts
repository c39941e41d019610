import { indexPage } from './data-copy.page.js';

const challengeId = '019b76da-a800-7030-9947-39c65465541f';
const held = { hasFiles: false, hasReceipts: true };
const documents = {
  identity: { account: [{ accountId: challengeId, name: 'Mira <b>Vogt</b>', language: 'en' }] },
  submissions: {
    submissions: [{ challengeId, challenge: 'wie-kuehlen-wir', state: 'submitted' }],
    versions: [],
  },
  challenges: { openedBriefs: [{ challengeId, question: { de: 'Wie kühlen wir?', en: 'How do we cool?' } }] },
  terms: { agreements: [{ challengeId, language: 'de', acceptedAt: '2026-11-26T15:04:20.729Z' }] },
};

describe('the page of a copy', () => {
  const page = indexPage(documents, held);

  it('is in the language of the person, runs no script and shows what people wrote as text', () => {
    expect(page).toContain('<html lang="en">');
    expect(page).not.toContain('<script');
    expect(page).toContain('Mira &lt;b&gt;Vogt&lt;/b&gt;');
  });

  it('calls challenges by their question wherever one is known, and says no ids', () => {
    expect(page).toContain('<h3>Agreements, 1 entry</h3>');
    expect(page.match(/<td>How do we cool\?<\/td>/g)).toHaveLength(3);
    expect(page).not.toContain(challengeId);
    expect(page).toContain('<th scope="col">agreed</th>');
    expect(page).toContain('<td>2026-11-26 15:04</td>');
  });

  it('leads to what there is, and to nothing else', () => {
    expect(page).toContain('<a href="receipts/">');
    expect(page).not.toContain('href="files/"');
  });
});
