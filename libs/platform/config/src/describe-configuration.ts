import type { ConfigurationSchema } from './read-configuration';

export interface ConfigurationRow {
  readonly variable: string;
  readonly meaning: string;
  readonly expected: string;
  /** `required`, or what holds without it. */
  readonly default: string;
}

/** What a README says about the variables, from the same table that reads them. */
export function describeConfiguration(schema: ConfigurationSchema): readonly ConfigurationRow[] {
  return Object.values(schema).map(({ name, meaning, expected, whenAbsent }) => ({
    variable: name,
    meaning,
    expected,
    default: whenAbsent.kind === 'use' ? whenAbsent.shown : 'required',
  }));
}

/** The rows as a Markdown table. */
export function configurationTable(schema: ConfigurationSchema): string {
  const rows = describeConfiguration(schema).map(
    (row) => `| \`${row.variable}\` | ${[row.meaning, row.expected, row.default].map(cell).join(' | ')} |`,
  );
  return ['| Variable | Meaning | Expected | Default |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** `<path>` would pass for an HTML tag. */
function cell(content: string): string {
  return content.replaceAll('<', '&lt;').replaceAll('|', '\\|');
}
