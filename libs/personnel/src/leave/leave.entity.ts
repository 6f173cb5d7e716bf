import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LeaveState } from './leave.lifecycle';

export type LeaveKind = 'ANNUAL' | 'SICK' | 'PERSONAL' | 'MATERNITY' | 'TRAINING' | 'OFFICIAL_TRIP';

/** A request to be away from an instant up to another (请假). */
@Entity('leaves')
@Index(['staffNo', 'awayUntil'])
@Index(['departmentCode', 'startsAt', 'leaveNo'])
@Check(checkName('leaves', 'state'), "state IN ('REQUESTED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'RETURNED')")
@Check(checkName('leaves', 'kind'), "kind IN ('ANNUAL', 'SICK', 'PERSONAL', 'MATERNITY', 'TRAINING', 'OFFICIAL_TRIP')")
@Check(checkName('leaves', 'away_until'), 'starts_at < ends_at AND away_until <= ends_at')
@Check(checkName('leaves', 'decided'), "state NOT IN ('APPROVED', 'REJECTED', 'RETURNED') OR (decided_at IS NOT NULL AND decided_by IS NOT NULL)")
export class LeaveEntity {
  @PrimaryColumn(column.code(32))
  leaveNo!: string;

  @Column(column.code(32))
  staffNo!: string;

  @Column(column.code(16))
  kind!: LeaveKind;

  /** Why; read by the person, the head and the leaders, and by nothing that is audited or published. */
  @Column(column.text(500))
  reason!: string;

  @Column(column.instant())
  startsAt!: Date;

  /** As it was asked for. */
  @Column(column.instant())
  endsAt!: Date;

  /** As it is: earlier than asked for once the officer has returned. */
  @Column(column.instant())
  awayUntil!: Date;

  @Column(column.code(16))
  state!: LeaveState;

  @Column(column.instant())
  requestedAt!: Date;

  @Column(column.instant({ nullable: true }))
  decidedAt!: Date | null;

  @Column(column.code(32, { nullable: true }))
  decidedBy!: string | null;

  @Column(column.text(500, { nullable: true }))
  decisionNote!: string | null;

  /** Where the officer serves when the leave begins. */
  @Column(column.code(40, { nullable: true }))
  departmentCode!: string | null;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.version())
  version!: number;
}
