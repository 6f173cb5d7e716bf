import type { ConstDirectiveNode, EnumTypeDefinitionNode, EnumValueDefinitionNode, StringValueNode } from 'graphql';
import { Kind, parse } from 'graphql';

/** One value of an enum that has a code of the nation, with its name in two languages. */
export interface NationalCode {
  readonly value: string;
  readonly code: string;
  readonly en: string;
  readonly zh: string;
}

/** The codes that one enum takes from one table. */
export interface NationalCodeTable {
  /** The table, e.g. `A.6` of GB/T 39046-2020. */
  readonly table: string;
  /** The enum that carries the codes. */
  readonly type: string;
  readonly en: string;
  readonly zh: string;
  readonly entries: readonly NationalCode[];
}

/** What every description begins with: the English name, and the Chinese term in parentheses. */
const NAMES = /^(?<en>[^()]+?)\s*\((?<zh>[^()]+)\)/;

function namesOf(description: StringValueNode | undefined, path: string): Pick<NationalCode, 'en' | 'zh'> {
  const { en, zh } = NAMES.exec(description?.value.trim() ?? '')?.groups ?? {};
  if (en === undefined || zh === undefined) throw new Error(`${path} has a national code, and its description does not begin with a name and its Chinese term in parentheses`);
  return { en, zh };
}

function argument({ arguments: given }: ConstDirectiveNode, name: string): string {
  const value = given?.find(({ name: { value: of } }) => of === name)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}

function codedValues({ name, values = [] }: EnumTypeDefinitionNode): readonly (NationalCode & { readonly table: string })[] {
  const codeOf = ({ name: { value }, description, directives = [] }: EnumValueDefinitionNode) =>
    directives
      .filter((directive) => directive.name.value === 'nationalCode')
      .map((directive) => ({ value, table: argument(directive, 'table'), code: argument(directive, 'code'), ...namesOf(description, `${name.value}.${value}`) }));
  return values.flatMap(codeOf);
}

/**
 * The code tables that an SDL states with `@nationalCode`, by table and enum, their codes in the order of the enum's values. The
 * names are those of the descriptions, so nothing is said twice.
 * @throws Error naming the enum or value whose description holds no Chinese term.
 */
export function nationalCodeTables(typeDefs: string): readonly NationalCodeTable[] {
  const enums = parse(typeDefs).definitions.filter((node) => node.kind === Kind.ENUM_TYPE_DEFINITION);
  const tables = enums.flatMap((node) => {
    const coded = codedValues(node);
    return [...new Set(coded.map(({ table }) => table))].map((table) => ({
      table,
      type: node.name.value,
      ...namesOf(node.description, node.name.value),
      entries: coded.filter(({ table: of }) => of === table).map(({ value, code, en, zh }) => ({ value, code, en, zh })),
    }));
  });
  const key = ({ table, type }: NationalCodeTable): string => `${table} ${type}`;
  return tables.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}
