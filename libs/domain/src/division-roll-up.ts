import { DivisionCode, isHamletCode } from './division-code';
import { groupRows } from './rows';

/** An inclusive range of division codes; text comparison orders them. */
export interface DivisionRange {
  readonly from: string;
  readonly to: string;
}

/**
 * The range that holds a division and everything below it, e.g. 350199101000 … 350199101999 for a township; a hamlet has only
 * itself. Refuses what is no code.
 */
export function divisionRange(code: string): DivisionRange {
  if (isHamletCode(code)) return { from: code, to: code };
  const prefix = DivisionCode.prefixOf(DivisionCode.parse(code));
  return { from: prefix.padEnd(12, '0'), to: prefix.padEnd(12, '9') };
}

/** The fewest ranges that hold all given divisions: one `WHERE` for a batch with a township beside its villages. */
export function coveringRanges(codes: readonly string[]): readonly DivisionRange[] {
  const ranges = [...new Set(codes)].map(divisionRange);
  return ranges.filter(
    (range) => !ranges.some((other) => other !== range && other.from <= range.from && range.to <= other.to),
  );
}

/**
 * Hands each asked division the rows of itself and of all below it: figures are grouped once by the finest division
 * and summed upward here, so a village and its township in one question cost one statement.
 */
export function rollUpByDivision<Row>(
  codes: readonly string[],
  rows: readonly Row[],
  divisionOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const rowsByDivision = groupRows(rows, divisionOf);
  return new Map(
    codes.map((code) => {
      const { from, to } = divisionRange(code);
      return [
        code,
        [...rowsByDivision].flatMap(([division, group]) => (from <= division && division <= to ? group : [])),
      ];
    }),
  );
}

/** The rows of each asked code, if none an empty list: for divisions of itself and of all below it, for any other group of itself. */
export function rowsByGroup<Row>(
  group: string,
  codes: readonly string[],
  rows: readonly Row[],
  codeOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  if (group === 'division') return rollUpByDivision(codes, rows, codeOf);
  const rowsOf = groupRows(rows, codeOf);
  return new Map(codes.map((code) => [code, rowsOf.get(code) ?? []]));
}
