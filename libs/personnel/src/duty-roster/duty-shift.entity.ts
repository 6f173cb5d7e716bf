import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DutyRosterEntity } from './duty-roster.entity';
import type { DutyShiftState } from './duty-roster.lifecycle';

/** One cadre's duty at one place on one day. */
@Entity('duty_shifts')
@Index(['placeCode', 'shiftOn', 'staffNo'], { unique: true })
@Index(['staffNo', 'shiftOn'])
@Index(['rosterNo', 'shiftOn'])
@Check(checkName('duty_shifts', 'state'), "state IN ('PLANNED', 'SCHEDULED', 'ON_DUTY', 'DONE', 'MISSED')")
@Check(checkName('duty_shifts', 'checked_in'), "(state IN ('ON_DUTY', 'DONE')) = (checked_in_at IS NOT NULL)")
@Check(checkName('duty_shifts', 'checked_out'), "(state = 'DONE') = (checked_out_at IS NOT NULL)")
export class DutyShiftEntity {
  @PrimaryColumn(column.id())
  shiftNo!: string;

  @ForeignKey(() => DutyRosterEntity, 'rosterNo')
  @Column(column.code(48))
  rosterNo!: string;

  @Column(column.code(40))
  placeCode!: string;

  @Column(column.date())
  shiftOn!: string;

  @Column(column.code(32))
  staffNo!: string;

  @Column(column.boolean())
  isProvisional!: boolean;

  @Column(column.code(16))
  state!: DutyShiftState;

  @Column(column.instant({ nullable: true }))
  checkedInAt!: Date | null;

  @Column(column.boolean())
  isLate!: boolean;

  @Column(column.instant({ nullable: true }))
  checkedOutAt!: Date | null;

  @Column(column.code(32, { nullable: true }))
  replacedStaffNo!: string | null;

  @Column(column.text(500, { nullable: true }))
  replacementReason!: string | null;

  /** The open request that holds the shift: a shift is in one at most. */
  @Column(column.code(36, { nullable: true }))
  openSwapNo!: string | null;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.version())
  version!: number;
}
