import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type AttendanceStatus = 'PRESENT' | 'ABSENT' | 'ON_LEAVE' | 'ON_BUSINESS_TRIP';

/** One officer's working day (考勤记录); a past working day without one is an absence. */
@Entity('attendance_records')
@Index(['divisionCode', 'attendedOn'])
@Check(checkName('attendance_records', 'status'), "status IN ('PRESENT', 'ABSENT', 'ON_LEAVE', 'ON_BUSINESS_TRIP')")
@Check(checkName('attendance_records', 'times'), "status = 'PRESENT' OR (is_late = 0 AND has_left_early = 0)")
export class AttendanceRecordEntity {
  @PrimaryColumn(column.code(32))
  staffNo!: string;

  @PrimaryColumn(column.date())
  attendedOn!: string;

  @Column(column.code(20))
  status!: AttendanceStatus;

  @Column(column.instant({ nullable: true }))
  checkedInAt!: Date | null;

  @Column(column.instant({ nullable: true }))
  checkedOutAt!: Date | null;

  @Column(column.boolean())
  isLate!: boolean;

  @Column(column.boolean())
  hasLeftEarly!: boolean;

  @Column(column.text(500, { nullable: true }))
  reason!: string | null;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.version())
  version!: number;
}
