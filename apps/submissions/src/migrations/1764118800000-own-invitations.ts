import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person's open invitations are listed. */
export class OwnInvitations1764118800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX team_invitation_account ON team_invitation (account_id) WHERE state = 'open'`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
