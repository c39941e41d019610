import { iso } from '../terms/terms.sql.js';

const toAnswer = "interval '7 days'";
const toRead = "interval '1 day'";

/** Late is late by the clock of the database. */
export const isAsked = `(approved_by IS NULL AND declined_by IS NULL AND asked_at > clock_timestamp() - ${toAnswer})`;
export const isReadable = `(read_at IS NULL AND approved_at > clock_timestamp() - ${toRead})`;
/** What one answer does not hold is read in the next ones. */
export const isReadOn = `(read_at > clock_timestamp() - interval '10 minutes')`;

/** Readings as the contract has them. */
export const readings = `SELECT reading_id AS "readingId", account_id AS "accountId", reason,
    asked_by AS "askedBy", ${iso('asked_at')} AS "askedAt", approved_by AS "approvedBy",
    ${iso('approved_at')} AS "approvedAt", declined_by AS "declinedBy", ${iso('declined_at')} AS "declinedAt",
    declined_because AS "declinedBecause", ${iso('read_at')} AS "readAt",
    ${iso(`coalesce(approved_at + ${toRead}, asked_at + ${toAnswer})`)} AS until,
    CASE WHEN read_at IS NOT NULL THEN 'read' WHEN declined_by IS NOT NULL THEN 'declined'
      WHEN ${isAsked} THEN 'asked' WHEN ${isReadable} THEN 'approved' ELSE 'lapsed' END AS state
  FROM restricted_reading`;
