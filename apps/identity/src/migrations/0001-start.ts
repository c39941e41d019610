import { clustersEvents, newId } from '@allmende/contracts';
import { durableMigration } from '@allmende/messaging/durable';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Start1763769600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await durableMigration.up(queryRunner);
    for (const statement of statements) await queryRunner.query(statement);
    await queryRunner.query(archive, [archiveId, JSON.stringify(archiveContent), JSON.stringify(noFacts)]);
    await queryRunner.query(
      `INSERT INTO outbox (id, subject, payload, trace_id) VALUES ($1, $2, $3, 'migration')`,
      [
        newId(),
        clustersEvents.clusterChanged.subject,
        JSON.stringify({ clusterId: archiveId, slug: 'archive', archive: true }),
      ],
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const statements = [
  'CREATE EXTENSION IF NOT EXISTS pg_trgm',
  `CREATE TABLE cluster (
    id uuid PRIMARY KEY,
    slug text NOT NULL,
    name text NOT NULL,
    language text NOT NULL,
    brand jsonb NOT NULL,
    contact jsonb,
    content jsonb NOT NULL,
    facts jsonb NOT NULL,
    source jsonb,
    imported boolean NOT NULL DEFAULT false,
    demo boolean NOT NULL DEFAULT false,
    archive boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,
  'CREATE UNIQUE INDEX cluster_slug ON cluster (slug)',
  `CREATE TABLE account (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    name text NOT NULL,
    language text NOT NULL,
    password_hash text NOT NULL,
    operator boolean NOT NULL DEFAULT false,
    portal_id uuid CONSTRAINT account_portal REFERENCES cluster (id),
    confirmed_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,
  'CREATE UNIQUE INDEX account_email ON account (email)',
  `CREATE TABLE registration (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    name text NOT NULL,
    language text NOT NULL,
    password_hash text NOT NULL,
    portal_id uuid CONSTRAINT registration_portal REFERENCES cluster (id),
    organisation_name text,
    next text,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,
  'CREATE INDEX registration_email ON registration (email, created_at)',
  `CREATE TABLE session (
    id uuid PRIMARY KEY,
    token_hash bytea NOT NULL,
    account_id uuid NOT NULL CONSTRAINT session_account_id REFERENCES account (id) ON DELETE CASCADE,
    portal_id uuid CONSTRAINT session_portal REFERENCES cluster (id),
    device text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,
  'CREATE UNIQUE INDEX session_token ON session (token_hash)',
  'CREATE INDEX session_account ON session (account_id)',
  `CREATE TABLE attempt (
    key text PRIMARY KEY,
    count integer NOT NULL,
    window_ends_at timestamptz NOT NULL
  )`,
  `CREATE TABLE mail_link (
    id uuid PRIMARY KEY,
    purpose text NOT NULL,
    email text NOT NULL,
    account_id uuid CONSTRAINT mail_link_account_id REFERENCES account (id) ON DELETE CASCADE,
    registration_id uuid CONSTRAINT mail_link_registration_id REFERENCES registration (id) ON DELETE SET NULL,
    portal_id uuid CONSTRAINT mail_link_portal REFERENCES cluster (id),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,
  'CREATE INDEX mail_link_email ON mail_link (email, created_at)',
  'CREATE INDEX mail_link_account ON mail_link (account_id)',
  'CREATE INDEX mail_link_registration ON mail_link (registration_id)',
  `CREATE TABLE link_token (
    token_hash bytea PRIMARY KEY,
    mail_link_id uuid NOT NULL CONSTRAINT link_token_link_id REFERENCES mail_link (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  )`,
  'CREATE INDEX link_token_link ON link_token (mail_link_id)',
  `CREATE TABLE organisation (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    name_key text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,
  'CREATE UNIQUE INDEX organisation_name_key ON organisation (name_key)',
  'CREATE INDEX organisation_search ON organisation USING gin (name_key gin_trgm_ops)',
  `CREATE TABLE organisation_domain (
    domain text PRIMARY KEY,
    organisation_id uuid NOT NULL
      CONSTRAINT organisation_domain_organisation_id REFERENCES organisation (id) ON DELETE CASCADE
  )`,
  'CREATE INDEX organisation_domain_organisation ON organisation_domain (organisation_id)',
  `CREATE TABLE affiliation (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL CONSTRAINT affiliation_account_id REFERENCES account (id) ON DELETE CASCADE,
    organisation_id uuid NOT NULL CONSTRAINT affiliation_organisation_id REFERENCES organisation (id),
    role text NOT NULL,
    verified_by text,
    verified_at timestamptz,
    verifier_id uuid,
    stated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    left_at timestamptz,
    CONSTRAINT affiliation_verified CHECK ((verified_by IS NULL) = (verified_at IS NULL))
  )`,
  `CREATE UNIQUE INDEX affiliation_current ON affiliation (account_id, organisation_id) WHERE left_at IS NULL`,
  'CREATE INDEX affiliation_organisation ON affiliation (organisation_id)',
  `CREATE TABLE membership (
    id uuid PRIMARY KEY,
    cluster_id uuid NOT NULL CONSTRAINT membership_cluster_id REFERENCES cluster (id),
    account_id uuid NOT NULL CONSTRAINT membership_account_id REFERENCES account (id) ON DELETE CASCADE,
    state text NOT NULL,
    roles text[] NOT NULL DEFAULT '{}',
    of_record boolean NOT NULL DEFAULT false,
    wants_of_record boolean NOT NULL DEFAULT false,
    requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    decided_at timestamptz,
    decided_by uuid,
    reason text,
    CONSTRAINT membership_of_record_admitted CHECK (NOT of_record OR state = 'admitted')
  )`,
  'CREATE UNIQUE INDEX membership_once ON membership (account_id, cluster_id)',
  'CREATE UNIQUE INDEX membership_of_record ON membership (account_id) WHERE of_record',
  'CREATE INDEX membership_list ON membership (cluster_id, requested_at, id)',
];

/** The cluster of imported challenges: it has a portal and nobody in it. */
const archiveId = '019a0000-0000-7000-8000-000000000001';
const archive = `INSERT INTO cluster (id, slug, name, language, brand, content, facts, archive)
  VALUES ($1, 'archive', 'Archiv / Archive', 'en', '{"lead":"#3d4a55","companion":"#8a6f3e"}', $2, $3, true)`;

const archiveContent = {
  tagline: { de: 'Abgeschlossene Challenges', en: 'Challenges of the past' },
  headline: { de: 'Was andere schon gefragt haben', en: 'What others have asked before' },
  lead: {
    de: 'Challenges aus öffentlichen Verzeichnissen, mit Quelle und Lizenz. Sie können hier nur gelesen werden.',
    en: 'Challenges from public registers, with source and licence. They can only be read here.',
  },
  about: {},
  imprint: {},
  privacy: {},
  links: [],
  events: [],
  news: [],
};

const noFacts = {
  legalForm: null,
  website: null,
  fields: [],
  states: [],
  country: null,
  city: null,
  founded: null,
  members: null,
  smes: null,
  description: null,
};
