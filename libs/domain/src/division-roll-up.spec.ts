import fc from 'fast-check';
import { coveringRanges, divisionRange, rollUpByDivision, rowsByGroup } from './division-roll-up';

const TOWNSHIP = '350199101000';
const VILLAGE = '350199101201';
const NEIGHBOUR = '350199102000';

describe('divisionRange', () => {
  it('holds a township and its villages, and not the neighbouring township', () => {
    const { from, to } = divisionRange(TOWNSHIP);
    expect(from <= VILLAGE && VILLAGE <= to).toBe(true);
    expect(from <= NEIGHBOUR && NEIGHBOUR <= to).toBe(false);
  });

  it('holds only itself for a village', () => {
    expect(divisionRange(VILLAGE)).toEqual({ from: VILLAGE, to: VILLAGE });
  });

  it('holds only itself for a hamlet, so that a figure asked for it is empty and no error', () => {
    expect(divisionRange(`${VILLAGE}01`)).toEqual({ from: `${VILLAGE}01`, to: `${VILLAGE}01` });
    expect(() => divisionRange(`${TOWNSHIP}01`)).toThrow(expect.objectContaining({ code: 'MALFORMED_DIVISION_CODE' }));
  });

  it.each(['', '35019910120X', '350199'])('refuses %j, whose prefix would be that of other divisions', (code) => {
    expect(() => divisionRange(code)).toThrow(expect.objectContaining({ code: 'MALFORMED_DIVISION_CODE' }));
  });

  it('reads a county whose township digits are all zero', () => {
    expect(divisionRange('350199000000')).toEqual({ from: '350199000000', to: '350199999999' });
  });
});

describe('coveringRanges', () => {
  it('drops a village that its township already covers, and repeats', () => {
    expect(coveringRanges([VILLAGE, TOWNSHIP, TOWNSHIP])).toEqual([divisionRange(TOWNSHIP)]);
  });
});

describe('rollUpByDivision', () => {
  it('gives each division its own rows and those below, whatever their order', () => {
    const code = fc.constantFrom(TOWNSHIP, VILLAGE, '350199101202', NEIGHBOUR, '350199102201');
    fc.assert(
      fc.property(fc.array(code), fc.uniqueArray(code), (rows, asked) => {
        const rolled = rollUpByDivision(asked, rows, (row) => row);
        for (const division of asked) {
          const isTownship = division.endsWith('000');
          const expected = rows.filter((row) => (isTownship ? row.startsWith(division.slice(0, 9)) : row === division));
          expect([...(rolled.get(division) ?? [])].sort()).toEqual([...expected].sort());
        }
      }),
    );
  });
});

describe('rowsByGroup', () => {
  const rows = [TOWNSHIP, VILLAGE, 'GS-LAND', VILLAGE];

  it.each([
    ['division', [TOWNSHIP, VILLAGE, VILLAGE]],
    ['department', [TOWNSHIP]],
  ])('sums upward only where the group is one of divisions: %s', (group, expected) => {
    expect(rowsByGroup(group, [TOWNSHIP], rows, (row) => row).get(TOWNSHIP)).toEqual(expected);
  });

  it('answers an empty list for a code without rows', () => {
    expect(rowsByGroup('department', ['GS-NONE'], rows, (row) => row).get('GS-NONE')).toEqual([]);
  });
});
