import { Column, Entity, PrimaryColumn } from 'typeorm';
import { column } from './columns';

/** How far the outbox has been published to where messages are passed on. */
@Entity('outbox_positions')
export class OutboxPositionEntity {
  /** Where to, e.g. `nats`. */
  @PrimaryColumn(column.code(64))
  destination!: string;

  @Column(column.bigint())
  seq!: bigint;
}
