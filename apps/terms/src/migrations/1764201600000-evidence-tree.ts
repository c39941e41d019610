import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A tree over the evidence rows, and the checkpoints that say what it was at one moment (docs/decisions/0017). */
export class EvidenceTree1764201600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

/**
 * Follows from the rows alone; for a log that is older than its tree, and for whoever restores one. Level by level, as
 * RFC 6962 hashes nodes. Without fresh statistics Postgres would join a million nodes in nested loops.
 */
const grownAnew = `CREATE FUNCTION grow_evidence_tree() RETURNS void LANGUAGE plpgsql
  SET enable_nestloop = off AS $$
  DECLARE
    size bigint := (SELECT count(*) FROM evidence);
    lower smallint := 0;
    width bigint := 2;
    above bigint := 0;
    peak bytea;
    tops bytea[] := '{}';
  BEGIN
    INSERT INTO evidence_node (level, position, hash)
      SELECT 1, (l.seq - 1) / 2, sha256('\\x01'::bytea || l.leaf || r.leaf)
      FROM evidence l JOIN evidence r ON r.seq = l.seq + 1 WHERE l.seq % 2 = 1;
    LOOP
      lower := lower + 1;
      width := width * 2;
      EXIT WHEN width > size;
      INSERT INTO evidence_node (level, position, hash)
        SELECT lower + 1, l.position / 2, sha256('\\x01'::bytea || l.hash || r.hash)
        FROM evidence_node l JOIN evidence_node r ON r.level = lower AND r.position = l.position + 1
        WHERE l.level = lower AND l.position % 2 = 0;
    END LOOP;
    FOR lower IN REVERSE 40..0 LOOP
      width := 1::bigint << lower;
      CONTINUE WHEN (size & width) = 0;
      IF lower = 0 THEN SELECT leaf INTO peak FROM evidence WHERE seq = above + 1;
      ELSE SELECT hash INTO peak FROM evidence_node WHERE level = lower AND position = above / width;
      END IF;
      tops := tops || peak;
      above := above + width;
    END LOOP;
    UPDATE evidence_head SET peaks = tops;
  END $$`;

const statements = [
  `ALTER TABLE evidence_head ADD COLUMN peaks bytea[] NOT NULL DEFAULT '{}', ADD COLUMN origin text`,
  `CREATE TABLE evidence_node (
    level smallint NOT NULL,
    position bigint NOT NULL,
    hash bytea NOT NULL CONSTRAINT evidence_node_hash CHECK (octet_length(hash) = 32),
    PRIMARY KEY (level, position)
  )`,
  `CREATE TABLE checkpoint (
    size bigint PRIMARY KEY,
    root bytea NOT NULL,
    at timestamptz NOT NULL,
    note text NOT NULL,
    key_id text NOT NULL CONSTRAINT checkpoint_key_id REFERENCES receipt_key
  )`,
  grownAnew,
  'SELECT grow_evidence_tree()',
  ...['evidence_node', 'checkpoint'].flatMap((table) => [
    `CREATE TRIGGER ${table}_frozen BEFORE UPDATE OR DELETE ON ${table}
     FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    `CREATE TRIGGER ${table}_kept BEFORE TRUNCATE ON ${table}
     FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  ]),
  `DO $$
   DECLARE app text := current_setting('allmende.app_role', true);
   BEGIN
     REVOKE EXECUTE ON FUNCTION grow_evidence_tree() FROM PUBLIC;
     IF coalesce(app, '') <> '' THEN
       EXECUTE format('REVOKE EXECUTE ON FUNCTION grow_evidence_tree() FROM %I', app);
       EXECUTE format('REVOKE UPDATE, DELETE ON evidence_node, checkpoint FROM %I', app);
     END IF;
   END $$`,
];
