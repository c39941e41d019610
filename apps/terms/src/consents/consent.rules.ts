import { type ConsentState, ProblemError } from '@allmende/contracts';

export type ConsentAnswer = { state: 'given' | 'given-in-part' | 'held'; note: string };
type Standing = { state: ConsentState; note: string; dueAt: Date };

/** Given in full, or in part where there is a limit to it. */
export function givenAs(note = ''): ConsentAnswer {
  return { state: note === '' ? 'given' : 'given-in-part', note };
}

/**
 * What to do with an answer: `same` when exactly this was said before; throws what stands in the way. What was asked is
 * answered in time; what is held can be given at any time, and for another reason held on. What was given stays given:
 * the person has relied on it; a condition alone can be lifted.
 */
export function judgeConsent(given: ConsentAnswer, standing: Standing, now: Date): 'same' | 'new' {
  if (standing.state === given.state && standing.note === given.note) return 'same';
  const isWaiting = standing.state === 'asked' && now < standing.dueAt;
  const isLifted = standing.state === 'given-in-part' && given.state === 'given';
  if (!isWaiting && !isLifted && standing.state !== 'held') throw new ProblemError('consent.state');
  return 'new';
}
