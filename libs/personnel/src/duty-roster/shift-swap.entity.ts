import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ShiftSwapState } from './duty-roster.lifecycle';
import { DutyShiftEntity } from './duty-shift.entity';

/** A request to exchange two shifts (换班申请). */
@Entity('shift_swaps')
@Index(['requestedBy', 'state'])
@Index(['askedStaffNo', 'state'])
@Index(['shiftNo'])
@Index(['withShiftNo'])
@Check(checkName('shift_swaps', 'state'), "state IN ('REQUESTED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'LAPSED')")
@Check(checkName('shift_swaps', 'ended'), "(state = 'REQUESTED') = (ended_at IS NULL)")
@Check(checkName('shift_swaps', 'two_people'), 'requested_by <> asked_staff_no')
export class ShiftSwapEntity {
  @PrimaryColumn(column.id())
  swapNo!: string;

  @ForeignKey(() => DutyShiftEntity, 'shiftNo')
  @Column(column.code(36))
  shiftNo!: string;

  @ForeignKey(() => DutyShiftEntity, 'shiftNo')
  @Column(column.code(36))
  withShiftNo!: string;

  @Column(column.code(32))
  requestedBy!: string;

  @Column(column.code(32))
  askedStaffNo!: string;

  @Column(column.code(16))
  state!: ShiftSwapState;

  @Column(column.instant())
  requestedAt!: Date;

  @Column(column.instant({ nullable: true }))
  endedAt!: Date | null;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.version())
  version!: number;
}
