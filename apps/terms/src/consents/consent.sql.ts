import { leastOfficeDays } from '@allmende/contracts';
import { iso } from '../terms/terms.sql.js';
import { isOfSeekers } from '../windows/window.sql.js';

/**
 * When the time of an office is over: by its own limit, at the latest at the close, which may still move. Somebody who
 * begins just before it does not pass it over: it has three days, so that a working day is among them.
 */
export const dueOf = (c: string, w: string) => endOf(`${c}.due_at`, `${c}.asked_at`, w);

export const endOf = (limit: string, askedAt: string, w: string) =>
  `LEAST(${limit}, GREATEST(${w}.closes_at, ${askedAt} + interval '${leastOfficeDays} days'))`;

/** A consent with its window `w`, as the contracts say it, but for names. */
export const consentJson = (c: string) => `json_build_object('consentId', ${c}.consent_id,
  'challengeId', ${c}.challenge_id, 'accountId', ${c}.account_id, 'organisationId', ${c}.organisation_id,
  'state', ${c}.state, 'askedAt', ${iso(`${c}.asked_at`)}, 'dueAt', ${iso(dueOf(c, 'w'))}, 'note', ${c}.note,
  'answeredAt', ${iso(`${c}.answered_at`)}, 'receiptId', ${c}.receipt_id)`;

export const consents = 'consent c LEFT JOIN challenge_window w USING (challenge_id)';

/** As its office reads it: with until when an award waits for it, as long as it is held. */
export const officeJson = (c: string) => `(${consentJson(c)}::jsonb || jsonb_build_object('awardUntil', CASE
  WHEN ${c}.state = 'held' THEN (SELECT ${iso('p.award_until')} FROM participation p
    WHERE p.challenge_id = ${c}.challenge_id AND p.account_id = ${c}.account_id
      AND p.award_until > clock_timestamp()) END))`;

/**
 * SQL for whether the account may act on a consent `c` of its office: nobody answers for the own taking part, and the team
 * that asks does not learn who takes part.
 */
export const isOthers = (accountId: string) =>
  `c.account_id <> ${accountId} AND NOT ${isOfSeekers(accountId, 'w')}`;

/** SQL for whether a request to the office for which `o` was agreed stands, about somebody else. */
export const isAskedStill = (o: string) => `EXISTS (
  SELECT FROM consent c WHERE c.challenge_id = ${o}.challenge_id AND c.organisation_id = ${o}.organisation_id
    AND c.account_id <> ${o}.account_id AND c.state <> 'withdrawn')`;
