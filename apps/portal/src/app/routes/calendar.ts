import { formatDay, formatTime, type DateContext } from '@allmende/ui';
import { challengeOf } from '../challenge.server.js';
import { inLanguage, languageOfPath } from '../language.js';
import { loaderOf } from '../served.js';
import { textsOf } from '../texts/index.js';
import { ApiProblem } from '../api.problem.js';

/** The closing date for a calendar (RFC 5545). Only public facts: a calendar is read by many. */
export const loader = loaderOf(async ({ visit, params, request }) => {
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const challenge = await challengeOf(visit, params['slug'] ?? '');
  if (!challenge.closesAt) throw new ApiProblem(404, 'not-found', { requestId: visit.requestId });
  const { facts } = textsOf(language).challenges;
  const dates: DateContext = { language, zone: challenge.zone, now: visit.now };
  const { text: question } = inLanguage(challenge.question, language, challenge.original);
  const url = `${visit.origin}/${language}/challenges/${challenge.slug}`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Allmende//Challenges//EN',
    'BEGIN:VEVENT',
    `UID:${challenge.challengeId}@${new URL(visit.platformUrl).hostname}`,
    `DTSTAMP:${stampOf(challenge.publishedAt ?? challenge.closesAt)}`,
    `DTSTART:${stampOf(challenge.closesAt)}`,
    `SUMMARY:${escaped(`${facts.closes}: ${question}`)}`,
    `DESCRIPTION:${escaped(`${formatDay(challenge.closesAt, dates)}, ${formatTime(challenge.closesAt, dates, { zoned: true })}\n${url}`)}`,
    `URL:${url}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ];
  return new Response(lines.map(folded).join('\r\n'), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${challenge.slug}.ics"`,
    },
  });
});

function stampOf(instant: string): string {
  return new Date(instant).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

/** Lines of at most 75 octets; the next begins with a space. Cuts between characters, never inside one. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    if (Buffer.byteLength(part + character) > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].join('\r\n ');
}
