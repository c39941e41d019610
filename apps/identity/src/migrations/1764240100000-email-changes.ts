import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People change the address of their account. */
export class EmailChanges1764240100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE email_change (
      account_id uuid CONSTRAINT email_change_pkey PRIMARY KEY
        CONSTRAINT email_change_account_id REFERENCES account ON DELETE CASCADE,
      email text NOT NULL,
      mail_link_id uuid NOT NULL,
      asked_at timestamptz NOT NULL DEFAULT clock_timestamp()
    )`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
