import { Column, Entity, PrimaryColumn } from 'typeorm';

/** News of what somebody did may come after the news that the account is closed: for some weeks it tells nobody. */
@Entity('closed_account')
export class ClosedAccountEntity {
  @PrimaryColumn('uuid')
  accountId: string;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  at: Date;
}
