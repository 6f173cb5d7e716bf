import type { Money } from '@mashang/domain';
import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a department may spend on one purpose in a year (预算科目). */
@Entity('budget_lines')
@Index(['divisionCode', 'year', 'code'])
@Check(checkName('budget_lines', 'not_overdrawn'), 'approved >= 0 AND approved <= amount')
export class BudgetLineEntity {
  @PrimaryColumn(column.code(40))
  code!: string;

  @Column(column.integer())
  year!: number;

  @Column(column.text(100))
  name!: string;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(40))
  departmentCode!: string;

  @Column(column.money())
  amount!: Money;

  /** What approved claims take of it; moves with the approval, in its transaction. */
  @Column(column.money())
  approved!: Money;
}
