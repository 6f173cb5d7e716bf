import { nationalCodeTables } from '@mashang/platform-subgraph';
import { typeDefs } from '../__generated__/type-defs';

/** The code tables of this subgraph, as its SDL states them with `@nationalCode`. */
export const CODE_TABLES = nationalCodeTables(typeDefs);

const CODES: ReadonlyMap<string, string> = new Map(CODE_TABLES.flatMap(({ type, entries }) => entries.map(({ value, code }) => [`${type}.${value}`, code])));

/** The code of an enum's value; null for a value that has none. */
export function nationalCode(type: string, value: string): string | null {
  return CODES.get(`${type}.${value}`) ?? null;
}
