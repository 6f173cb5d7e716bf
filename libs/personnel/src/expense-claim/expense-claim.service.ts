import { businessDateOf, Money, parseText } from '@mashang/domain';
import type { Database, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { indexName, once, PRIMARY_KEY } from '@mashang/platform-persistence';
import type { RecordStepScope } from '@mashang/platform-subgraph';
import { admitRow, nextRecordNo, RecordStepService } from '@mashang/platform-subgraph';
import type {
  ExpenseClaimStepInput,
  FileExpenseClaimInput,
  NameFinanceOfficeInput,
  OpenBudgetLineInput,
  PayExpenseClaimInput,
  ResubmitExpenseClaimInput,
  ReturnExpenseClaimInput,
} from '../__generated__/resolver-types';
import { OfficeError } from '../office/office.errors';
import { parseNumber } from '../office/office.inputs';
import { staffNoOf } from '../office/staff';
import type { OfficialReceptionRepository } from '../official-reception/official-reception.repository';
import type { BudgetLineEntity } from './budget-line.entity';
import { approveClaimRule, fileClaimRule, ownClaim, payClaimRule, returnClaimRule, reviewClaimRule, setBudgetRule } from './expense-claim.access';
import type { ExpenseClaimEntity } from './expense-claim.entity';
import type { Expense } from './expense-claim.inputs';
import { askedOf, parseExpense } from './expense-claim.inputs';
import type { ExpenseClaimState, ExpenseClaimStep } from './expense-claim.lifecycle';
import { expenseClaimLifecycle } from './expense-claim.lifecycle';
import type { ExpenseClaimRepository } from './expense-claim.repository';
import { reviewOfficeOf } from './review-office';

type ClaimScope = RecordStepScope<ExpenseClaimEntity>;

const BUDGET_CODE = /^[A-Z0-9][A-Z0-9-]{0,39}$/;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

const INVOICE_INDEX = indexName('expense_claims', ['seller_tax_code', 'invoice_no']);

const undecided = { reviewerStaffNo: null, approverStaffNo: null, returnReason: null, paidOn: null } as const;

/** 财务管理: three persons stand behind each payment, and no approval takes more of a budget line than is left of it. */
export class ExpenseClaimService {
  private readonly steps: RecordStepService<ExpenseClaimEntity, ExpenseClaimState, ExpenseClaimStep>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly claims: ExpenseClaimRepository,
    private readonly receptions: Pick<OfficialReceptionRepository, 'findByClaim'>,
  ) {
    this.steps = new RecordStepService<ExpenseClaimEntity, ExpenseClaimState, ExpenseClaimStep>(unitOfWork, {
      type: 'ExpenseClaim',
      lifecycle: expenseClaimLifecycle,
      rule: ownClaim,
      unknown: 'EXPENSE_CLAIM_UNKNOWN',
      find: (ctx, claimNo) => claims.findByNumber(ctx, claimNo),
      advance: (...change) => invoiceOnce(claims.advance(...change)),
    });
  }

  get(ctx: OperationContext, claimNo: string): Promise<ExpenseClaimEntity> {
    return this.steps.get(ctx, claimNo);
  }

  /** Says which department keeps the township's money. */
  async nameFinanceOffice(ctx: OperationContext, { idempotencyKey, department: departmentCode }: NameFinanceOfficeInput): Promise<void> {
    await this.unitOfWork.run(ctx, { name: 'personnel.nameFinanceOffice', idempotencyKey, input: { department: departmentCode } }, async (tx, journal) => {
      const { divisionCode } = await this.departmentOf(tx, departmentCode);
      admitRow(setBudgetRule, tx.principal, { divisionCode });
      await this.claims.saveFinanceOffice(tx, { divisionCode, departmentCode });
      journal.audit({ action: 'financeOffice.name', entityType: 'FinanceOffice', entityId: divisionCode, divisionCode, change: { departmentCode } });
      return null;
    });
  }

  /** Opens a budget line of a department for a year; refuses with `BUDGET_LINE_TAKEN` a code that is in use, be it since a moment ago. */
  async openBudgetLine(ctx: OperationContext, input: OpenBudgetLineInput): Promise<void> {
    const { idempotencyKey, department: departmentCode, code, amount } = input;
    if (!BUDGET_CODE.test(code)) throw new OfficeError('BUDGET_CODE', 'A budget line has a code of capitals, digits and dashes, at most 40: write another.');
    const year = parseNumber('year', input.year, FIRST_YEAR, LAST_YEAR);
    const name = parseText('name', input.name, 100);
    if (amount.fen <= 0n) throw new OfficeError('BUDGET_AMOUNT', 'A budget line has more than nothing to spend: give its amount.');
    const request = { name: 'personnel.openBudgetLine', idempotencyKey, input: { department: departmentCode, code, year, name, amount: amount.toYuan() } };
    await this.unitOfWork.run(ctx, request, async (tx, journal) => {
      const { divisionCode } = await this.departmentOf(tx, departmentCode);
      admitRow(setBudgetRule, tx.principal, { divisionCode });
      const line = { code, year, name, divisionCode, departmentCode, amount, approved: Money.ZERO };
      await once(PRIMARY_KEY, this.claims.insertBudgetLine(tx, line), () => new OfficeError('BUDGET_LINE_TAKEN', `${code} is another budget line: choose a code of its own.`));
      journal.audit({ action: 'budgetLine.open', entityType: 'BudgetLine', entityId: code, divisionCode, change: request.input });
      return null;
    });
  }

  /** Files a claim and answers its number; refuses with `INVOICE_USED` an invoice that another claim has. */
  file(ctx: OperationContext, { idempotencyKey, expense: input }: FileExpenseClaimInput): Promise<string> {
    const expense = parseExpense(input, businessDateOf(ctx.clock.now()));
    const create = async ({ tx, now }: Omit<ClaimScope, 'row'>) => {
      const filedOn = businessDateOf(now);
      const { divisionCode, departmentCode } = await this.budgetFor(tx, expense, filedOn);
      const office = await this.claims.findFinanceOffice(tx, divisionCode);
      if (!office) throw new OfficeError('FINANCE_OFFICE_MISSING', 'No department keeps the money of this township: let a leader name it first.');
      const key = await nextRecordNo(this.database, tx, { series: 'personnel.ExpenseClaim', letter: 'F' }, divisionCode);
      const { lines, ...rest } = expense;
      const row = {
        ...undecided,
        ...rest,
        claimNo: key,
        divisionCode,
        departmentCode,
        financeDepartmentCode: office.departmentCode,
        reviewOffice: reviewOfficeOf(tx.principal, { departmentCode, financeDepartmentCode: office.departmentCode }),
        state: 'FILED' as const,
        filedOn,
        handlerStaffNo: staffNoOf(tx.principal),
        version: 1,
      };
      await invoiceOnce(this.claims.insert(tx, row, linesOf(row, lines)));
      return { key, row };
    };
    return this.steps.file(ctx, { mutation: 'personnel.fileExpenseClaim', idempotencyKey, asked: askedOf(expense), create });
  }

  review(ctx: OperationContext, input: ExpenseClaimStepInput): Promise<void> {
    const change = ({ tx }: ClaimScope) => ({ reviewerStaffNo: staffNoOf(tx.principal) });
    return this.steps.take(ctx, { step: 'review', mutation: 'personnel.reviewExpenseClaim', key: input.claimNo, input, rule: reviewClaimRule, change });
  }

  /** Approves and takes the amount of the budget line; refuses with `BUDGET_EXCEEDED`, and by how much, when less is left, `RECEPTION_REFUSED` what a leader did not agree to. */
  approve(ctx: OperationContext, input: ExpenseClaimStepInput): Promise<void> {
    const change = async ({ tx, row }: ClaimScope) => {
      await this.assertRefundable(tx, row);
      if (!(await this.claims.spend(tx, row.budgetLineCode, row.total))) throw budgetExceeded(await this.budgetLine(tx, row.budgetLineCode), row.total);
      return { approverStaffNo: staffNoOf(tx.principal) };
    };
    return this.steps.take(ctx, { step: 'approve', mutation: 'personnel.approveExpenseClaim', key: input.claimNo, input, rule: approveClaimRule, change });
  }

  /** Sends it back to its handler; the amount of what was approved is on the budget line again. */
  return(ctx: OperationContext, input: ReturnExpenseClaimInput): Promise<void> {
    const returnReason = parseText('reason', input.reason, 1000);
    const change = async ({ tx, row }: ClaimScope) => {
      if (row.state === 'APPROVED' && !(await this.claims.giveBack(tx, row.budgetLineCode, row.total))) {
        throw new Error(`Less was approved on ${row.budgetLineCode} than the approved claim ${row.claimNo} took.`);
      }
      return { ...undecided, returnReason };
    };
    return this.steps.take(ctx, { step: 'return', mutation: 'personnel.returnExpenseClaim', key: input.claimNo, input, asked: { returnReason }, rule: returnClaimRule, change });
  }

  /** The handler files a returned claim again, mended; refuses with `RECEPTION_TOTAL` another sum than the reception that it refunds cost. */
  resubmit(ctx: OperationContext, input: ResubmitExpenseClaimInput): Promise<void> {
    const expense = parseExpense(input.expense, businessDateOf(ctx.clock.now()));
    const change = async ({ tx, row }: ClaimScope) => {
      const { departmentCode } = await this.budgetFor(tx, expense, row.filedOn);
      await this.claims.hold(tx, row.claimNo);
      await this.assertSumOfReception(tx, row, expense.total);
      const { lines, ...rest } = expense;
      await this.claims.replaceLines(tx, row.claimNo, linesOf(row, lines));
      return { ...undecided, ...rest, departmentCode, reviewOffice: reviewOfficeOf(tx.principal, { ...row, departmentCode }) };
    };
    return this.steps.take(ctx, { step: 'resubmit', mutation: 'personnel.resubmitExpenseClaim', key: input.claimNo, input, asked: askedOf(expense), change });
  }

  /** The finance office has paid; refuses with `PAID_DAY` a day in the future. */
  pay(ctx: OperationContext, input: PayExpenseClaimInput): Promise<void> {
    const { paidOn } = input;
    const change = async ({ tx, now, row }: ClaimScope) => {
      await this.assertRefundable(tx, row);
      const today = businessDateOf(now);
      if (paidOn > today || paidOn < row.filedOn) throw new OfficeError('PAID_DAY', `A claim filed on ${row.filedOn} is paid from that day until today (${today}), not on ${paidOn}.`);
      return { paidOn };
    };
    return this.steps.take(ctx, { step: 'pay', mutation: 'personnel.payExpenseClaim', key: input.claimNo, input, asked: { paidOn }, rule: payClaimRule, change });
  }

  private async assertRefundable(tx: OperationContext, { claimNo }: ExpenseClaimEntity): Promise<void> {
    const reception = await this.receptions.findByClaim(tx, claimNo);
    if (reception?.state === 'REFUSED') throw new OfficeError('RECEPTION_REFUSED', `The reception ${reception.receptionNo} that ${claimNo} refunds was refused: return the claim.`);
  }

  private async assertSumOfReception(tx: OperationContext, { claimNo }: ExpenseClaimEntity, total: Money): Promise<void> {
    const reception = await this.receptions.findByClaim(tx, claimNo);
    if (reception && !reception.cost.equals(total)) {
      throw new OfficeError('RECEPTION_TOTAL', `${claimNo} refunds the reception ${reception.receptionNo} over ${reception.cost.toYuan()} yuan: claim this sum, and the rest on another claim.`);
    }
  }

  /** The line that an expense of the caller's may go on: of the caller's department, for who serves in one, and of the year of the filing. */
  private async budgetFor(tx: OperationContext, { budgetLineCode }: Expense, filedOn: string): Promise<BudgetLineEntity> {
    const line = await this.budgetLine(tx, budgetLineCode);
    admitRow(fileClaimRule, tx.principal, line);
    const { departmentCode } = tx.principal;
    if (departmentCode !== undefined && departmentCode !== line.departmentCode) {
      throw new OfficeError('BUDGET_OF_ANOTHER_DEPARTMENT', `${budgetLineCode} is the budget of ${line.departmentCode}: choose a line of your own department.`);
    }
    if (line.year !== Number(filedOn.slice(0, 4))) {
      throw new OfficeError('BUDGET_YEAR', `${budgetLineCode} is a budget of ${line.year}, and the claim is of ${filedOn}: choose a line of that year.`);
    }
    return line;
  }

  private async budgetLine(tx: OperationContext, code: string): Promise<BudgetLineEntity> {
    const [line] = await this.claims.findBudgetLines(tx, [code]);
    if (!line) throw new OfficeError('BUDGET_LINE_UNKNOWN', `There is no budget line ${code}: take the code from budgetLines.`);
    return line;
  }

  private async departmentOf(tx: OperationContext, code: string) {
    const department = await this.claims.findDepartment(tx, code);
    if (!department) throw new OfficeError('DEPARTMENT_UNKNOWN', `There is no department ${code}: take the code from departments.`);
    return department;
  }
}

function linesOf({ claimNo, divisionCode }: Pick<ExpenseClaimEntity, 'claimNo' | 'divisionCode'>, lines: Expense['lines']) {
  return lines.map((line, index) => ({ ...line, claimNo, divisionCode, ordinal: index + 1 }));
}

/** An invoice is refunded once: the database says so, whoever comes first. */
function invoiceOnce(work: Promise<void>): Promise<void> {
  return once(INVOICE_INDEX, work, () => new OfficeError('INVOICE_USED', 'Another claim has this invoice: an invoice is refunded once.'));
}

function budgetExceeded({ code, amount, approved }: BudgetLineEntity, total: Money): OfficeError {
  const remaining = amount.subtract(approved);
  const over = total.subtract(remaining).toYuan();
  return new OfficeError('BUDGET_EXCEEDED', `${code} has ${remaining.toYuan()} yuan left, ${over} less than the claim: return it, or let it go on another line.`, {
    remaining: remaining.toYuan(),
    over,
  });
}
