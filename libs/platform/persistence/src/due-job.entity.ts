import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { column } from './columns';

/** Something that is to happen at an instant by itself; the row is gone once it has. */
@Entity('due_jobs')
@Index(['hasGivenUp', 'nextRunAt'])
export class DueJobEntity {
  /** What is to happen, e.g. `cases.deemAcceptance`. */
  @PrimaryColumn(column.code(64))
  kind!: string;

  /** To what, e.g. a case number: one job of a kind for each. */
  @PrimaryColumn(column.code(100))
  jobKey!: string;

  @Column(column.code(20))
  divisionCode!: string;

  @Column(column.instant())
  dueAt!: Date;

  /** `dueAt`, or later after a failure. */
  @Column(column.instant())
  nextRunAt!: Date;

  @Column(column.integer())
  attempts!: number;

  /** Name or code of the last failure; its text may hold personal data. */
  @Column(column.code(100, { nullable: true }))
  lastError!: string | null;

  /** It has failed so often that a person must look at it. */
  @Column(column.boolean())
  hasGivenUp!: boolean;
}
