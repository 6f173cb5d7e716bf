import type { Period } from '@mashang/domain';
import { DivisionCode, YearMonth } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { integerFromRaw, whereDivisionIn } from '@mashang/platform-persistence';
import { ApplianceClaimEntity } from '../appliance-claim/appliance-claim.entity';
import { PaymentEntity } from '../payment/payment.entity';
import type { MonthlyProgrammeCode } from '../programme/programme';
import type { ApplianceSums, MonthBasis, WelfareSums } from './welfare-figures';

export interface WelfareQuestion {
  readonly period: Period;
  readonly basis: MonthBasis;
  readonly asOf: Date;
  readonly programmes: readonly MonthlyProgrammeCode[];
}

/** Raw counts and sums as the engines return them. */
type Raw<Name extends string> = Readonly<Record<Name, unknown>> & { readonly prefix: string };

export class WelfareStatisticsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Sums of each division and all below it. Different persons of a township are not the sum of its villages' persons when
   * somebody moves, so each level is counted on its own: one grouped statement for all divisions of one level.
   */
  async sumPayments(ctx: OperationContext, divisionCodes: readonly string[], question: WelfareQuestion): Promise<ReadonlyMap<string, WelfareSums>> {
    const { period, basis, asOf, programmes } = question;
    if (programmes.length === 0) return new Map();
    const month = basis === 'PAID' ? 'payment.paidMonth' : 'payment.entitledMonth';
    return this.byLevel(divisionCodes, async (codes, length) => {
      const prefix = `SUBSTR(payment.divisionCode, 1, ${length})`;
      const query = this.database
        .manager(ctx)
        .createQueryBuilder(PaymentEntity, 'payment')
        .select(prefix, 'prefix')
        .addSelect('COUNT(DISTINCT payment.residentId)', 'persons')
        .addSelect('COUNT(DISTINCT payment.householdId)', 'households')
        .addSelect('COUNT(*)', 'payments')
        .addSelect('SUM(payment.amount)', 'amount')
        .where(`${month} BETWEEN :first AND :last AND payment.paidAt <= :asOf AND payment.programme IN (:...programmes)`, {
          first: YearMonth.ofDate(period.firstDay),
          last: YearMonth.ofDate(period.lastDay),
          asOf,
          programmes,
        })
        .groupBy(prefix);
      const rows = await whereDivisionIn(query, 'payment.divisionCode', codes).getRawMany<Raw<'persons' | 'households' | 'payments' | 'amount'>>();
      return rows.map((row) => [
        row.prefix,
        {
          persons: Number(row.persons),
          households: Number(row.households),
          payments: Number(row.payments),
          amount: integerFromRaw(row.amount),
        },
      ]);
    });
  }

  /** Appliance claims handed in during the period, of each division and all below it. */
  async sumClaims(ctx: OperationContext, divisionCodes: readonly string[], period: Period, asOf: Date): Promise<ReadonlyMap<string, ApplianceSums>> {
    return this.byLevel(divisionCodes, async (codes, length) => {
      const prefix = `SUBSTR(claim.divisionCode, 1, ${length})`;
      const query = this.database
        .manager(ctx)
        .createQueryBuilder(ApplianceClaimEntity, 'claim')
        .select(prefix, 'prefix')
        .addSelect('COUNT(*)', 'claims')
        .addSelect('COUNT(DISTINCT claim.householdId)', 'households')
        .addSelect('SUM(claim.subsidyAmount)', 'subsidy')
        .where('claim.submittedOn BETWEEN :first AND :last AND claim.submittedAt <= :asOf', { first: period.firstDay, last: period.lastDay, asOf })
        .groupBy(prefix);
      const rows = await whereDivisionIn(query, 'claim.divisionCode', codes).getRawMany<Raw<'claims' | 'households' | 'subsidy'>>();
      return rows.map((row) => [
        row.prefix,
        { claims: Number(row.claims), households: Number(row.households), subsidy: integerFromRaw(row.subsidy) },
      ]);
    });
  }

  private async byLevel<Sums>(
    divisionCodes: readonly string[],
    sumOf: (codes: readonly string[], prefixLength: number) => Promise<readonly (readonly [prefix: string, sums: Sums])[]>,
  ): Promise<ReadonlyMap<string, Sums>> {
    const lengths = [...new Set(divisionCodes.map((code) => DivisionCode.prefixOf(code).length))];
    const codesOf = (length: number) => divisionCodes.filter((code) => DivisionCode.prefixOf(code).length === length);
    const answers = await Promise.all(lengths.map((length) => sumOf(codesOf(length), length)));
    const byPrefix = new Map(answers.flat());
    return new Map(
      divisionCodes.flatMap((code) => {
        const sums = byPrefix.get(DivisionCode.prefixOf(code));
        return sums === undefined ? [] : [[code, sums] as const];
      }),
    );
  }
}
