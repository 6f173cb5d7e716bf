import { column } from '@mashang/platform-persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AttendanceStatus } from './attendance-record.entity';

/** What a head put right in a day, and why; only ever added (考勤更正). */
@Entity('attendance_corrections')
@Index(['staffNo', 'attendedOn', 'id'])
export class AttendanceCorrectionEntity {
  @PrimaryColumn(column.id())
  id!: string;

  @Column(column.code(32))
  staffNo!: string;

  @Column(column.date())
  attendedOn!: string;

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
