import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How many working days each side has, as the township's rules have it from a day on. */
@Entity('accountability_limits')
@Index(['divisionCode', 'effectiveFrom'], { unique: true })
@Check(checkName('accountability_limits', 'days'), 'statement_working_days > 0 AND decision_working_days > 0 AND appeal_working_days > 0')
export class AccountabilityLimitsEntity {
  @PrimaryColumn(column.code(64))
  id!: string;

  @Column(column.date())
  effectiveFrom!: string;

  /** From the notice, for the officer's statement. */
  @Column(column.integer())
  statementWorkingDays!: number;

  /** From the finding, for the decision. */
  @Column(column.integer())
  decisionWorkingDays!: number;

  /** From the decision, for the appeal. */
  @Column(column.integer())
  appealWorkingDays!: number;

  @Column(column.text(200))
  source!: string;

  @Column(column.code(12))
  divisionCode!: string;
}
