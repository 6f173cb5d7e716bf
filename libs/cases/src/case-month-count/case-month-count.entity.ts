import { column } from '@mashang/platform-persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What the cases of one month come to, as they stand now; kept in step with every change of a case. */
@Entity('case_month_counts')
@Index(['departmentCode', 'month'])
@Index(['windowCode', 'month'])
@Index(['officerStaffNo', 'month'])
export class CaseMonthCountEntity {
  @PrimaryColumn(column.code(12))
  divisionCode!: string;

  @PrimaryColumn(column.period())
  month!: string;

  @PrimaryColumn(column.code(40))
  departmentCode!: string;

  @PrimaryColumn(column.code(40))
  implementationCode!: string;

  /** Empty for none: keys hold no NULL. */
  @PrimaryColumn(column.code(40))
  windowCode!: string;

  @PrimaryColumn(column.code(32))
  officerStaffNo!: string;

  @PrimaryColumn(column.code(16))
  channel!: string;

  @Column(column.integer())
  received!: number;

  @Column(column.integer())
  accepted!: number;

  @Column(column.integer())
  completed!: number;

  @Column(column.integer())
  refused!: number;

  @Column(column.integer())
  invalidated!: number;

  @Column(column.integer())
  cohortCompleted!: number;

  @Column(column.integer())
  onTime!: number;

  @Column(column.integer())
  early!: number;

  @Column(column.integer())
  sameDay!: number;

  @Column(column.integer())
  onceDone!: number;

  @Column(column.integer())
  rated!: number;

  @Column(column.integer())
  satisfied!: number;

  @Column(column.integer())
  citizenTrips!: number;

  @Column(column.integer())
  cadreTrips!: number;

  @Column(column.integer())
  formerTrips!: number;

  @Column(column.integer())
  promisedDays!: number;

  @Column(column.integer())
  usedOfPromised!: number;

  @Column(column.integer())
  statutoryDays!: number;

  @Column(column.integer())
  usedOfStatutory!: number;
}
