import type { Money, Rate } from '@mashang/domain';

/** What a figure means, in both languages; `id` and `version` change when the meaning does. Declared beside the rule. */
export interface MetricDefinition {
  readonly id: string;
  readonly version: number;
  readonly en: string;
  readonly zh: string;
}

/** The GraphQL type `Rate` in memory. */
export interface RateFigure {
  readonly value: string | null;
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly rounding: Rate['rounding'];
  readonly definition: MetricDefinition;
  readonly asOf: Date;
}

/** A rate on its way out: with its definition and the instant after which nothing was counted. */
export function rateFigure(rate: Rate, definition: MetricDefinition, asOf: Date): RateFigure {
  return {
    value: rate.value,
    numerator: rate.numerator,
    denominator: rate.denominator,
    rounding: rate.rounding,
    definition,
    asOf,
  };
}

/** The GraphQL type `MoneyFigure` in memory. */
export interface MoneyFigure {
  readonly yuan: Money;
  readonly wanYuan: string;
}

/** An amount on its way out, in yuan and in 万元 without loss. */
export function moneyFigure(amount: Money): MoneyFigure {
  return { yuan: amount, wanYuan: amount.toWanYuan() };
}
