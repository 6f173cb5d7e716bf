import type { Rounding } from './rounding';

/** An integer; a `number` must be a safe one, because beyond 2^53 it would already be inexact. */
export type WholeNumber = bigint | number;

/** The exact integer; a fraction or an unsafe number is a defect of the caller, not bad input. */
export function toBigInt(value: WholeNumber): bigint {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError('A whole number given as `number` must be a safe integer.');
  }
  return BigInt(value);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** The integer next to numerator ÷ denominator; the denominator is not zero. */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const dividend = magnitude(numerator);
  const divisor = magnitude(denominator);
  const quotient = dividend / divisor;
  const twiceRemainder = (dividend % divisor) * 2n;
  const isUp =
    rounding !== 'DOWN' &&
    (twiceRemainder > divisor || (twiceRemainder === divisor && (rounding === 'HALF_UP' || quotient % 2n === 1n)));
  const rounded = isUp ? quotient + 1n : quotient;
  return numerator < 0n === denominator < 0n ? rounded : -rounded;
}

/** `unscaled` × 10^−`scale` with all its decimals, e.g. (−5n, 2) → "-0.05". */
export function decimalOfScaled(unscaled: bigint, scale: number): string {
  const digits = magnitude(unscaled)
    .toString()
    .padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = unscaled < 0n ? '-' : '';
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`;
}

/** Numerator ÷ denominator with exactly `decimals` decimals; a result that rounds to zero has no sign. */
export function decimalOfRatio(numerator: bigint, denominator: bigint, decimals: number, rounding: Rounding): string {
  return decimalOfScaled(divideRounded(numerator * 10n ** BigInt(decimals), denominator, rounding), decimals);
}

/** The same decimal without trailing zeros, e.g. "12.50" → "12.5", "3.00" → "3". */
export function trimDecimals(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

/**
 * Reads plain decimal text (sign, digits, at most `scale` decimals; no exponent, no separators, no blanks) as
 * an integer of 10^−`scale`; undefined when the text is not of that form.
 */
export function parseScaled(text: string, scale: number): bigint | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  // Longer text is beyond every range here: no need to make an integer of it.
  if (match === null || text.length > 40) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (fraction.length > scale) return undefined;
  const unscaled = BigInt(whole + fraction.padEnd(scale, '0'));
  return sign === '-' ? -unscaled : unscaled;
}
