import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ComplaintState } from './complaint.lifecycle';

/** What somebody complains of, and who answers it by when (投诉). */
@Entity('complaints')
@Index(['departmentCode', 'state', 'dueOn'])
@Index(['state', 'dueOn', 'complaintNo'])
@Index(['departmentCode', 'complaintNo'])
@Index(['departmentCode', 'state', 'complaintNo'])
@Index(['state', 'complaintNo'])
@Index(['caseNo'])
@Index(['departmentCode', 'dispatchedAt'])
@Check(checkName('complaints', 'state'), "state IN ('RECEIVED', 'DISPATCHED', 'SENT_BACK', 'ANSWERED', 'CLOSED', 'NOT_ACCEPTED')")
@Check(checkName('complaints', 'dispatched'), "state <> 'DISPATCHED' OR (department_code IS NOT NULL AND due_on IS NOT NULL)")
export class ComplaintEntity {
  @PrimaryColumn(column.code(32))
  complaintNo!: string;

  @Column(column.text(100))
  title!: string;

  @Column(column.longText())
  content!: string;

  /** The case it is about. */
  @Column(column.code(32, { nullable: true }))
  caseNo!: string | null;

  /** As given, unverified; null for who gives none. */
  @Column(column.text(64, { nullable: true }))
  complainant!: string | null;

  /** Whom it is about, as named or of the case, and whoever answers it. */
  @Column(column.code(40, { nullable: true }))
  complainedDepartmentCode!: string | null;

  @Column(column.code(32, { nullable: true }))
  complainedStaffNo!: string | null;

  @Column(column.code(20))
  state!: ComplaintState;

  @Column(column.instant())
  receivedAt!: Date;

  /** The department that answers it; null until dispatched. */
  @Column(column.code(40, { nullable: true }))
  departmentCode!: string | null;

  @Column(column.instant({ nullable: true }))
  dispatchedAt!: Date | null;

  @Column(column.date({ nullable: true }))
  dueOn!: string | null;

  /** Whether some department has sent it back; nobody does a second time. */
  @Column(column.boolean())
  wasSentBack!: boolean;

  @Column(column.text(1000, { nullable: true }))
  delayReason!: string | null;

  @Column(column.text(1000, { nullable: true }))
  answer!: string | null;

  @Column(column.instant({ nullable: true }))
  answeredAt!: Date | null;

  @Column(column.code(32, { nullable: true }))
  answeredBy!: string | null;

  /** What was said last: why not accepted, why sent back, what the call back brought. */
  @Column(column.text(1000, { nullable: true }))
  note!: string | null;

  @Column(column.instant({ nullable: true }))
  closedAt!: Date | null;

  /** Of the turns that are over; null for what was filed before it was kept. */
  @Column(column.integer({ nullable: true }))
  wasOverdueWorkingDays!: number | null;

  /** Whether the citizen was content at the last call back; null before it. */
  @Column(column.boolean({ nullable: true }))
  isSatisfied!: boolean | null;

  /** Null until it is closed. */
  @Column(column.boolean({ nullable: true }))
  isFounded!: boolean | null;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.version())
  version!: number;
}
