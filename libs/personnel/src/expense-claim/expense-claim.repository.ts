import type { Money, Period } from '@mashang/domain';
import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, integerFromRaw, lockRows, updateAtVersion, whereDivisionIn, whereGroupIn } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { DepartmentEntity } from '../department/department.entity';
import { BudgetLineEntity } from './budget-line.entity';
import type { ClaimCount } from './claim-statistics';
import { ExpenseClaimLineEntity } from './expense-claim-line.entity';
import { ExpenseClaimEntity } from './expense-claim.entity';
import type { ExpenseClaimState } from './expense-claim.lifecycle';
import { FinanceOfficeEntity } from './finance-office.entity';

const LATEST_FIRST = [
  { property: 'filedOn', kind: 'text', direction: 'DESC' },
  { property: 'claimNo', kind: 'text', direction: 'DESC' },
] as const;

/** Whose claims a list shows; `all` for who looks across departments. */
export type ClaimReach = 'all' | { readonly handler: string; readonly headOf: string | null; readonly serving: string | null };

type RawCount = Readonly<Record<'code' | 'budgetLineCode', string>> & { readonly state: ExpenseClaimState; readonly claims: unknown; readonly fen: unknown };

export class ExpenseClaimRepository {
  constructor(private readonly database: Database) {}

  findByNumber(ctx: OperationContext, claimNo: string): Promise<ExpenseClaimEntity | null> {
    return this.database.manager(ctx).findOneBy(ExpenseClaimEntity, { claimNo });
  }

  /** Makes whoever else would change this claim, or link a reception to it, wait until the transaction ends. */
  hold(ctx: OperationContext, claimNo: string): Promise<void> {
    return lockRows(this.database, ctx, ExpenseClaimEntity, 'claimNo', [claimNo]);
  }

  listLines(ctx: OperationContext, claimNumbers: readonly string[]): Promise<ExpenseClaimLineEntity[]> {
    return this.database
      .manager(ctx)
      .find(ExpenseClaimLineEntity, { where: { claimNo: In([...claimNumbers]) }, order: { claimNo: 'ASC', ordinal: 'ASC' } });
  }

  async insert(ctx: OperationContext, claim: Readonly<ExpenseClaimEntity>, lines: readonly ExpenseClaimLineEntity[]): Promise<void> {
    await this.database.manager(ctx).insert(ExpenseClaimEntity, claim);
    await this.database.manager(ctx).insert(ExpenseClaimLineEntity, [...lines]);
  }

  async replaceLines(ctx: OperationContext, claimNo: string, lines: readonly ExpenseClaimLineEntity[]): Promise<void> {
    await this.database.manager(ctx).delete(ExpenseClaimLineEntity, { claimNo });
    await this.database.manager(ctx).insert(ExpenseClaimLineEntity, [...lines]);
  }

