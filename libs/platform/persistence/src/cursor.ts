import { persistenceError } from './errors';

/** What a cursor carries of one sort column. */
export type KeysetValue = string | number;

/**
 * One column of a list's order. `text` for codes, ids, dates and names, `integer` for numbers and bigints (and
 * `Money`, by its fen), `instant` for `Date`. Columns that can be null cannot be sorted by.
 */
export interface KeysetColumn<Row> {
  readonly property: Extract<keyof Row, string>;
  readonly kind: 'text' | 'integer' | 'instant';
  readonly direction: 'ASC' | 'DESC';
}

/** A list with a total order: the last column must be unique, usually `id`. */
export interface KeysetList<Row> {
  /** Names the list in its cursors, so that a cursor of another list is refused; `<subgraph>.<list>`. */
  readonly name: string;
  readonly order: readonly [KeysetColumn<Row>, ...KeysetColumn<Row>[]];
}

function malformed() {
  return persistenceError(
    'MALFORMED_CURSOR',
    'This is not a cursor of this graph; pass an `endCursor` as it was received.',
  );
}

function isKeysetValue(value: unknown): value is KeysetValue {
  return typeof value === 'string' || Number.isSafeInteger(value);
}

/** Opaque to callers: base64url of the JSON list `[name, ...values]`. */
export function encodeCursor(list: string, values: readonly KeysetValue[]): string {
  return Buffer.from(JSON.stringify([list, ...values]), 'utf8').toString('base64url');
}

/** @throws DomainError `MALFORMED_CURSOR` for what we never wrote, `FOREIGN_CURSOR` for another list's cursor. */
export function decodeCursor(list: string, cursor: string): readonly KeysetValue[] {
  const parsed = parse(cursor);
  if (!Array.isArray(parsed)) throw malformed();
  const [name, ...values]: unknown[] = parsed;
  if (typeof name !== 'string' || !values.every(isKeysetValue)) throw malformed();
  if (name !== list) {
    throw persistenceError('FOREIGN_CURSOR', `This cursor belongs to another list; pass one of ${list}.`, { list });
  }
  return values;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw malformed();
  }
}
