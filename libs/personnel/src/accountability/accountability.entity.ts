import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AccountabilityState } from './accountability.lifecycle';
import { ACCOUNTABILITY_STATES } from './accountability.lifecycle';

export type AccountabilityTrigger = 'CARD' | 'COMPLAINT' | 'AUDIT' | 'REPORT';

/** Whether somebody neglected a duty, from what set the question off to the decision that stands (失职追究). */
@Entity('accountability_records')
@Index(['triggerKind', 'sourceKey'], { unique: true })
@Index(['state', 'recordNo'])
@Index(['staffNo', 'recordNo'])
@Index(['investigatorStaffNo', 'recordNo'])
@Index(['departmentCode', 'openedOn'])
@Check(checkName('accountability_records', 'trigger'), "trigger_kind IN ('CARD', 'COMPLAINT', 'AUDIT', 'REPORT')")
@Check(checkName('accountability_records', 'state'), `state IN (${ACCOUNTABILITY_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check(checkName('accountability_records', 'officer'), "state IN ('CANDIDATE', 'DISMISSED', 'LAPSED') OR (staff_no IS NOT NULL AND investigator_staff_no IS NOT NULL)")
export class AccountabilityRecordEntity {
  @PrimaryColumn(column.code(32))
  recordNo!: string;

  @Column(column.code(16))
  triggerKind!: AccountabilityTrigger;

  /** What set it off: the card's or complaint's number, the audit's or report's. The same thing sets off one record. */
  @Column(column.code(100))
  sourceKey!: string;

  @Column(column.code(32, { nullable: true }))
  caseNo!: string | null;

  /** What is held against the officer, as it is known so far. */
  @Column(column.text(1000))
  matter!: string;

  @Column(column.code(40, { nullable: true }))
  departmentCode!: string | null;

  /** The officer concerned; certain only once it is opened. */
  @Column(column.code(32, { nullable: true }))
  staffNo!: string | null;

  @Column(column.code(16))
  state!: AccountabilityState;

  /** What set it off was revoked or holds no longer. */
  @Column(column.boolean())
  isTriggerRevoked!: boolean;

  @Column(column.instant())
  arisenAt!: Date;

  @Column(column.date({ nullable: true }))
  openedOn!: string | null;

  @Column(column.code(32, { nullable: true }))
  openedBy!: string | null;

  @Column(column.code(32, { nullable: true }))
  investigatorStaffNo!: string | null;

  @Column(column.text(1000, { nullable: true }))
  notice!: string | null;

  @Column(column.date({ nullable: true }))
  statementDueOn!: string | null;

  /** The officer's own words; null when the days passed without any. */
  @Column(column.longText({ nullable: true }))
  statement!: string | null;

  @Column(column.longText({ nullable: true }))
  finding!: string | null;

  @Column(column.date({ nullable: true }))
  decisionDueOn!: string | null;

  /** Null when it was decided that no measure is taken. */
  @Column(column.code(40, { nullable: true }))
  gradeCode!: string | null;

  @Column(column.text(1000, { nullable: true }))
  decision!: string | null;

  @Column(column.date({ nullable: true }))
  decidedOn!: string | null;

  @Column(column.code(32, { nullable: true }))
  decidedBy!: string | null;

  @Column(column.date({ nullable: true }))
  appealDueOn!: string | null;

  @Column(column.longText({ nullable: true }))
  appeal!: string | null;

  /** Why it ended as it did: dismissed, cleared, upheld, revoked. */
  @Column(column.text(1000, { nullable: true }))
  outcome!: string | null;

  @Column(column.instant({ nullable: true }))
  endedAt!: Date | null;

  @Column(column.code(32, { nullable: true }))
  endedBy!: string | null;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.version())
  version!: number;
}
