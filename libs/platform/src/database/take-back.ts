import type { QueryRunner } from 'typeorm';

/**
 * For migrations: takes rights on a table from the role that the service works with, e.g.
 * `takeBack(queryRunner, 'UPDATE, DELETE', 'evidence')` for a table that only grows.
 */
export async function takeBack(queryRunner: QueryRunner, rights: string, table: string): Promise<void> {
  const rows = (await queryRunner.query(
    `SELECT quote_ident(nullif(current_setting('allmende.app_role', true), '')) AS role`,
  )) as { role: string | null }[];
  const role = rows[0]?.role;
  if (role) await queryRunner.query(`REVOKE ${rights} ON ${table} FROM ${role}`);
}
