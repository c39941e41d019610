import type { ChallengeName } from '@allmende/contracts';
import type { OpenComplaint, OwnChallenge, OwnSubmission, Waiting, WaitingConsent } from '../me.server.js';
import type { Page } from '../page.js';
import { QuestionText } from './question-text.js';

type Row = OwnSubmission | OwnChallenge | Waiting | OpenComplaint | WaitingConsent | ChallengeName;

/** What a row of the overview is about; of what is confidential only that it is. */
export function OwnQuestion({ row, page }: { row: Row; page: Page }) {
  const { confidentialChallenge, rows } = page.texts.me;
  const question = 'challengeSlug' in row ? row.challengeQuestion : row.question;
  if (!question) return confidentialChallenge;
  const original = 'original' in row ? row.original : undefined;
  return <QuestionText question={question} original={original} instead={rows.untitled} />;
}
