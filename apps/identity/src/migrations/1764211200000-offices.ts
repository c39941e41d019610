import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations name who acts for them where their people take part in challenges. */
export class Offices1764211200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE office (
      organisation_id uuid CONSTRAINT office_pkey PRIMARY KEY
        CONSTRAINT office_organisation_id REFERENCES organisation ON DELETE CASCADE,
      rule text NOT NULL CONSTRAINT office_rule_check CHECK (rule IN ('consent-needed', 'informed-only')),
      days integer NOT NULL CONSTRAINT office_days_check CHECK (days BETWEEN 1 AND 60)
    )`);
    await queryRunner.query(`CREATE TABLE office_person (
      organisation_id uuid CONSTRAINT office_person_office_id REFERENCES office ON DELETE CASCADE,
      account_id uuid CONSTRAINT office_person_account_id REFERENCES account ON DELETE CASCADE,
      is_head boolean NOT NULL,
      CONSTRAINT office_person_pkey PRIMARY KEY (organisation_id, account_id)
    )`);
    await queryRunner.query('CREATE INDEX office_person_account ON office_person (account_id)');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
