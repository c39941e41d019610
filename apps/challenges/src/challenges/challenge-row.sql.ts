/**
 * SQL that builds the JSON of `challengeRow` and `challengePage`: `c` is the challenge, `o` the owning cluster, `at` an
 * SQL expression of the time that counts.
 */
export function stateSql(at: string, table = 'c'): string {
  return `CASE WHEN ${table}.state IN ('scheduled', 'open') THEN
      CASE WHEN ${table}.closes_at <= ${at} THEN 'closed' WHEN ${table}.opens_at <= ${at} THEN 'open' ELSE 'scheduled' END
    ELSE ${table}.state END`;
}

const hostSql = (table: string): string =>
  `json_build_object('clusterId', ${table}.id, 'slug', ${table}.slug, 'name', coalesce(${table}.name, ${table}.slug))`;

const briefFilesSql = `FROM challenge_file f WHERE f.challenge_id = c.id AND f.state = 'complete'`;
const hasTextSql = (column: string): string =>
  `(coalesce(${column} ->> 'de', '') <> '' OR coalesce(${column} ->> 'en', '') <> '')`;
const briefTextSql = hasTextSql('c.brief');

/** That there is a confidential brief is public; what is in it is not. */
export const hasBriefSql = `(${briefTextSql} OR EXISTS (SELECT 1 ${briefFilesSql}))`;

/** Decided challenges whose outcome nobody has told yet: until then nothing of it is public but that it was decided. */
export const untoldSql = (id: string): string =>
  `${id} IN (SELECT challenge_id FROM outcome WHERE awarded AND told_at IS NULL)`;

/** Pairs for `json_build_object`. The organisation's name never leaves when it wants to stay unnamed. */
export function rowPairs(at: string): string {
  return `'challengeId', c.id, 'slug', c.slug, 'original', c.original, 'question', c.question, 'lead', c.lead,
    'topic', c.topic, 'state', ${stateSql(at)},
    'outcomeFollows', ${untoldSql('c.id')},
    'seeker', json_build_object('name', CASE WHEN c.seeker_named THEN c.organisation_name END,
      'description', c.seeker_description),
    'owner', ${hostSql('o')},
    'hasBrief', ${hasBriefSql}, 'reward', c.reward, 'rightsModel', c.rights_model,
    'rightsUntil', CASE WHEN c.rights_model = 'option' THEN c.terms_blanks ->> 'optionUntil' END,
    'firstTalkWeeks', CASE WHEN c.rights_model = 'first-talk' THEN (c.terms_blanks ->> 'firstTalkWeeks')::int END,
    'eligibility', c.eligibility, 'opensAt', iso(c.opens_at), 'closesAt', iso(c.closes_at),
    'decisionBy', c.decision_by, 'zone', c.zone`;
}

const beginning = (column: string): string =>
  `(SELECT coalesce(json_object_agg(key, CASE WHEN length(value) > 300 THEN left(value, 299) || '…' ELSE value END), '{}')
    FROM jsonb_each_text(${column}))`;

/** Who was awarded and how many took part is told with the outcome; that nobody was is told by its reason, at once. */
const isToldSql = `(u.told_at IS NOT NULL OR NOT u.awarded)`;
const onceTold = (column: string): string => `CASE WHEN ${isToldSql} THEN ${column} END`;

/** Needs `u`, the outcome's row, which may be all null. In lists reason and story are their beginnings. */
export function outcomeSql(reason: string, story: string): string {
  return `json_build_object('decidedAt', iso(u.decided_at), 'toldAt', iso(u.told_at), 'awarded', u.awarded,
    'winner', ${onceTold('u.winner')}, 'reason', ${reason}, 'story', ${story},
    'submissions', ${onceTold('u.submissions')}, 'clusters', ${onceTold('u.clusters')})`;
}

/** A hundred whole stories would not fit into one answer. */
export const outcomeInListSql = outcomeSql(beginning('u.reason'), beginning('u.story'));

/** Without the seeker's name the owning cluster's contact stands in; needs `c` and its owner `o`. */
export const contactSql = 'CASE WHEN c.seeker_named THEN c.contact ELSE o.contact END';

/** What the page has beyond the row; `l` is its row of the listing. Of the confidential files only their number is public. */
export const pagePairs = `'wantedResult', c.wanted_result, 'constraints', c.constraints,
  'successMeasure', c.success_measure, 'background', c.background, 'alreadyTried', c.already_tried,
  'forMembers', ${hasTextSql('c.for_members')},
  'criteria', c.criteria,
  'brief', (SELECT CASE WHEN f.files > 0 OR t.has_text THEN
      json_build_object('note', c.brief_note, 'files', f.files, 'hasText', t.has_text, 'onRequest', c.brief_on_request,
        'verifiedOnly', c.brief_verified_only OR c.brief_excluded <> '{}') END
    FROM (SELECT count(*)::int AS files ${briefFilesSql}) f,
      (SELECT ${briefTextSql} AS has_text) t),
  'hosts', (SELECT json_agg(${hostSql('h')} ORDER BY h.id <> c.cluster_id, h.name) FROM cluster h
    WHERE h.id = c.cluster_id OR h.id = ANY (c.shown_by)),
  'eligibleClusters', (SELECT coalesce(json_agg(${hostSql('e')} ORDER BY e.id <> c.cluster_id, e.name), '[]')
    FROM cluster e WHERE e.id = ANY (l.eligible_ids)),
  'openers', (SELECT json_build_object('seeker', count(*) FILTER (WHERE p.id = ANY (c.seeker_account_ids || c.former_seeker_account_ids)),
      'manager', count(*) FILTER (WHERE p.id <> ALL (c.seeker_account_ids || c.former_seeker_account_ids)))
    FROM unnest(CASE WHEN c.opener_account_ids = '{}' THEN c.seeker_account_ids[1:1] ELSE c.opener_account_ids END) p (id)),
  'heldConsents', c.held_consents,
  'contact', ${contactSql},
  'changes', (SELECT coalesce(json_agg(json_build_object('at', iso(g.at), 'kind', g.kind, 'note', g.note,
      'closesAt', iso(g.closes_at)) ORDER BY g.at, g.id), '[]') FROM challenge_change g WHERE g.challenge_id = c.id),
  'outcome', CASE WHEN u.challenge_id IS NOT NULL THEN ${outcomeSql('u.reason', 'u.story')} END,
  'source', CASE WHEN i.challenge_id IS NOT NULL THEN json_build_object('name', i.source, 'licence', i.licence,
    'url', i.url, 'organisation', i.organisation) END,
  'publishedAt', iso(c.published_at)`;
