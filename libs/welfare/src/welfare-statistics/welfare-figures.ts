import { Money } from '@mashang/domain';
import type { MetricDefinition, MoneyFigure } from '@mashang/platform-subgraph';
import { moneyFigure } from '@mashang/platform-subgraph';

/** Whose month a figure is taken by (月份口径). */
export type MonthBasis = 'ENTITLED' | 'PAID';

/** Different persons, different households and money of one division; fen exact. Persons and households are never added. */
export interface WelfareSums {
  readonly persons: number;
  readonly households: number;
  readonly payments: number;
  readonly amount: bigint;
}

export interface WelfareTotals {
  readonly persons: number;
  readonly households: number;
  readonly payments: number;
  readonly amount: MoneyFigure;
  readonly definition: MetricDefinition;
}

const TOTALS: Readonly<Record<MonthBasis, MetricDefinition>> = {
  PAID: {
    id: 'welfare.totals.paid',
    version: 1,
    en: 'payments whose paid month lies in the period and that left by asOf; each person and each household once over all named programmes',
    zh: '实发月份在期间内且截至统计时间已发放的补助; 所列项目合计中每人、每户只计一次',
  },
  ENTITLED: {
    id: 'welfare.totals.entitled',
    version: 1,
    en: 'payments whose entitled month lies in the period and that left by asOf; each person and each household once over all named programmes',
    zh: '应发月份在期间内且截至统计时间已发放的补助; 所列项目合计中每人、每户只计一次',
  },
};

const NOTHING: WelfareSums = { persons: 0, households: 0, payments: 0, amount: 0n };

/** The totals of a division; one without payments has zeros, not nothing. */
export function welfareTotals(basis: MonthBasis, sums: WelfareSums | undefined): WelfareTotals {
  const { amount, ...counts } = sums ?? NOTHING;
  return { ...counts, amount: moneyFigure(Money.ofFen(amount)), definition: TOTALS[basis] };
}

export interface ApplianceTotals {
  readonly claims: number;
  readonly households: number;
  readonly subsidy: MoneyFigure;
  readonly definition: MetricDefinition;
}

/** Claims of one division. */
export interface ApplianceSums {
  readonly claims: number;
  readonly households: number;
  readonly subsidy: bigint;
}

const APPLIANCES: MetricDefinition = {
  id: 'welfare.applianceSubsidy',
  version: 1,
  en: 'appliance claims handed in during the period and by asOf, with the subsidy computed for them, paid or not yet',
  zh: '期间内且截至统计时间提交的家电下乡申领件数及其核定补贴金额(含未兑付)',
};

export function applianceTotals(sums: ApplianceSums | undefined): ApplianceTotals {
  const { claims, households, subsidy } = sums ?? { claims: 0, households: 0, subsidy: 0n };
  return { claims, households, subsidy: moneyFigure(Money.ofFen(subsidy)), definition: APPLIANCES };
}
