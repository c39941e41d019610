import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An event whose effect here is committed; its redelivery does nothing. */
@Entity('inbox')
export class InboxRow {
  @PrimaryColumn('uuid', { name: 'event_id' })
  eventId: string;

  @Column('text')
  subject: string;

  @Column('timestamptz', { name: 'handled_at', default: () => 'clock_timestamp()' })
  handledAt: Date;
}
