import { decimalOfScaled, trimDecimals } from '@mashang/domain';
import { POINT_SCALE, VALUE_SCALE } from './scoring-rule';

/** Points in 0.01 as a decimal with both places. */
export function printPoints(points: number): string {
  return decimalOfScaled(BigInt(points), POINT_SCALE);
}

/** A value in 0.0001 as the shortest decimal. */
export function printValue(value: bigint): string {
  return trimDecimals(decimalOfScaled(value, VALUE_SCALE));
}
