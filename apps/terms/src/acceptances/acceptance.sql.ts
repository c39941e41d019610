/** SQL for an agreement `a` as its entity has it: lists read rows and hydrate nothing. */
export const acceptanceColumns = `a.acceptance_id AS "acceptanceId", a.challenge_id AS "challengeId",
  a.account_id AS "accountId", a.organisation_id AS "organisationId", a.is_binding AS "isBinding",
  a.platform_version_id AS "platformVersionId", a.cluster_version_id AS "clusterVersionId",
  a.challenge_version_id AS "challengeVersionId", a.language, a.portal_id AS "portalId", a.receipt_id AS "receiptId",
  a.accepted_at AS "acceptedAt", a.reminded_at AS "remindedAt", a.ended_at AS "endedAt", a.superseded_at AS "supersededAt", a.answer,
  a.answered_by AS "answeredBy", a.answer_receipt_id AS "answerReceiptId", a.answered_at AS "answeredAt"`;

/** SQL for versions of terms by their ids, an array, in the order of their layers. */
export const versionsJson = (versionIds: string) => `(
  SELECT json_agg(json_build_object('layer', v.layer, 'versionId', v.version_id, 'number', v.number)
    ORDER BY array_position(ARRAY['platform', 'cluster', 'challenge'], v.layer))
  FROM terms_version v WHERE v.version_id = ANY (${versionIds}))`;
