import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { StudySessionState } from './study.lifecycle';

export type StudyKind = 'CORE_GROUP' | 'ALL_STAFF' | 'NAMED_STAFF';

@Entity('study_sessions')
@Check(checkName('study_sessions', 'kind'), "kind IN ('CORE_GROUP', 'ALL_STAFF', 'NAMED_STAFF')")
@Check(checkName('study_sessions', 'state'), "state IN ('PLANNED', 'HELD', 'CANCELLED')")
@Check(checkName('study_sessions', 'cancelled'), "(state = 'CANCELLED') = (cancel_reason IS NOT NULL)")
@Index(['divisionCode', 'heldOn', 'id'])
@Index(['divisionCode', 'kind', 'heldOn'])
export class StudySessionEntity {
  @PrimaryColumn(column.code(36))
  id!: string;

  @Column(column.code(16))
  kind!: StudyKind;

  @Column(column.code(16))
  state!: StudySessionState;

  /** The day: planned, and then held. */
  @Column(column.date())
  heldOn!: string;

  @Column(column.text(200))
  topic!: string;

  @Column(column.code(12))
  divisionCode!: string;

  /** Null for sessions that were recorded before organisers were. */
  @Column(column.code(32, { nullable: true }))
  organiserStaffNo!: string | null;

  @Column(column.text(1000, { nullable: true }))
  cancelReason!: string | null;

  @Column(column.version())
  version!: number;
}
