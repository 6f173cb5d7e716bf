import { decimalOfScaled } from '@mashang/domain';
import { AgreementError } from '../agreement/agreement.errors';
import type { IndicatorKind } from './scoring-rule';
import { POINT_SCALE } from './scoring-rule';

/** Basic indicators make 100 points together (domain page 2.15). */
const BASIC_POINTS = 10_000;

interface Weighed {
  readonly kind: IndicatorKind;
  readonly weight: number;
}

/**
 * What must hold before an agreement is offered: basic weights make 100 exactly, bonus weights no more than the cap.
 * Weights in 0.01 points.
 */
export function assertWeights(indicators: readonly Weighed[], bonusCap: number): void {
  const sumOf = (kind: IndicatorKind): number => indicators.filter((indicator) => indicator.kind === kind).reduce((sum, { weight }) => sum + weight, 0);
  const print = (points: number): string => decimalOfScaled(BigInt(points), POINT_SCALE);
  const [basic, bonus] = [sumOf('BASIC'), sumOf('BONUS')];
  if (basic !== BASIC_POINTS) {
    throw new AgreementError('AGREEMENT_WEIGHTS', `The basic weights make ${print(basic)} points: mend them so that they make 100.00.`);
  }
  if (bonus > bonusCap) {
    throw new AgreementError('AGREEMENT_WEIGHTS', `The bonus weights make ${print(bonus)} points, the cap is ${print(bonusCap)}: lower them or raise the cap.`);
  }
}

interface Serving {
  readonly code: string;
  readonly servesCode: string | null;
}

/** Below a parent with indicators each indicator serves one of them; at the top none can (层层分解). */
export function assertServes(indicators: readonly Serving[], parentCodes: ReadonlySet<string>): void {
  const astray = indicators.find(({ servesCode }) => (servesCode === null ? parentCodes.size > 0 : !parentCodes.has(servesCode)));
  if (!astray) return;
  const way = parentCodes.size === 0 ? 'leave serves out, there is no indicator above' : `name one of ${[...parentCodes].join(', ')} in serves`;
  throw new AgreementError('INDICATOR_SERVES_NOTHING', `Indicator ${astray.code} serves no indicator of the agreement above: ${way}.`, { indicator: astray.code });
}
