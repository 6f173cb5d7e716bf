import type { Money } from '@mashang/domain';
import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BudgetLineEntity } from './budget-line.entity';
import type { ExpenseClaimState } from './expense-claim.lifecycle';
import type { ReviewOffice } from './review-office';

/** An expense to be refunded, with its invoice (报销单). */
@Entity('expense_claims')
@Index(['sellerTaxCode', 'invoiceNo'], { unique: true })
@Index(['divisionCode', 'filedOn', 'claimNo'])
@Index(['departmentCode', 'filedOn'])
@Index(['budgetLineCode'])
@Check(checkName('expense_claims', 'state'), "state IN ('FILED', 'REVIEWED', 'APPROVED', 'PAID', 'RETURNED')")
@Check(checkName('expense_claims', 'total'), 'total > 0')
@Check(
  checkName('expense_claims', 'three_persons'),
  '(reviewer_staff_no IS NULL OR reviewer_staff_no <> handler_staff_no) AND (approver_staff_no IS NULL OR (approver_staff_no <> handler_staff_no AND approver_staff_no <> reviewer_staff_no))',
)
@Check(checkName('expense_claims', 'approved'), "state NOT IN ('APPROVED', 'PAID') OR (reviewer_staff_no IS NOT NULL AND approver_staff_no IS NOT NULL)")
@Check(checkName('expense_claims', 'paid'), "(state = 'PAID') = (paid_on IS NOT NULL)")
export class ExpenseClaimEntity {
  @PrimaryColumn(column.code(32))
  claimNo!: string;

  @Column(column.code(12))
  divisionCode!: string;

  /** The department whose budget it is. */
  @Column(column.code(40))
  departmentCode!: string;

  /** The department that kept the township's money when it was filed. */
  @Column(column.code(40))
  financeDepartmentCode!: string;

  /** Who reviews it, as the handler served when it was filed; null, for claims filed before this was kept, is the department. */
  @Column(column.code(12, { nullable: true }))
  reviewOffice!: ReviewOffice | null;

  @ForeignKey(() => BudgetLineEntity, 'code')
  @Column(column.code(40))
  budgetLineCode!: string;

  @Column(column.text(500))
  purpose!: string;

  @Column(column.money())
  total!: Money;

  @Column(column.code(20))
  sellerTaxCode!: string;

  @Column(column.text(100))
  sellerName!: string;

  @Column(column.code(32))
  invoiceNo!: string;

  @Column(column.date())
  invoicedOn!: string;

  @Column(column.code(12))
  state!: ExpenseClaimState;

  @Column(column.date())
  filedOn!: string;

  @Column(column.code(32))
  handlerStaffNo!: string;

  @Column(column.code(32, { nullable: true }))
  reviewerStaffNo!: string | null;

  @Column(column.code(32, { nullable: true }))
  approverStaffNo!: string | null;

  @Column(column.text(1000, { nullable: true }))
  returnReason!: string | null;

  @Column(column.date({ nullable: true }))
  paidOn!: string | null;

  @Column(column.version())
  version!: number;
}
