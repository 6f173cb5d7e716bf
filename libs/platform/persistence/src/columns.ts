import type { Money as MoneyType } from '@mashang/domain';
import { Money } from '@mashang/domain';
import type { ColumnOptions, ValueTransformer } from 'typeorm';

/**
 * Compares byte by byte, so `A1` and `a1` are two codes on both engines. SQLite does so by nature and has no such
 * name.
 */
export const CODE_COLLATION = 'utf8mb4_bin';

/** For text that people read; `utf8mb4_unicode_ci` would treat distinct rare Han characters as equal. */
export const TEXT_COLLATION = 'utf8mb4_unicode_520_ci';

export interface ColumnFlags {
  /** Default false. */
  readonly nullable?: boolean;
}

/**
 * What an entity's `@Column` or `@PrimaryColumn` and a migration's table share. It does carry `nullable`, left out of
 * the type because TypeORM's two decorators want different ones.
 */
export type PortableColumn = Omit<ColumnOptions, 'nullable'> & { readonly type: NonNullable<ColumnOptions['type']> };

export function isNullable(kind: PortableColumn): boolean {
  return 'nullable' in kind && kind.nullable === true;
}

type RawInteger = bigint | number | string;

function nullable<Value, Raw>(to: (value: Value) => unknown, from: (raw: Raw) => Value): ValueTransformer {
  return {
    to: (value: Value | null | undefined) => (value === null || value === undefined ? value : to(value)),
    from: (raw: Raw | null | undefined) => (raw === null || raw === undefined ? null : from(raw)),
  };
}

/** MySQL hands out BIGINT as a string, SQLite as a number. */
const bigintTransformer = nullable<bigint, RawInteger>((value) => value, BigInt);

const moneyTransformer = nullable<MoneyType, RawInteger>(
  (value) => value.fen,
  (raw) => Money.ofFen(BigInt(raw)),
);

function portable(kind: PortableColumn, { nullable = false }: ColumnFlags): PortableColumn {
  return Object.assign({ nullable }, kind);
}

function varchar(length: number, collation: string, flags: ColumnFlags): PortableColumn {
  return portable({ type: 'varchar', length, collation }, flags);
}

/**
 * The column kinds that mean the same on SQLite and on MySQL/MariaDB. Entities and migrations use these and nothing
 * else: `@Column(column.money()) amount!: Money`.
 */
export const column = {
  /** A UUID as text. */
  id: (flags: ColumnFlags = {}) => varchar(36, CODE_COLLATION, flags),
  /** A code, number, hash or enum value: compared exactly. `length` counts characters. */
  code: (length: number, flags: ColumnFlags = {}) => varchar(length, CODE_COLLATION, flags),
  /** Names and short prose. Case-insensitive on MariaDB: never decide identity by it. */
  text: (length: number, flags: ColumnFlags = {}) => varchar(length, TEXT_COLLATION, flags),
  /** Prose up to 65,535 bytes. */
  longText: (flags: ColumnFlags = {}) => portable({ type: 'text', collation: TEXT_COLLATION }, flags),
  /** A 32-bit integer: counts, days, 0.0001 mu. */
  integer: (flags: ColumnFlags = {}) => portable({ type: 'int' }, flags),
  /** `bigint` in the entity, exact over 64 bits. */
  bigint: (flags: ColumnFlags = {}) => portable({ type: 'bigint', transformer: bigintTransformer }, flags),
  /** `Money` in the entity, fen in the database. */
  money: (flags: ColumnFlags = {}) => portable({ type: 'bigint', transformer: moneyTransformer }, flags),
  boolean: (flags: ColumnFlags = {}) => portable({ type: 'boolean' }, flags),
  /** `Date` in the entity, UTC with milliseconds in the database. */
  instant: (flags: ColumnFlags = {}) => portable({ type: 'datetime', precision: 3 }, flags),
  /**
   * A business date (Asia/Shanghai) as `YYYY-MM-DD`; text, because drivers turn DATE into instants of their own zone.
   */
  date: (flags: ColumnFlags = {}) => varchar(10, CODE_COLLATION, flags),
  /** A stored `YYYY-MM`, for grouping by month without date functions. */
  period: (flags: ColumnFlags = {}) => varchar(7, CODE_COLLATION, flags),
  /**
   * JSON of up to 65,535 bytes; parse it where it enters the domain. Declare the property by an interface of its own
   * or as `unknown`: TypeORM's types do not end on the recursive `JsonValue`.
   */
  json: (flags: ColumnFlags = {}) => portable({ type: 'simple-json', collation: CODE_COLLATION }, flags),
  /** The optimistic lock that `updateAtVersion` advances; begins at 1. */
  version: () => portable({ type: 'int' }, {}),
} as const;

/** `COUNT`, `SUM` and BIGINT columns in raw results: a number on SQLite, a string on MariaDB. */
export function integerFromRaw(raw: unknown): bigint {
  if (typeof raw === 'bigint') return raw;
  if (typeof raw === 'number' && Number.isSafeInteger(raw)) return BigInt(raw);
  if (typeof raw === 'string' && /^-?\d+$/.test(raw)) return BigInt(raw);
  throw new TypeError('not an exact integer in a raw result');
}

/** Instants in raw results: `YYYY-MM-DD HH:MM:SS.mmm` (UTC) on SQLite, a `Date` on MariaDB. */
export function instantFromRaw(raw: unknown): Date {
  if (raw instanceof Date) return raw;
  if (typeof raw === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?$/.test(raw)) {
    return new Date(`${raw.replace(' ', 'T')}Z`);
  }
  throw new TypeError('not an instant in a raw result');
}
