import { Column, Entity, PrimaryColumn } from 'typeorm';
import { column } from './columns';

/** How far this database has come with the events of another subgraph; moved in the transaction of what an event effects. */
@Entity('inbox_positions')
export class InboxPositionEntity {
  /** Whose events, e.g. `personnel`. */
  @PrimaryColumn(column.code(64))
  source!: string;

  /** The last message that took effect, was passed over, or was given up; 0 before the first. */
  @Column(column.bigint())
  seq!: bigint;

  /** How often the message after it has failed. */
  @Column(column.integer())
  attempts!: number;

  /** From when the message after it may be tried again; null when it has not failed. */
  @Column(column.instant({ nullable: true }))
  nextAttemptAt!: Date | null;

  /** Name or code of the last failure; its text may hold personal data. */
  @Column(column.code(100, { nullable: true }))
  lastError!: string | null;
}

/** A message that failed ten times, kept whole for a person to look at. */
@Entity('inbox_dead_letters')
export class InboxDeadLetterEntity {
  @PrimaryColumn(column.code(64))
  source!: string;

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

  @Column(column.longText())
  payload!: string;

  @Column(column.code(100))
  requestId!: string;

  @Column(column.instant())
  occurredAt!: Date;

  /** Name or code of the last failure; its text may hold personal data. */
  @Column(column.code(100))
  lastError!: string;

  @Column(column.instant())
  givenUpAt!: Date;
}
