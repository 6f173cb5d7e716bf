import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseEntity } from './case.entity';
import type { ActingRole } from '../post-holder/acting-post';
import type { CaseState } from './case.lifecycle';

/** The state that a step led to, or what happened without leaving the state. */
export type CaseEventType = CaseState | 'DEEMED_ACCEPTED' | 'RESUBMITTED' | 'RESUMED' | 'EXTENDED' | 'RETURNED_FROM_ABOVE' | 'DUE_DAYS_RECOMPUTED' | 'RATED' | 'TRIP_RECORDED' | 'CORRECTED'
  | 'PRE_REVIEWED'
  | 'GAP_SUPPLIED'
  | 'COMMITMENT_VERIFIED'
  | 'COMMITMENT_BROKEN';

/** One thing that happened in a case; only ever added. */
@Entity('case_events')
@Index(['caseNo', 'at', 'id'])
@Check(checkName('case_events', 'acting_as'), "acting_as IS NULL OR acting_as IN ('A', 'B', 'HEAD')")
export class CaseEventEntity {
  /** The case number and the version that the event made. */
  @PrimaryColumn(column.id())
  id!: string;

  @ForeignKey(() => CaseEntity, 'caseNo')
  @Column(column.code(32))
  caseNo!: string;

  @Column(column.code(32))
  type!: CaseEventType;

  @Column(column.instant())
  at!: Date;

  @Column(column.code(32, { nullable: true }))
  staffNo!: string | null;

  @Column(column.text(1000, { nullable: true }))
  note!: string | null;

  /** The post it was done from, and in which role, as the officer held it that day; null where no post is needed. */
  @Column(column.code(48, { nullable: true }))
  postCode!: string | null;

  @Column(column.code(4, { nullable: true }))
  actingAs!: ActingRole | null;

  @Column(column.code(12))
  divisionCode!: string;
}
