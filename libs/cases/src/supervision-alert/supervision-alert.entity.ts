import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseEntity } from '../case/case.entity';
import type { AlertState } from './supervision-alert.lifecycle';
import type { AlertLevel, SupervisionRuleId } from './supervision-rules';

/** A warning, or a yellow or red card, with the rule that issued it (预警、黄牌、红牌). */
@Entity('supervision_alerts')
@Index(['caseNo', 'ruleId', 'subject'], { unique: true })
@Index(['departmentCode', 'state', 'issuedAt', 'alertNo'])
@Index(['issuedAt', 'alertNo'])
@Index(['departmentCode', 'issuedAt'])
@Index(['state', 'issuedAt', 'alertNo'])
@Index(['level', 'issuedAt', 'alertNo'])
@Check(checkName('supervision_alerts', 'level'), "level IN ('WARNING', 'YELLOW', 'RED')")
@Check(checkName('supervision_alerts', 'state'), "state IN ('ISSUED', 'SUPERVISED', 'APPEALED', 'UPHELD', 'REVOKED', 'LAPSED')")
@Check(checkName('supervision_alerts', 'appeal'), '(appealed_at IS NULL) = (appeal_reason IS NULL)')
@Check(checkName('supervision_alerts', 'decision'), '(decided_at IS NULL) = (decision_reason IS NULL)')
export class SupervisionAlertEntity {
  @PrimaryColumn(column.code(40))
  alertNo!: string;

  @ForeignKey(() => CaseEntity, 'caseNo')
  @Column(column.code(32))
  caseNo!: string;

  @Column(column.code(32))
  ruleId!: SupervisionRuleId;

  @Column(column.integer())
  ruleVersion!: number;

  /** What the finding is about: the due day, the notice. */
  @Column(column.code(40))
  subject!: string;

  @Column(column.code(8))
  level!: AlertLevel;

  @Column(column.code(12))
  state!: AlertState;

  /** From when the rule held, which may be before the card was issued. */
  @Column(column.instant())
  heldFrom!: Date;

  @Column(column.instant())
  issuedAt!: Date;

  @Column(column.code(40))
  departmentCode!: string;

  /** Who answers for the case (首问责任人). */
  @Column(column.code(32, { nullable: true }))
  responsibleStaffNo!: string | null;

  /** The last day to appeal. */
  @Column(column.date())
  appealDueOn!: string;

  @Column(column.text(1000, { nullable: true }))
  supervisionNote!: string | null;

  @Column(column.instant({ nullable: true }))
  appealedAt!: Date | null;

  @Column(column.code(32, { nullable: true }))
  appealedBy!: string | null;

  @Column(column.text(1000, { nullable: true }))
  appealReason!: string | null;

  @Column(column.instant({ nullable: true }))
  decidedAt!: Date | null;

  @Column(column.code(32, { nullable: true }))
  decidedBy!: string | null;

  @Column(column.text(1000, { nullable: true }))
  decisionReason!: string | null;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.version())
  version!: number;
}