  async advance(ctx: OperationContext, claimNo: string, version: number, state: ExpenseClaimState, changes: Partial<ExpenseClaimEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, ExpenseClaimEntity, { claimNo }, version, { ...changes, state });
  }

  page(ctx: OperationContext, divisionCode: string, reach: ClaimReach, state: ExpenseClaimState | null, page: PageArguments): Promise<Connection<ExpenseClaimEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(ExpenseClaimEntity, 'claim');
    whereDivisionIn(query, 'claim.divisionCode', [divisionCode]);
    if (state !== null) query.andWhere('claim.state = :state', { state });
    if (reach !== 'all') {
      query.andWhere('(claim.handlerStaffNo = :handler OR claim.departmentCode = :headOf OR claim.financeDepartmentCode = :serving)', reach);
    }
    const name = `personnel.expenseClaims of ${divisionCode} in ${state ?? 'any state'} for ${reach === 'all' ? reach : reach.handler}`;
    return fetchPage(query, { name, order: LATEST_FIRST }, page);
  }

  findBudgetLines(ctx: OperationContext, codes: readonly string[]): Promise<BudgetLineEntity[]> {
    return this.database.manager(ctx).findBy(BudgetLineEntity, { code: In([...codes]) });
  }

  pageBudgetLines(ctx: OperationContext, divisionCode: string, year: number, page: PageArguments): Promise<Connection<BudgetLineEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(BudgetLineEntity, 'line').where({ divisionCode, year });
    return fetchPage(query, { name: `personnel.budgetLines of ${divisionCode} in ${year}`, order: [{ property: 'code', kind: 'text', direction: 'ASC' }] }, page);
  }

  async insertBudgetLine(ctx: OperationContext, line: Readonly<BudgetLineEntity>): Promise<void> {
    await this.database.manager(ctx).insert(BudgetLineEntity, line);
  }

  /**
   * Takes an amount of the line if that much is left, in one statement: of two that come at once the second sees what the first
   * took. Answers whether it was taken.
   */
  async spend(ctx: OperationContext, code: string, amount: Money): Promise<boolean> {
    const { affected } = await this.database
      .manager(ctx)
      .createQueryBuilder()
      .update(BudgetLineEntity)
      .set({ approved: () => 'approved + :fen' })
      .where('code = :code AND approved + :fen <= amount', { code, fen: amount.fen })
      .execute();
    return affected === 1;
  }

  /** Gives back to the line what an approval had taken of it, in one statement; answers whether that much had been taken. */
  async giveBack(ctx: OperationContext, code: string, amount: Money): Promise<boolean> {
    const { affected } = await this.database
      .manager(ctx)
      .createQueryBuilder()
      .update(BudgetLineEntity)
      .set({ approved: () => 'approved - :fen' })
      .where('code = :code AND approved >= :fen', { code, fen: amount.fen })
      .execute();
    return affected === 1;
  }

  findDepartment(ctx: OperationContext, code: string): Promise<DepartmentEntity | null> {
    return this.database.manager(ctx).findOneBy(DepartmentEntity, { code });
  }

  findFinanceOffice(ctx: OperationContext, divisionCode: string): Promise<FinanceOfficeEntity | null> {
    return this.database.manager(ctx).findOneBy(FinanceOfficeEntity, { divisionCode });
  }

  listFinanceOffices(ctx: OperationContext, departmentCodes: readonly string[]): Promise<FinanceOfficeEntity[]> {
    return this.database.manager(ctx).findBy(FinanceOfficeEntity, { departmentCode: In([...departmentCodes]) });
  }

  async saveFinanceOffice(ctx: OperationContext, office: Readonly<FinanceOfficeEntity>): Promise<void> {
    await this.database.manager(ctx).upsert(FinanceOfficeEntity, office, ['divisionCode']);
  }

  /** Claims filed in the period by division or department, state and budget line: one grouped statement for the batch. */
  async count(ctx: OperationContext, group: 'division' | 'department', codes: readonly string[], { firstDay, lastDay }: Period): Promise<readonly ClaimCount[]> {
    const column = group === 'division' ? 'claim.divisionCode' : 'claim.departmentCode';
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(ExpenseClaimEntity, 'claim')
      .select(column, 'code')
      .addSelect('claim.state', 'state')
      .addSelect('claim.budgetLineCode', 'budgetLineCode')
      .addSelect('COUNT(*)', 'claims')
      .addSelect('SUM(claim.total)', 'fen')
      .where('claim.filedOn BETWEEN :firstDay AND :lastDay', { firstDay, lastDay })
      .groupBy(column)
      .addGroupBy('claim.state')
      .addGroupBy('claim.budgetLineCode');
    const rows = await whereGroupIn(query, group, column, codes).getRawMany<RawCount>();
    return rows.map(({ claims, fen, ...row }) => ({ ...row, count: Number(integerFromRaw(claims)), fen: integerFromRaw(fen) }));
  }
}
