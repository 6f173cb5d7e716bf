import { coveringRanges } from '@mashang/domain';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** SQL that is true of rows in the divisions or below them, with its parameters, for conditions that have more to say; `path` as below. */
export function divisionCondition(path: string, codes: readonly string[]): { readonly sql: string; readonly parameters: Readonly<Record<string, string>> } {
  const ranges = coveringRanges(codes);
  const conditions = ranges.map((_, index) => `${path} BETWEEN :divisionFrom${index} AND :divisionTo${index}`);
  const bounds = ranges.flatMap(({ from, to }, index) => [[`divisionFrom${index}`, from] as const, [`divisionTo${index}`, to] as const]);
  return { sql: `(${conditions.length === 0 ? '1 = 0' : conditions.join(' OR ')})`, parameters: Object.fromEntries(bounds) };
}

/**
 * Narrows a query to rows whose division is one of `codes` or lies below one: as few ranges as cover them, so that a
 * township beside its villages is one range over the index that begins with the division code.
 * `path` is the column in the query's terms, e.g. `post.divisionCode`.
 */
export function whereDivisionIn<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  path: string,
  codes: readonly string[],
): SelectQueryBuilder<Row> {
  const { sql, parameters } = divisionCondition(path, codes);
  return query.andWhere(sql, parameters);
}

/** Narrows a query to rows of the asked groups: divisions with all below them, or any other group by its codes. */
export function whereGroupIn<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  group: string,
  path: string,
  codes: readonly string[],
): SelectQueryBuilder<Row> {
  return group === 'division' ? whereDivisionIn(query, path, codes) : query.andWhere(`${path} IN (:...codes)`, { codes });
}
