import { coveringRanges } from '@mashang/domain';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

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
  const ranges = coveringRanges(codes);
  const conditions = ranges.map((_, index) => `${path} BETWEEN :divisionFrom${index} AND :divisionTo${index}`);
  const parameters = ranges.flatMap(({ from, to }, index) => [
    [`divisionFrom${index}`, from],
    [`divisionTo${index}`, to],
  ]);
  return query.andWhere(
    `(${conditions.length === 0 ? '1 = 0' : conditions.join(' OR ')})`,
    Object.fromEntries(parameters),
  );
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
