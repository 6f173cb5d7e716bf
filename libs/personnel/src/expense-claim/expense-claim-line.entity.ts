import type { Money } from '@mashang/domain';
import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ExpenseClaimEntity } from './expense-claim.entity';

@Entity('expense_claim_lines')
@Check(checkName('expense_claim_lines', 'amount'), 'amount > 0')
export class ExpenseClaimLineEntity {
  @ForeignKey(() => ExpenseClaimEntity, 'claimNo')
  @PrimaryColumn(column.code(32))
  claimNo!: string;

  @PrimaryColumn(column.integer())
  ordinal!: number;

  @Column(column.text(200))
  description!: string;

  @Column(column.money())
  amount!: Money;

  @Column(column.code(12))
  divisionCode!: string;
}
