import { stringify } from 'csv-stringify/sync';
import type { NationalRecord } from '@mashang/cases';

export const FORMATS = ['csv', 'jsonl'] as const;

const CSV = { escape_formulas: true, record_delimiter: 'windows' } as const;

export type Format = (typeof FORMATS)[number];

/**
 * The lines of an export: RFC 4180 CSV with the heading of its columns, of no record too, or JSON lines. Text that a spreadsheet would take for a formula is made
 * harmless: a citizen's name or a reason is somebody else's input.
 */
export async function* recordLines(records: AsyncIterable<NationalRecord>, format: Format, columns: readonly string[]): AsyncGenerator<string> {
  if (format === 'csv') yield stringify([columns], CSV);
  for await (const record of records) {
    if (format === 'jsonl') yield `${JSON.stringify(record)}\n`;
    else yield stringify([record], { ...CSV, columns });
  }
}
