import { durableMigration } from '@allmende/messaging/durable';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Start1763769600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await durableMigration.up(runner);
    await runner.query(`
      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        number bigint NOT NULL,
        kind text NOT NULL,
        path text NOT NULL,
        params jsonb NOT NULL DEFAULT '{}',
        cause_id uuid NOT NULL,
        at timestamptz NOT NULL,
        read_at timestamptz,
        mailed_at timestamptz,
        CONSTRAINT uq_notice_number UNIQUE (account_id, number),
        CONSTRAINT uq_notice_cause UNIQUE (cause_id, account_id, kind)
      )`);
    await runner.query(`CREATE INDEX ix_notice_unread ON notice (account_id) WHERE read_at IS NULL`);
    await runner.query(`CREATE TABLE notice_counter (account_id uuid PRIMARY KEY, number bigint NOT NULL)`);
    await runner.query(`
      CREATE TABLE preference (
        account_id uuid NOT NULL,
        kind text NOT NULL,
        mail boolean NOT NULL,
        CONSTRAINT pk_preference PRIMARY KEY (account_id, kind)
      )`);
    await runner.query(`
      CREATE TABLE participant (
        challenge_id uuid NOT NULL,
        account_id uuid NOT NULL,
        CONSTRAINT pk_participant PRIMARY KEY (challenge_id, account_id)
      )`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
