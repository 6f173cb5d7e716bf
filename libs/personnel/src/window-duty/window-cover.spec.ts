import type { Presence } from './window-cover';
import { servingHolder } from './window-cover';

const HOLDERS = [
  { role: 'B', staffNo: 'T-2' },
  { role: 'A', staffNo: 'T-1' },
] as const;

const serving = (a: Presence, b: Presence) => servingHolder(HOLDERS, (staffNo) => (staffNo === 'T-1' ? a : b))?.staffNo ?? null;

describe('who serves of the two holders of a post', () => {
  it.each([
    ['HERE', 'HERE', 'T-1'],
    ['HERE', 'UNKNOWN', 'T-1'],
    ['UNKNOWN', 'UNKNOWN', 'T-1'],
    ['UNKNOWN', 'HERE', 'T-2'],
    ['UNKNOWN', 'AWAY', 'T-1'],
    ['AWAY', 'HERE', 'T-2'],
    ['AWAY', 'UNKNOWN', 'T-2'],
    ['AWAY', 'AWAY', null],
  ] as const)('A %s and B %s: %s', (a, b, staffNo) => {
    expect(serving(a, b)).toBe(staffNo);
  });
});
