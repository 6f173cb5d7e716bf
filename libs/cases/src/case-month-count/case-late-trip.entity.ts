import { column } from '@mashang/platform-persistence';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseEntity } from '../case/case.entity';

/**
 * What was written down of a closed case's trips, as differences: a trip to fetch the result, or a correction. Without it nobody could
 * say what the trips of a month were as of an instant before.
 */
@Entity('case_late_trips')
@Index(['caseNo', 'recordedAt'])
@Index(['recordedAt'])
export class CaseLateTripEntity {
  /** The case number and the version that was made, as its event has it. */
  @PrimaryColumn(column.id())
  id!: string;

  @ForeignKey(() => CaseEntity, 'caseNo')
  @Column(column.code(32))
  caseNo!: string;

  @Column(column.instant())
  recordedAt!: Date;

  @Column(column.integer())
  citizenTrips!: number;

  @Column(column.integer())
  cadreTrips!: number;

  /** -1 when the case has become one of more than one trip, 1 when it no longer is. */
  @Column(column.integer())
  onceDone!: number;

  @Column(column.code(12))
  divisionCode!: string;
}
