import { daysBetween, divideRounded } from '@mashang/domain';

export type IndicatorKind = 'BASIC' | 'BONUS';
export type ScoringRuleKind = 'LINEAR' | 'THRESHOLD' | 'DEDUCTION' | 'DIRECT' | 'VETO';

/** Decimals of values and of points: 0.0001 and 0.01. */
export const VALUE_SCALE = 4;
export const POINT_SCALE = 2;

const VALUE_UNIT = 10n ** BigInt(VALUE_SCALE);
const VALUES_PER_POINT = 10n ** BigInt(VALUE_SCALE - POINT_SCALE);

/** How a value becomes points; values in 0.0001, points in 0.01. Parameters that a kind does not use are null. */
export interface ScoringRule {
  readonly ruleKind: ScoringRuleKind;
  readonly weight: number;
  readonly floorValue: bigint | null;
  readonly targetValue: bigint | null;
  readonly pointsPerUnit: number | null;
  readonly mayExceedWeight: boolean;
  readonly latePointsPerDay: number | null;
  readonly dueOn: string | null;
}

export interface Points {
  readonly earned: number;
  readonly deducted: number;
  readonly isVeto: boolean;
}

function linear(weight: number, floor: bigint, target: bigint, value: bigint): number {
  const span = target - floor;
  if (span === 0n) return 0;
  const [reached, whole] = span > 0n ? [value - floor, span] : [floor - value, -span];
  if (reached <= 0n) return 0;
  return reached >= whole ? weight : Number(divideRounded(BigInt(weight) * reached, whole, 'HALF_UP'));
}

function earnedBy({ ruleKind, weight, floorValue, targetValue }: ScoringRule, value: bigint): number {
  switch (ruleKind) {
    case 'LINEAR':
      return linear(weight, floorValue ?? 0n, targetValue ?? 0n, value);
    case 'THRESHOLD':
      return value >= (targetValue ?? 0n) ? weight : 0;
    case 'DEDUCTION':
      return weight;
    case 'DIRECT':
      return Math.min(weight, Math.max(0, Number(divideRounded(value, VALUES_PER_POINT, 'HALF_UP'))));
    case 'VETO':
      return 0;
  }
}

/** Points taken off: for each unit of the value, and for each calendar day after the due day (domain page 2.15). */
function deductedBy({ ruleKind, pointsPerUnit, latePointsPerDay, dueOn }: ScoringRule, value: bigint, doneOn: string | null): number {
  const perUnit = ruleKind === 'DEDUCTION' && value > 0n ? Number(divideRounded(BigInt(pointsPerUnit ?? 0) * value, VALUE_UNIT, 'HALF_UP')) : 0;
  const daysLate = dueOn !== null && doneOn !== null ? Math.max(0, daysBetween(dueOn, doneOn)) : 0;
  return perUnit + daysLate * (latePointsPerDay ?? 0);
}

/** What a value earns and costs. Deductions take no more than was earned, unless the indicator says that they may. */
export function pointsOf(rule: ScoringRule, value: bigint, doneOn: string | null): Points {
  const earned = earnedBy(rule, value);
  const deducted = deductedBy(rule, value, doneOn);
  return { earned, deducted: rule.mayExceedWeight ? deducted : Math.min(deducted, earned), isVeto: rule.ruleKind === 'VETO' && value > 0n };
}
