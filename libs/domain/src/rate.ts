import type { WholeNumber } from './decimal';
import { decimalOfRatio, toBigInt } from './decimal';
import type { Rounding } from './rounding';

export interface RateOptions {
  /** Decimals of the percentage; default 2, as reports print it. */
  readonly decimals?: number;
  /** Default `HALF_UP`. Some production systems cut off instead: ask for `DOWN` to reproduce their figures. */
  readonly rounding?: Rounding;
}

/** One part of a ratio of sums. */
export interface RatePart {
  readonly numerator: WholeNumber;
  readonly denominator: WholeNumber;
}

/**
 * A percentage that carries what it was made of; derived, never stored. A rate of money is a rate of fen:
 * `Rate.of(done.fen, planned.fen)`.
 */
export class Rate {
  private constructor(
    readonly numerator: bigint,
    readonly denominator: bigint,
    readonly decimals: number,
    readonly rounding: Rounding,
    /** The percentage, e.g. "58.78"; null when the denominator is 0, because nothing was to be done. */
    readonly value: string | null,
  ) {
    Object.freeze(this);
  }

  static of(
    numerator: WholeNumber,
    denominator: WholeNumber,
    { decimals = 2, rounding = 'HALF_UP' }: RateOptions = {},
  ): Rate {
    const above = toBigInt(numerator);
    const below = toBigInt(denominator);
    const value = below === 0n ? null : decimalOfRatio(above * 100n, below, decimals, rounding);
    return new Rate(above, below, decimals, rounding, value);
  }

  /** Σ numerators ÷ Σ denominators: the rate of a whole is never the mean of its parts' rates. */
  static ofSums(parts: Iterable<RatePart>, options: RateOptions = {}): Rate {
    let numerator = 0n;
    let denominator = 0n;
    for (const part of parts) {
      numerator += toBigInt(part.numerator);
      denominator += toBigInt(part.denominator);
    }
    return Rate.of(numerator, denominator, options);
  }

  /**
   * This rate minus another in percentage points, e.g. the gap to the schedule (序时进度差) "-7.89". Taken from the exact
   * ratios and rounded once as this rate is; null when either denominator is 0.
   */
  pointsAbove(other: Rate): string | null {
    if (this.denominator === 0n || other.denominator === 0n) return null;
    return decimalOfRatio(
      (this.numerator * other.denominator - other.numerator * this.denominator) * 100n,
      this.denominator * other.denominator,
      this.decimals,
      this.rounding,
    );
  }
}
