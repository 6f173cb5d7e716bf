import type { NationalRecord } from '@mashang/cases';
import type { Format } from './record-lines';
import { recordLines } from './record-lines';

const records: readonly NationalRecord[] = [
  { case_no: 'A-1', result_reason: '材料不符, 退回', certificate_no: null },
  { case_no: 'A-2', result_reason: '=HYPERLINK("x")', certificate_no: 'GS-Z-1' },
];

async function* streamed(): AsyncGenerator<NationalRecord> {
  yield* records;
}

async function* nothing(): AsyncGenerator<NationalRecord> {}

const text = async (format: Format, of: AsyncIterable<NationalRecord> = streamed()): Promise<string> => {
  let all = '';
  for await (const line of recordLines(of, format, ['case_no', 'result_reason', 'certificate_no'])) all += line;
  return all;
};

describe('lines of an export', () => {
  it('are CSV with one heading, quoted where it must be, and without formulas', async () => {
    expect(await text('csv')).toBe('case_no,result_reason,certificate_no\r\nA-1,"材料不符, 退回",\r\nA-2,"\'=HYPERLINK(""x"")",GS-Z-1\r\n');
  });

  it('are a heading alone where there is no record, and no line at all of JSON', async () => {
    expect(await text('csv', nothing())).toBe('case_no,result_reason,certificate_no\r\n');
    expect(await text('jsonl', nothing())).toBe('');
  });

  it('are JSON lines that read back as they were', async () => {
    expect((await text('jsonl')).trimEnd().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual(records);
  });
});
