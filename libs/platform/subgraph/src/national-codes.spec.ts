import { nationalCodeTables } from './national-codes';

const SDL = `
"Kind of a thing (种类); as the standard has it."
enum Thing {
  "The second (乙, 次之)."
  SECOND @nationalCode(table: "A.2", code: "02")
  "The first (甲)."
  FIRST @nationalCode(table: "A.2", code: "01")
  "One without a code."
  BARE
}

"Ending (结局)."
enum Ending {
  "Over (完)."
  OVER @nationalCode(table: "A.1", code: "1")
}

"No code at all."
enum Plain { "Nothing." NOTHING }
`;

describe('national codes in an SDL', () => {
  it('are tables by table and enum, with the names that the descriptions give', () => {
    expect(nationalCodeTables(SDL)).toEqual([
      { table: 'A.1', type: 'Ending', en: 'Ending', zh: '结局', entries: [{ value: 'OVER', code: '1', en: 'Over', zh: '完' }] },
      {
        table: 'A.2',
        type: 'Thing',
        en: 'Kind of a thing',
        zh: '种类',
        entries: [
          { value: 'SECOND', code: '02', en: 'The second', zh: '乙, 次之' },
          { value: 'FIRST', code: '01', en: 'The first', zh: '甲' },
        ],
      },
    ]);
  });

  it.each([
    ['Thing', '"A kind." enum Thing { "One (一)." ONE @nationalCode(table: "A.1", code: "1") }'],
    ['Thing.ONE', '"A kind (类)." enum Thing { "One." ONE @nationalCode(table: "A.1", code: "1") }'],
    ['Thing.ONE', '"A kind (类)." enum Thing { ONE @nationalCode(table: "A.1", code: "1") }'],
  ])('refuse a code without a Chinese term at %s', (path, sdl) => {
    expect(() => nationalCodeTables(sdl)).toThrow(`${path} has a national code`);
  });
});
