import { groupRows } from '@mashang/domain';
import { canonicalJson } from '@mashang/platform-persistence';
import DataLoader from 'dataloader';

/** Answers keys in batches and remembers them for one request; the only way resolvers fetch related rows. */
export interface Loader<Value> {
  load(key: string): Promise<Value>;
}

/** A loader of single rows: `load` answers null for a row that is not there, `get` rejects. */
export interface RowLoader<Row> extends Loader<Row | null> {
  get(key: string): Promise<Row>;
}

/** One value per key from a batch function that answers a map; a key it leaves out is null. */
export function batchMap<Value>(fetchMap: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>): RowLoader<Value> {
  const loader = new DataLoader<string, Value | null>(async (keys) => {
    const found = await fetchMap(keys);
    return keys.map((key) => found.get(key) ?? null);
  });
  return {
    load: (key) => loader.load(key),
    get: async (key) => {
      const value = await loader.load(key);
      if (value === null) throw new Error(`A row that another row refers to is missing: ${key}`);
      return value;
    },
  };
}

/** One row per key. */
export function batchByKey<Row>(
  fetchRows: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): RowLoader<Row> {
  return batchMap(async (keys) => new Map((await fetchRows(keys)).map((row) => [keyOf(row), row])));
}

/** The rows of each key, in the order in which the batch function answers them. */
export function batchListByKey<Row>(
  fetchRows: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): Loader<readonly Row[]> {
  return new DataLoader<string, readonly Row[]>(async (keys) => {
    const groups = groupRows(await fetchRows(keys), keyOf);
    return keys.map((key) => groups.get(key) ?? []);
  });
}

/**
 * One loader for each distinct set of arguments: twenty divisions that ask `caseStatistics` with the same period are one
 * batch, another period is another. Arguments are compared by their JSON.
 */
export function loaderFamily<Arguments, Member extends Loader<unknown>>(make: (args: Arguments) => Member): (args: Arguments) => Member {
  const members = new Map<string, Member>();
  return (args) => {
    const name = canonicalJson(JSON.parse(JSON.stringify(args)));
    const known = members.get(name);
    if (known) return known;
    const made = make(args);
    members.set(name, made);
    return made;
  };
}
