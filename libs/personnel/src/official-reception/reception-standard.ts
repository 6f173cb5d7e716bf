import type { Money } from '@mashang/domain';

/** Meals that a reception may give (用餐类型). */
export const MEAL_KINDS = ['BREAKFAST', 'LUNCH', 'DINNER'] as const;

export type MealKind = (typeof MEAL_KINDS)[number];

/** What one meal may cost a head, from a day to a day; dated, sourced data of the place. */
export interface MealStandard {
  readonly meal: MealKind;
  readonly perHead: Money;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** How many hosts may eat along: `hosts` up to `visitorsUpTo` visitors, one of `oneOf` visitors beyond; dated, sourced data. */
export interface HostLimit {
  readonly visitorsUpTo: number;
  readonly hosts: number;
  readonly oneOf: number;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** The rows in force on a business date; dates compare as text. */
export function inForceOn<Row extends Pick<HostLimit, 'validFrom' | 'validUntil'>>(rows: readonly Row[], day: string): Row | null {
  return rows.find(({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || day <= validUntil)) ?? null;
}

/** The most hosts at a table with so many visitors: whole persons, rounded down. */
export function mostHosts({ visitorsUpTo, hosts, oneOf }: Pick<HostLimit, 'visitorsUpTo' | 'hosts' | 'oneOf'>, visitors: number): number {
  return visitors <= visitorsUpTo ? hosts : Math.floor(visitors / oneOf);
}

/** What the meal may cost everybody at the table (visitors and hosts together), in fen exact. */
export function allowance({ perHead }: Pick<MealStandard, 'perHead'>, heads: number): Money {
  return perHead.multiply(heads);
}
