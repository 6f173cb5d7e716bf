import { groupRows } from '@mashang/domain';
import type { EntityManager, EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { KeysetColumn, KeysetList, KeysetValue } from './cursor';
import { decodeCursor, encodeCursor } from './cursor';
import { persistenceError } from './errors';

export interface PageArguments {
  /** Rows wanted: 1 to 100, default 20. */
  readonly first?: number | null | undefined;
  /** The `endCursor` of the page before. */
  readonly after?: string | null | undefined;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  /** True when the page follows a cursor; this graph pages forward only. */
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** A Relay connection. */
export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: PageInfo;
}

const DEFAULT_PAGE_SIZE = 20;
const LARGEST_PAGE_SIZE = 100;

/** @throws DomainError `PAGE_SIZE_OUT_OF_RANGE` */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? DEFAULT_PAGE_SIZE;
  if (Number.isInteger(size) && size >= 1 && size <= LARGEST_PAGE_SIZE) return size;
  throw persistenceError('PAGE_SIZE_OUT_OF_RANGE', `Ask for 1 to ${LARGEST_PAGE_SIZE} rows with \`first\`.`, {
    largest: LARGEST_PAGE_SIZE,
  });
}

function exactInteger(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(value);
  if (typeof value === 'object' && value !== null && 'fen' in value) return exactInteger(value.fen);
  throw new TypeError('a keyset column of kind integer holds neither an integer nor an amount of money');
}

function cursorValue<Row>(row: Row, { property, kind }: KeysetColumn<Row>): KeysetValue {
  const value: unknown = row[property];
  if (kind === 'integer') return exactInteger(value).toString();
  if (kind === 'instant' && value instanceof Date) return value.toISOString();
  if (kind === 'text' && typeof value === 'string') return value;
  throw new TypeError(`the keyset column ${property} does not hold the kind ${kind}`);
}

/** What the database compares the column with; `undefined` when the cursor's value is not of the column's kind. */
function boundValue(
  value: KeysetValue | undefined,
  kind: KeysetColumn<never>['kind'],
): string | bigint | Date | undefined {
  if (typeof value !== 'string') return undefined;
  if (kind === 'text') return value;
  if (kind === 'integer') return /^-?\d{1,19}$/.test(value) ? BigInt(value) : undefined;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** Cuts `rows`, of which one more than `size` was fetched, to a page. Pure. */
export function keysetPage<Row>(
  list: KeysetList<Row>,
  rows: readonly Row[],
  { size, after }: { readonly size: number; readonly after: string | null | undefined },
): Connection<Row> {
  const edges = rows.slice(0, size).map((node) => ({
    node,
    cursor: encodeCursor(
      list.name,
      list.order.map((column) => cursorValue(node, column)),
    ),
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: typeof after === 'string',
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

interface Condition {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string | bigint | Date>>;
}

/**
 * `a > x OR (a = x AND (b > y OR …))`, spelled out because row values compare differently where directions are mixed.
 */
function after<Row>(list: KeysetList<Row>, cursor: string, alias: string): Condition {
  const values = decodeCursor(list.name, cursor);
  const parameters: Record<string, string | bigint | Date> = {};
  const sql = list.order.reduceRight((rest, { property, kind, direction }, position) => {
    const value = boundValue(values[position], kind);
    if (value === undefined || values.length !== list.order.length) {
      throw persistenceError('MALFORMED_CURSOR', `This cursor does not fit the list ${list.name}; begin without one.`);
    }
    const name = `keyset${position}`;
    parameters[name] = value;
    const path = `${alias}.${property}`;
    const beyond = `${path} ${direction === 'ASC' ? '>' : '<'} :${name}`;
    return rest === '' ? beyond : `(${beyond} OR (${path} = :${name} AND ${rest}))`;
  }, '');
  return { sql, parameters };
}

/**
 * One page of a query, in the list's order. The query may filter and may join to-one relations; joining a to-many
 * relation would multiply rows, so load those by key instead.
 */
export async function fetchPage<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  list: KeysetList<Row>,
  page: PageArguments,
): Promise<Connection<Row>> {
  const size = pageSize(page.first);
  const bounded = query.clone();
  // TypeORM writes `a OR b AND c` for `where('a OR b').andWhere('c')`.
  const { wheres } = bounded.expressionMap;
  if (wheres.length > 0) {
    bounded.expressionMap.wheres = [{ type: 'simple', condition: { operator: 'brackets', condition: wheres } }];
  }
  if (typeof page.after === 'string') {
    const condition = after(list, page.after, query.alias);
    bounded.andWhere(condition.sql, condition.parameters);
  }
  for (const { property, direction } of list.order) bounded.addOrderBy(`${query.alias}.${property}`, direction);
  const rows = await bounded.limit(size + 1).getMany();
  return keysetPage(list, rows, { size, after: page.after });
}

/** Many lists of one table, one for each value of a column. */
export interface KeysetLists<Row> {
  /** The column that says to which list a row belongs. */
  readonly partition: keyof Row & string;
  /** The primary key. */
  readonly identity: readonly (keyof Row & string)[];
  /** The list of one value; all in the same order. */
  readonly listOf: (value: string) => KeysetList<Row>;
}

/** The first page of each list, by its value: one statement for the batch, however many lists and however long they are. */
export async function fetchFirstPages<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  { partition, identity, listOf }: KeysetLists<Row>,
  values: readonly string[],
  first: number,
): Promise<ReadonlyMap<string, Connection<Row>>> {
  const size = pageSize(first);
  const order = listOf(values[0] ?? '').order;
  const ordered = order.map(({ property, direction }) => `ranked.${property} ${direction}`).join(', ');
  const query = manager.createQueryBuilder(entity, 'listed').innerJoin(
    (ranking) =>
      ranking
        .select(identity.map((property) => `ranked.${property} AS ${property}`))
        .addSelect(`ROW_NUMBER() OVER (PARTITION BY ranked.${partition} ORDER BY ${ordered})`, 'position')
        .from(entity, 'ranked')
        .where(`ranked.${partition} IN (:...values)`, { values }),
    'rank',
    `${identity.map((property) => `rank.${property} = listed.${property}`).join(' AND ')} AND rank.position <= :most`,
    { most: size + 1 },
  );
  for (const { property, direction } of order) query.addOrderBy(`listed.${property}`, direction);
  const rowsOf = groupRows(await query.getMany(), (row) => String(row[partition]));
  return new Map(values.map((value) => [value, keysetPage(listOf(value), rowsOf.get(value) ?? [], { size, after: null })]));
}
