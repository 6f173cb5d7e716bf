import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { column } from './columns';

/** An event that happened, for others to read in the order of `seq`. */
@Entity('outbox_messages')
@Index(['id'], { unique: true })
export class OutboxMessageEntity {
  /** The order of commit, without a gap: a reader that has seen n never finds a smaller number later. */
  @PrimaryColumn(column.bigint())
  seq!: bigint;

  @Column(column.id())
  id!: string;

  @Column(column.code(100))
  type!: string;

  @Column(column.code(100))
  key!: string;

  @Column(column.code(20))
  divisionCode!: string;

  /** JSON, as text: it is passed on as it stands. */
  @Column(column.longText())
  payload!: string;

  @Column(column.code(100))
  requestId!: string;

  @Column(column.instant())
  occurredAt!: Date;
}
