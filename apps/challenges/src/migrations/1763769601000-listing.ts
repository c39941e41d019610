import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lists, counts and search read: one narrow row per published challenge, kept by a trigger. A draft has no row
 * here, and no confidential text is ever copied, so that no query over this table can leak either.
 */
export class Listing1763769601000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

const configuration = (name: string, base: string, dictionary: string): string[] => [
  `CREATE TEXT SEARCH CONFIGURATION ${name} (COPY = ${base})`,
  `ALTER TEXT SEARCH CONFIGURATION ${name}
     ALTER MAPPING FOR hword, hword_part, word WITH unaccent, ${dictionary}`,
];

const statements = [
  // Both are trusted extensions: the owner of the database may create them.
  `CREATE EXTENSION IF NOT EXISTS unaccent`,
  `CREATE EXTENSION IF NOT EXISTS pg_trgm`,
  ...configuration('plain_german', 'german', 'german_stem'),
  ...configuration('plain_english', 'english', 'english_stem'),
  ...configuration('plain_words', 'simple', 'simple'),

  // Lower case without accents. Declared immutable, which holds as long as nobody edits the unaccent dictionary.
  `CREATE FUNCTION plain(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
     RETURN lower(unaccent('unaccent', coalesce(value, '')))`,

  // Instants as JSON carries them. Stable as to_char is, so that Postgres writes it into the statement that uses it.
  `CREATE FUNCTION iso(value timestamptz) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
     RETURN to_char(value AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,

  `CREATE TABLE challenge_listing (
    challenge_id uuid PRIMARY KEY REFERENCES challenge (id) ON DELETE CASCADE,
    cluster_id uuid NOT NULL,
    shown_by uuid[] NOT NULL,
    archived boolean NOT NULL,
    state text NOT NULL,
    opens_at timestamptz(3),
    closes_at timestamptz(3),
    ends_at timestamptz(3) NOT NULL GENERATED ALWAYS AS (coalesce(closes_at, '-infinity')) STORED,
    published_at timestamptz(3) NOT NULL,
    topic text,
    reward_kind text,
    rights_model text,
    eligibility text,
    eligible_ids uuid[] NOT NULL,
    german_head text NOT NULL,
    english_head text NOT NULL,
    names text NOT NULL,
    german_body text NOT NULL,
    english_body text NOT NULL,
    typed text NOT NULL GENERATED ALWAYS AS (plain(german_head || ' ' || english_head || ' ' || names)) STORED,
    head tsvector NOT NULL GENERATED ALWAYS AS (
      setweight(to_tsvector('plain_german', german_head), 'A')
      || setweight(to_tsvector('plain_english', english_head), 'A')
      || setweight(to_tsvector('plain_words', german_head || ' ' || english_head || ' ' || names), 'B')) STORED,
    body tsvector NOT NULL GENERATED ALWAYS AS (
      to_tsvector('plain_german', german_head || ' ' || german_body)
      || to_tsvector('plain_english', english_head || ' ' || english_body)
      || to_tsvector('plain_words', german_head || ' ' || english_head || ' ' || names)) STORED
  )`,
  `CREATE INDEX challenge_listing_ends ON challenge_listing (ends_at, challenge_id) WHERE NOT archived`,
  `CREATE INDEX challenge_listing_newest ON challenge_listing (published_at, challenge_id)`,
  `CREATE INDEX challenge_listing_body ON challenge_listing USING gin (body)`,
  `CREATE INDEX challenge_listing_typed ON challenge_listing USING gin (typed gin_trgm_ops)`,

  // At which portals a challenge is listed, in the order of their lists.
  `CREATE TABLE challenge_host (
    challenge_id uuid NOT NULL REFERENCES challenge_listing ON DELETE CASCADE,
    cluster_id uuid NOT NULL,
    owns boolean NOT NULL,
    ends_at timestamptz(3) NOT NULL,
    PRIMARY KEY (challenge_id, cluster_id)
  )`,
  `CREATE INDEX challenge_host_own_first ON challenge_host (cluster_id, owns, ends_at, challenge_id)`,
  `CREATE INDEX challenge_host_ends ON challenge_host (cluster_id, ends_at, challenge_id)`,

  `CREATE FUNCTION words_in(language text, VARIADIC texts jsonb[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
     RETURN (SELECT coalesce(string_agg(value ->> language, E'\\n'), '') FROM unnest(texts) value)`,

  `CREATE FUNCTION list_challenge() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     eligible uuid[] := '{}';
   BEGIN
     IF NEW.state NOT IN ('scheduled', 'open', 'closed', 'decided', 'completed', 'suspended', 'ended-without-award',
       'imported') THEN
       DELETE FROM challenge_listing WHERE challenge_id = NEW.id;
       RETURN NULL;
     END IF;
     IF NEW.eligibility ->> 'kind' = 'own-cluster' THEN
       eligible := ARRAY[NEW.cluster_id];
     ELSIF NEW.eligibility ->> 'kind' = 'clusters' THEN
       eligible := ARRAY(SELECT jsonb_array_elements_text(NEW.eligibility -> 'clusterIds')::uuid);
     END IF;
     INSERT INTO challenge_listing (challenge_id, cluster_id, shown_by, archived, state, opens_at, closes_at,
       published_at, topic, reward_kind, rights_model, eligibility, eligible_ids, german_head, english_head, names,
       german_body, english_body)
     VALUES (NEW.id, NEW.cluster_id, NEW.shown_by, NEW.state = 'imported', NEW.state, NEW.opens_at, NEW.closes_at,
       NEW.published_at, NEW.topic, NEW.reward ->> 'kind', NEW.rights_model, NEW.eligibility ->> 'kind', eligible,
       words_in('de', NEW.question, NEW.lead), words_in('en', NEW.question, NEW.lead),
       concat_ws(' ', CASE WHEN NEW.seeker_named THEN NEW.organisation_name END,
         words_in('de', NEW.seeker_description), words_in('en', NEW.seeker_description),
         array_to_string(NEW.keywords, ' ')),
       words_in('de', NEW.wanted_result, NEW.constraints, NEW.success_measure, NEW.background, NEW.already_tried),
       words_in('en', NEW.wanted_result, NEW.constraints, NEW.success_measure, NEW.background, NEW.already_tried))
     ON CONFLICT (challenge_id) DO UPDATE SET
       cluster_id = excluded.cluster_id, shown_by = excluded.shown_by, archived = excluded.archived,
       state = excluded.state, opens_at = excluded.opens_at, closes_at = excluded.closes_at,
       published_at = excluded.published_at, topic = excluded.topic, reward_kind = excluded.reward_kind,
       rights_model = excluded.rights_model, eligibility = excluded.eligibility,
       eligible_ids = excluded.eligible_ids, german_head = excluded.german_head,
       english_head = excluded.english_head, names = excluded.names, german_body = excluded.german_body,
       english_body = excluded.english_body;
     DELETE FROM challenge_host WHERE challenge_id = NEW.id;
     INSERT INTO challenge_host (challenge_id, cluster_id, owns, ends_at)
       SELECT NEW.id, host.id, host.id = NEW.cluster_id, coalesce(NEW.closes_at, '-infinity')
       FROM (SELECT NEW.cluster_id AS id UNION SELECT unnest(NEW.shown_by)) host;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER challenge_listed AFTER INSERT OR UPDATE ON challenge
     FOR EACH ROW EXECUTE FUNCTION list_challenge()`,

  // Each word as a prefix, in both languages and as it stands. Words that neither language counts are left out, unless
  // there are no others.
  `CREATE FUNCTION search_words(words text[]) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
   DECLARE
     meant tsquery;
     plain tsquery;
     word text;
     german tsquery;
     english tsquery;
     verbatim tsquery;
   BEGIN
     FOREACH word IN ARRAY words LOOP
       german := to_tsquery('plain_german', quote_literal(word) || ':*');
       english := to_tsquery('plain_english', quote_literal(word) || ':*');
       verbatim := to_tsquery('plain_words', quote_literal(word) || ':*');
       plain := CASE WHEN plain IS NULL THEN verbatim ELSE plain && verbatim END;
       IF numnode(german) > 0 AND numnode(english) > 0 THEN
         verbatim := german || english || verbatim;
         meant := CASE WHEN meant IS NULL THEN verbatim ELSE meant && verbatim END;
       END IF;
     END LOOP;
     RETURN coalesce(meant, plain);
   END $$`,

  // The threshold of pg_trgm is a setting; within the function it is low enough for a slip of the finger.
  `CREATE FUNCTION similar_challenges(words text) RETURNS TABLE (id uuid, score real) LANGUAGE sql STABLE
     SET pg_trgm.word_similarity_threshold = 0.45
     AS $$
       SELECT challenge_id, word_similarity(plain(words), typed) AS score FROM challenge_listing
       WHERE plain(words) <% typed ORDER BY score DESC, challenge_id LIMIT 200
     $$`,
];
