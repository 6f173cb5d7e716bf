import { decimalOfScaled, parseScaled } from './decimal';
import { DomainError } from './domain-error';

/** Text that is no area, or one that does not fit. */
export const MALFORMED_AREA = 'MALFORMED_AREA';

const DECIMALS = 4;
// What a signed 64-bit `bigint` column stores.
const MAX_TEN_THOUSANDTHS = 2n ** 63n - 1n;

/**
 * An exact area of land, an integer of 0.0001 mu (亩), never negative, immutable.
 * On the wire a string of mu with four decimals.
 */
export class Area {
  static readonly ZERO = new Area(0n);

  private constructor(
    /** The area in 0.0001 mu. */
    readonly tenThousandthsOfMu: bigint,
  ) {
    Object.freeze(this);
  }

  /** From an integer of 0.0001 mu. */
  static ofTenThousandths(tenThousandthsOfMu: bigint): Area {
    if (tenThousandthsOfMu < 0n || tenThousandthsOfMu > MAX_TEN_THOUSANDTHS) {
      throw new DomainError(MALFORMED_AREA, 'The area is out of range: keep it between 0 and 922337203685477.5807 mu.');
    }
    return new Area(tenThousandthsOfMu);
  }

  /** From text in mu (亩) with at most four decimals, e.g. "432.8723". */
  static ofMu(text: string): Area {
    const exact = parseScaled(text, DECIMALS);
    if (exact === undefined) {
      throw new DomainError(
        MALFORMED_AREA,
        'Not an area in mu (亩): write digits with at most four decimals, e.g. "432.8723".',
      );
    }
    return Area.ofTenThousandths(exact);
  }

  static sum(areas: Iterable<Area>): Area {
    let total = 0n;
    for (const area of areas) total += area.tenThousandthsOfMu;
    return Area.ofTenThousandths(total);
  }

  /** In mu (亩) with exactly four decimals: the wire form. */
  toMu(): string {
    return decimalOfScaled(this.tenThousandthsOfMu, DECIMALS);
  }

  add(other: Area): Area {
    return Area.ofTenThousandths(this.tenThousandthsOfMu + other.tenThousandthsOfMu);
  }

  /** Negative, zero or positive, as `Array.prototype.sort` wants it. */
  compare(other: Area): number {
    return this.tenThousandthsOfMu < other.tenThousandthsOfMu
      ? -1
      : Number(this.tenThousandthsOfMu > other.tenThousandthsOfMu);
  }

  equals(other: Area): boolean {
    return this.tenThousandthsOfMu === other.tenThousandthsOfMu;
  }

  toString(): string {
    return this.toMu();
  }

  toJSON(): string {
    return this.toMu();
  }
}
