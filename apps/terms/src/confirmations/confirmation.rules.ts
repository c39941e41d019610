import { type Actor, isPerson, ProblemError } from '@allmende/contracts';
import type { AcceptanceEntity } from '../acceptances/acceptance.entity.js';
import { versionIdsOf } from '../acceptances/acceptance.entity.js';
import { type Facts, mayBind, namesExactly } from '../acceptances/acceptance.rules.js';
import { isOpen } from '../windows/window.rules.js';

export type Answer =
  | { answer: 'refused' }
  /** `versionIds`: as the signatory was shown them, in any order. */
  | { answer: 'confirmed'; versionIds: readonly string[] };

/** Organisations for which the person may answer, by what is verified at this moment. */
export function boundBy(who: Actor): string[] {
  return isPerson(who) ? who.organisations.filter(mayBind).map(({ organisationId }) => organisationId) : [];
}

/**
 * What to do with an answer: `same` when exactly this was said before, so that two signatories who agree do not meet an
 * error; throws what stands in the way otherwise. To confirm is to agree, and so obeys the same window.
 */
export function judgeAnswer(
  given: Answer,
  acceptance: AcceptanceEntity,
  { now, window, isCurrent }: Pick<Facts, 'now' | 'window'> & { isCurrent: boolean },
): 'same' | 'new' {
  if (acceptance.answer === given.answer) return 'same';
  if (stateOf(acceptance) !== 'waiting') throw new ProblemError('confirmation.state');
  if (given.answer === 'refused') return 'new';
  if (!window || !isOpen(window, now)) throw new ProblemError('terms.not-open');
  if (!isCurrent || !namesExactly(given.versionIds, versionIdsOf(acceptance))) {
    throw new ProblemError('terms.version-outdated');
  }
  return 'new';
}

const dayMs = 86_400_000;

/** Signatories are asked once a day at most, the first question included. */
export function remindableAt({ acceptedAt, remindedAt }: AcceptanceEntity): Date {
  return new Date((remindedAt ?? acceptedAt).getTime() + dayMs);
}

/** By the member, within the same window as the answer. */
export function assertRemindable(
  acceptance: AcceptanceEntity,
  { now, window }: Pick<Facts, 'now' | 'window'>,
): void {
  if (stateOf(acceptance) !== 'waiting') throw new ProblemError('confirmation.state');
  if (!window || !isOpen(window, now)) throw new ProblemError('terms.not-open');
  if (now < remindableAt(acceptance)) throw new ProblemError('confirmation.asked-today');
}

export function stateOf({ answer, endedAt, supersededAt }: AcceptanceEntity) {
  if (answer) return answer;
  return endedAt || supersededAt ? 'over' : 'waiting';
}
