import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportFormat } from './challenge-import.rules.js';

type Records = { records: Record<string, unknown>[]; from: string };

const folder = process.env.DATA_DIR ?? '../shared/data';
const files: Record<ImportFormat, string> = {
  challenges: 'challenges.json',
  'challenge-gov-feed': 'challenge-gov-feed.json',
};

/** The collected records where they are at hand, else records of ours in the same shapes; `from` says which. */
export function foreignRecords(format: ImportFormat): Records {
  const path = join(folder, files[format]);
  if (!existsSync(path)) {
    process.stdout.write(`${path} is missing: records of ours in the same shapes stand in for it\n`);
    return { records: ownRecords(format), from: 'records of ours' };
  }
  const parsed = JSON.parse(readFileSync(path, 'utf8')) as unknown;
  const records = Array.isArray(parsed) ? parsed : (parsed as { challenges: unknown[] }).challenges;
  return { records: records as Record<string, unknown>[], from: path };
}

function ownRecords(format: ImportFormat): Record<string, unknown>[] {
  return Array.from({ length: 60 }, (_, index) =>
    format === 'challenges' ? tidied(index) : feedRecord(index),
  );
}

const starts = ['2019-03-07T00:00', '2020-11-05', '2022-10-22T09:00Z', null];
const ends = ['2019-06-07T17:00', '2020-12-21', '2022-10-23T16:00Z', '2018-01-01'];

/** The first twenty are the feed's, too. */
function tidied(index: number): Record<string, unknown> {
  const isOfFeed = index < 20;
  return {
    id: isOfFeed ? `challenge-gov-${9000 + index}` : `openchallenges-${9000 + index}`,
    title: `Quiet pumps for small rivers, part ${index}`,
    organisation: index % 7 === 0 ? 'A company, '.repeat(40) : 'Invented Agency',
    summary: index % 9 === 0 ? null : 'How can a pump move water without being heard?',
    descriptionMarkdown: `#### Problem\n\nPumps hum.\u00a0\u200b ${'They hum at night. '.repeat(index)}\n\n<div>More</div>\n\n![Pump]({{ site.baseurl }}/assets/pump.png)`,
    submissionPeriod: { start: starts[index % 4], end: ends[index % 4] },
    prizes: null,
    totalPrize: index % 3 === 0 ? { amount: 30000, currency: 'USD', raw: '$30,000' } : null,
    judgingCriteria: [
      { text: '**Silence** (60%): below 30 dB', weightPercent: 60, level: 0 },
      { text: 'Cost – 40%', weightPercent: index % 5 === 0 ? 45 : 40, level: 0 },
    ],
    judgingMarkdown: 'Silence and cost.',
    rules: 'Be quiet.',
    howToEnter: 'Write to [[email removed]]([email removed]).',
    prizesMarkdown: null,
    categories: isOfFeed ? ['Ideas', 'Scientific'] : ['incentive:publication'],
    status: 'closed',
    language: ['en', 'de', 'fr', null][index % 4],
    url: `https://pumps.example/${index}`,
    licence: isOfFeed ? 'CC0-1.0' : 'Apache-2.0',
    sourceRepo: isOfFeed ? 'GSA/Challenge_gov' : 'invented/pumps',
    sourceRaw: null,
  };
}

const feedStarts = ['03/07/2019 12:00 AM', '2020/03/19 12 p.m.', '09/10/2020 09:00AM', '04/01/2021 '];
const feedEnds = ['06/07/2019 05:00 PM', '2021/12/03 11:59 p.m.', '10/14/2020 11:00 AM ET', '04/28/2021'];
const prizes = ['$220,000', '$15,000,000.00', '30000', '', '$1 Million', 'Up to $5,000', '$0.00', '$50,00'];
const types = ['Software/Apps', ['Ideas'], 'Ideas; Analytics, visulizations, algorithms', null];

function feedRecord(index: number): Record<string, unknown> {
  return {
    'challenge-id': String(9000 + (index % 20)),
    'challenge-title': `Quiet pumps for small rivers, part ${index % 20}`,
    permalink: `https://pumps.example/${index % 20}`,
    'external-url': '',
    tagline: 'How can a pump move water without being heard?',
    'type-of-challenge': types[index % 4],
    'total-prize-offered-cash': prizes[index % 8],
    agency: 'Invented Agency',
    'submission-start': feedStarts[index % 4],
    'submission-end': feedEnds[index % 4],
    description: '<p>Pumps&nbsp;hum.</p>\n<img src="{{ site.baseurl }}/assets/pump.png" alt="Pump">',
    prizes: '<p>One prize.</p>',
    rules: `<h4>Rules</h4>${'<p>Be <strong>quiet</strong>.</p>'.repeat(index === 0 ? 2500 : 1)}`,
    judging: '<table><tbody><tr><td><p>Silence</p></td><td>60%</td></tr></tbody></table>',
    'how-to-enter': '<p>Write to <a href="[email removed]">us</a>.</p>',
  };
}
