import { column } from '@mashang/platform-persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AttendanceStatus } from './attendance-record.entity';

/** What a head put right in a day, and why; only ever added (考勤更正). */
@Entity('attendance_corrections')
export class AttendanceCorrectionEntity {
  @PrimaryColumn(column.code(32))
  staffNo!: string;

  @PrimaryColumn(column.date())
  attendedOn!: string;

  /** The version of the record that the correction made: corrections of a day keep their order, also within a millisecond. */
  @PrimaryColumn(column.integer())
  recordVersion!: number;

  @Column(column.code(20))
  statusBefore!: AttendanceStatus;

  @Column(column.code(20))
  statusAfter!: AttendanceStatus;

  @Column(column.boolean())
  wasLate!: boolean;

  @Column(column.boolean())
  isLate!: boolean;

  @Column(column.boolean())
  hadLeftEarly!: boolean;

  @Column(column.boolean())
  hasLeftEarly!: boolean;

  @Column(column.text(500))
  reason!: string;

  @Column(column.code(32))
  correctedBy!: string;

  @Column(column.instant())
  correctedAt!: Date;

  @Column(column.code(12))
  divisionCode!: string;
}
