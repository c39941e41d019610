import type { DataRequest, Id } from '@allmende/contracts';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/**
 * The one request of an account for a copy of everything about it. There is no copy before it is fetched: then it is
 * made as it goes out, so that none lies anywhere.
 */
@Entity('data_request')
@Unique('data_request_token', ['tokenHash'])
@Index('data_request_due', ['tryAt'], { where: 'expires_at IS NULL' })
export class DataRequestEntity {
  @PrimaryColumn('uuid')
  accountId: Id;

  @Column('uuid')
  id: Id;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  requestedAt: Date;

  /** When all services are asked next whether they have their part. */
  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  tryAt: Date;

  /** Set once all have it. */
  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  @Column('timestamptz', { nullable: true })
  fetchedAt: Date | null;

  /** Of the address that was given last; the session that asked for it, and until when it is used. */
  @Column('bytea', { nullable: true })
  tokenHash: Buffer | null;

  @Column('timestamptz', { nullable: true })
  tokenEndsAt: Date | null;

  @Column('uuid', { nullable: true })
  sessionId: Id | null;
}

export function toDataRequest(
  { id, requestedAt, expiresAt, fetchedAt }: DataRequestEntity,
  now: Date,
): DataRequest {
  return {
    requestId: id,
    state: stateOf({ expiresAt, fetchedAt }, now),
    requestedAt: requestedAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

function stateOf(
  { expiresAt, fetchedAt }: Pick<DataRequestEntity, 'expiresAt' | 'fetchedAt'>,
  now: Date,
): DataRequest['state'] {
  if (fetchedAt) return 'fetched';
  if (!expiresAt) return 'collecting';
  return expiresAt > now ? 'ready' : 'expired';
}
