import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseEntity } from '../case/case.entity';

export type SpecialGround =
  | 'HEARING'
  | 'TENDER'
  | 'AUCTION'
  | 'INSPECTION'
  | 'TESTING'
  | 'QUARANTINE'
  | 'APPRAISAL'
  | 'EXPERT_REVIEW'
  | 'SITE_INSPECTION';

/** A procedure whose time the law takes out of the limit (特别程序, 行政许可法 §45), for at most what was granted in writing. */
@Entity('special_procedures')
@Index(['caseNo', 'ordinal'], { unique: true })
@Check(
  checkName('special_procedures', 'ground'),
  "ground IN ('HEARING', 'TENDER', 'AUCTION', 'INSPECTION', 'TESTING', 'QUARANTINE', 'APPRAISAL', 'EXPERT_REVIEW', 'SITE_INSPECTION')",
)
@Check(checkName('special_procedures', 'granted'), 'granted_working_days >= 1')
@Check(checkName('special_procedures', 'ended'), '(ended_at IS NULL) = (result IS NULL)')
export class SpecialProcedureEntity {
  /** Number of the written notice that told the applicant how long. */
  @PrimaryColumn(column.code(40))
  noticeNo!: string;

  @ForeignKey(() => CaseEntity, 'caseNo')
  @Column(column.code(32))
  caseNo!: string;

  @Column(column.integer())
  ordinal!: number;

  @Column(column.code(24))
  ground!: SpecialGround;

  @Column(column.text(1000))
  reason!: string;

  @Column(column.integer())
  grantedWorkingDays!: number;

  @Column(column.instant())
  startedAt!: Date;

  /** The end of the time that was granted; beyond it the clock runs again. */
  @Column(column.instant())
  grantedUntil!: Date;

  @Column(column.instant({ nullable: true }))
  endedAt!: Date | null;

  @Column(column.text(1000, { nullable: true }))
  result!: string | null;

  @Column(column.code(12))
  divisionCode!: string;
}
