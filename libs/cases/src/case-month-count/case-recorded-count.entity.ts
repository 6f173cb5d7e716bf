import { column } from '@mashang/platform-persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What the cases of one month come to by something that was recorded later: acceptances by silence, completions of those accepted in it,
 * and ratings of those closed in it, by the month of the recording. Without it nobody could say what the sums of a month were as of a past instant.
 */
@Entity('case_recorded_counts')
@Index(['departmentCode', 'month'])
@Index(['windowCode', 'month'])
@Index(['officerStaffNo', 'month'])
export class CaseRecordedCountEntity {
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

  /** Of UTC. */
  @PrimaryColumn(column.period())
  recordedMonth!: string;

  @Column(column.integer())
  accepted!: number;

  @Column(column.integer())
  cohortCompleted!: number;

  @Column(column.integer())
  rated!: number;

  @Column(column.integer())
  satisfied!: number;
}
