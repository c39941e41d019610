/**
 * TypeORM's set-up, apart from the rest so that processes without a database never load it.
 *
 *     // data-source.ts
 *     export const dataSource = () =>
 *       createDataSource({ service: 'challenges', entities: [ChallengeEntity], migrations: [Start1763769600000] });
 */
export { ClusterRetentionPeriodsEntity } from './cluster-retention-periods.entity.js';
export { appRole, commands, isCommand, migrate, openPatiently } from './commands.js';
export { cursorSql, readCursor, writeCursor } from './cursor.js';
export { createDataSource, databaseUrl, type DatabaseOptions } from './data-source.js';
export { databaseClock } from './database.clock.js';
export { DatabaseModule } from './database.module.js';
export { type PagedRows, readPage } from './page.js';
export { type PersonalList, personalList, type PersonalRow, readPersonalPart } from './personal.js';
export { RetentionPeriodsEvents } from './retention-periods.events.js';
export { goesAt, isKeptEnough, keptFor } from './retention-periods.sql.js';
export { takeBack } from './take-back.js';
export { type ByteColumn, rewriteColumn, type Unwritten } from './rewrite.js';
