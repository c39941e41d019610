import { consents, isOthers } from '../consents/consent.sql.js';
import { base64url, iso } from '../terms/terms.sql.js';

/** SQL for a receipt `r` of the row `e`, without its proof. */
export const issuedJson = `json_build_object('state', 'issued', 'receiptId', r.receipt_id, 'number', r.number,
  'receipt', json_build_object('format', 'v1', 'seq', e.seq, 'at', ${iso('e.at')}, 'statement', e.statement::json,
    'salt', ${base64url('e.salt')}, 'leaf', ${base64url('e.leaf')}, 'keyId', r.key_id,
    'signature', ${base64url('r.signature')}))`;

/**
 * SQL for what came after a receipt `r`. A newer version is for who holds its receipt, too. A withdrawal takes out what
 * `r` proves, so that every holder of `r` reads when; who had left the team by then holds no receipt of it.
 */
export const followedBy = (r: string, account: string) => `CASE ${r}.statement_type
  WHEN 'submission' THEN ${afterVersion(r, account)} WHEN 'agreement' THEN ${afterAgreement(r, account)} END`;

/** SQL for the versions that the withdrawal `r` took out, as far as the account holds their receipts. */
export const endedBy = (r: string, account: string) => `(
  SELECT coalesce(json_agg(json_build_object('receiptId', n.receipt_id, 'number', n.number,
    'version', (ne.statement::json->>'version')::int, 'at', ne.statement::json->>'at') ORDER BY n.seq), '[]')
  FROM ${heldBeside(r, account)} AND ${r}.statement_type = 'withdrawal' AND n.statement_type = 'submission'
    AND n.seq < ${r}.seq)`;

/** SQL for the numbers of the receipts that the statement of `e` names: a number tells no more than its id. */
export const namedBy = (e: string) => `(
  SELECT coalesce(json_agg(json_build_object('receiptId', n.receipt_id, 'number', n.number)), '[]')
  FROM receipt n WHERE n.receipt_id IN (
    SELECT (agreement->>'receiptId')::uuid
      FROM json_array_elements(coalesce(${e}.statement::json->'agreements', '[]')) agreement
    UNION ALL SELECT (${e}.statement::json->>'agreementReceiptId')::uuid))`;

/** SQL for the condition or reason of an office, whose digest the receipt `r` holds. */
export const noteOf = (r: string) =>
  `(SELECT c.note FROM consent c WHERE c.receipt_id = ${r}.receipt_id AND c.note <> '')`;

/** SQL for whether `r` is the answer that stands of an office for which the account acts: any of its people reads it. */
export const isOfOffice = (r: string, account: string, offices: string) => `EXISTS (
  SELECT FROM ${consents} WHERE c.receipt_id = ${r}.receipt_id AND c.organisation_id = ANY (${offices})
    AND ${isOthers(account)})`;

const afterVersion = (r: string, account: string) => `(
  SELECT json_build_object('receiptId', nh.receipt_id, 'type', n.statement_type,
    'version', (ne.statement::json->>'version')::int, 'confirmed', NULL, 'at', ne.statement::json->>'at',
    'withdrawal', CASE n.statement_type WHEN 'submission' THEN ${withdrawalAfter(r, account)} END)
  FROM ${laterOn(r, account)} AND (n.statement_type = 'withdrawal'
    OR n.statement_type = 'submission' AND nh.receipt_id IS NOT NULL)
  ORDER BY n.seq LIMIT 1)`;

const withdrawalAfter = (r: string, account: string) => `(
  SELECT json_build_object('receiptId', nh.receipt_id, 'at', ne.statement::json->>'at')
  FROM ${laterOn(r, account)} AND n.statement_type = 'withdrawal' ORDER BY n.seq LIMIT 1)`;

const afterAgreement = (r: string, account: string) => `(
  SELECT json_build_object('receiptId', a.answer_receipt_id, 'type', 'agreement-answered', 'version', NULL,
    'confirmed', a.answer = 'confirmed', 'at', ${iso('a.answered_at')}, 'withdrawal', NULL)
  FROM acceptance a
  WHERE a.account_id = ${account} AND a.receipt_id = ${r}.receipt_id AND a.answer_receipt_id IS NOT NULL)`;

/** Receipts `n` of the same submission that the account holds, with their rows `ne`. */
const heldBeside = (r: string, account: string) => `receipt n JOIN evidence ne USING (seq)
  JOIN receipt_holder nh USING (seq)
  WHERE n.submission_id = ${r}.submission_id AND nh.account_id = ${account}`;

/** Later receipts `n` of the same submission with their rows `ne`; `nh.receipt_id` where the account holds them, too. */
const laterOn = (r: string, account: string) => `receipt n JOIN evidence ne USING (seq)
  LEFT JOIN LATERAL (SELECT n.receipt_id FROM receipt_holder h
    WHERE h.seq = n.seq AND h.account_id = ${account}) nh ON true
  WHERE n.submission_id = ${r}.submission_id AND n.seq > ${r}.seq`;
