import type { WholeNumber } from './decimal';
import { divideRounded, decimalOfRatio, decimalOfScaled, parseScaled, toBigInt, trimDecimals } from './decimal';
import { DomainError } from './domain-error';
import type { Rounding } from './rounding';

/** Text that is no amount, or one that does not fit. */
export const MALFORMED_MONEY = 'MALFORMED_MONEY';
/** The result of arithmetic does not fit a signed 64-bit integer of fen. */
export const MONEY_OUT_OF_RANGE = 'MONEY_OUT_OF_RANGE';
/** The operation would lose digits, and no rounding was named. */
export const INEXACT_MONEY = 'INEXACT_MONEY';

/** How an amount is printed. */
export interface MoneyFormat {
  /** Number of decimals; absent means as many as the exact amount needs (for yuan: two). */
  readonly decimals?: number;
  /** Absent means exact: an amount that does not fit the decimals is refused with `INEXACT_MONEY`. */
  readonly rounding?: Rounding;
}

// Signed 64 bit is what both databases store in a `bigint` column.
const MAX_FEN = 2n ** 63n - 1n;
const MIN_FEN = -(2n ** 63n);
const FEN_DECIMALS_OF_YUAN = 2;
const FEN_DECIMALS_OF_WAN_YUAN = 6;

function fits(fen: bigint): boolean {
  return MIN_FEN <= fen && fen <= MAX_FEN;
}

/**
 * An exact amount of money, an integer of fen (分), immutable.
 * On the wire and in JSON a string of yuan with two decimals; never a float.
 */
export class Money {
  static readonly ZERO = new Money(0n);

  private constructor(
    /** The amount in fen (分), a signed 64-bit integer. */
    readonly fen: bigint,
  ) {
    Object.freeze(this);
  }

  /** From fen (分). */
  static ofFen(fen: WholeNumber): Money {
    const exact = toBigInt(fen);
    if (!fits(exact)) {
      throw new DomainError(
        MONEY_OUT_OF_RANGE,
        'The amount is too large to store: keep it within ±92233720368547758.07 yuan.',
      );
    }
    return new Money(exact);
  }

  /** From text in yuan (元), e.g. "1234.50": at most two decimals, no thousands separators, no exponent. */
  static ofYuan(text: string): Money {
    return Money.#parse(text, FEN_DECIMALS_OF_YUAN, 'yuan (元)', 'two decimals, e.g. "1234.50"');
  }

  /** From text in ten thousand yuan (万元), e.g. "59340" or "12.345678": at most six decimals, which is one fen. */
  static ofWanYuan(text: string): Money {
    return Money.#parse(text, FEN_DECIMALS_OF_WAN_YUAN, 'ten thousand yuan (万元)', 'six decimals, e.g. "59340.25"');
  }

  static #parse(text: string, scale: number, unit: string, form: string): Money {
    const fen = parseScaled(text, scale);
    if (fen === undefined) {
      throw new DomainError(
        MALFORMED_MONEY,
        `Not an amount in ${unit}: write digits with at most ${form}, without separators, blanks or exponent.`,
      );
    }
    if (!fits(fen)) {
      throw new DomainError(MALFORMED_MONEY, 'The amount is too large: write one within ±92233720368547758.07 yuan.');
    }
    return new Money(fen);
  }

  /** The sum; zero for no amounts. */
  static sum(amounts: Iterable<Money>): Money {
    let fen = 0n;
    for (const amount of amounts) fen += amount.fen;
    return Money.ofFen(fen);
  }

  /** In yuan (元), by default with exactly two decimals: the wire form. */
  toYuan(format: MoneyFormat = {}): string {
    return this.#print(FEN_DECIMALS_OF_YUAN, { decimals: FEN_DECIMALS_OF_YUAN, ...format });
  }

  /** In ten thousand yuan (万元), by default exact and without trailing zeros. */
  toWanYuan(format: MoneyFormat = {}): string {
    return this.#print(FEN_DECIMALS_OF_WAN_YUAN, format);
  }

  #print(scale: number, { decimals, rounding }: MoneyFormat): string {
    if (decimals === undefined) return trimDecimals(decimalOfScaled(this.fen, scale));
    const unit = 10n ** BigInt(scale);
    if (rounding === undefined && (this.fen * 10n ** BigInt(decimals)) % unit !== 0n) {
      throw new DomainError(
        INEXACT_MONEY,
        `The amount needs more than ${decimals} decimals: ask for more, or name a rounding.`,
      );
    }
    return decimalOfRatio(this.fen, unit, decimals, rounding ?? 'DOWN');
  }

  add(other: Money): Money {
    return Money.ofFen(this.fen + other.fen);
  }

  subtract(other: Money): Money {
    return Money.ofFen(this.fen - other.fen);
  }

  negate(): Money {
    return Money.ofFen(-this.fen);
  }

  /**
   * Times numerator ÷ denominator, to the fen: `price.multiply(13, 100, 'HALF_UP')` is 13 %.
   * Without a rounding the result must be whole fen, otherwise `INEXACT_MONEY`.
   */
  multiply(numerator: WholeNumber, denominator: WholeNumber = 1n, rounding?: Rounding): Money {
    const product = this.fen * toBigInt(numerator);
    const divisor = toBigInt(denominator);
    if (rounding === undefined && product % divisor !== 0n) {
      throw new DomainError(INEXACT_MONEY, 'The result is not a whole number of fen: name a rounding.');
    }
    return Money.ofFen(divideRounded(product, divisor, rounding ?? 'DOWN'));
  }

  /**
   * Parts in proportion to `weights` (not negative, not all zero): each within one fen of its share, together exactly
   * the whole. Rounding the running total instead of each part is what leaves no fen over.
   */
  split(weights: readonly WholeNumber[]): readonly Money[] {
    const exactWeights = weights.map(toBigInt);
    const total = exactWeights.reduce((sum, weight) => sum + weight, 0n);
    if (total <= 0n || exactWeights.some((weight) => weight < 0n)) {
      throw new RangeError('The weights of a split must not be negative and not all zero.');
    }
    let weightSoFar = 0n;
    let fenSoFar = 0n;
    return exactWeights.map((weight) => {
      weightSoFar += weight;
      const upTo = divideRounded(this.fen * weightSoFar, total, 'DOWN');
      const part = new Money(upTo - fenSoFar);
      fenSoFar = upTo;
      return part;
    });
  }

  /** Negative, zero or positive, as `Array.prototype.sort` wants it. */
  compare(other: Money): number {
    return this.fen < other.fen ? -1 : Number(this.fen > other.fen);
  }

  equals(other: Money): boolean {
    return this.fen === other.fen;
  }

  toString(): string {
    return this.toYuan();
  }

  /** The wire form, e.g. "1234.50". */
  toJSON(): string {
    return this.toYuan();
  }
}
