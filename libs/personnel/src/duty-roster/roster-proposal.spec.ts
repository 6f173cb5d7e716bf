import { WorkingCalendar } from '@mashang/domain';
import fc from 'fast-check';
import { proposeRoster } from './roster-proposal';

const calendar = new WorkingCalendar();
const AUGUST = Array.from({ length: 31 }, (_, index) => `2012-08-${String(index + 1).padStart(2, '0')}`).filter((day) => calendar.isWorkingDay(day));
const CADRES = ['V-1', 'V-2', 'V-3', 'V-4'];
const nobodyAway = () => false;

/** The sums of squares of the counts of every possible roster; the fairest has the least. */
function leastUnfairness(days: readonly string[], officers: readonly string[], isAway: (staffNo: string, day: string) => boolean, counts: readonly number[] = officers.map(() => 0)): number {
  const [day, ...later] = days;
  if (day === undefined) return counts.reduce((sum, count) => sum + count * count, 0);
  const free = officers.flatMap((staffNo, index) => (isAway(staffNo, day) ? [] : [index]));
  if (free.length === 0) return leastUnfairness(later, officers, isAway, counts);
  return Math.min(...free.map((chosen) => leastUnfairness(later, officers, isAway, counts.map((count, index) => count + Number(index === chosen)))));
}

const countsOf = (shifts: readonly { staffNo: string }[], officers: readonly string[]) => officers.map((one) => shifts.filter(({ staffNo }) => staffNo === one).length);

describe('the proposal of a roster', () => {
  it('goes round in turn when nobody is away', () => {
    expect(proposeRoster(AUGUST.slice(0, 6), CADRES, nobodyAway).map(({ staffNo }) => staffNo)).toEqual(['V-1', 'V-2', 'V-3', 'V-4', 'V-1', 'V-2']);
  });

  it('gives two cadres counts that differ by one at most when nobody is away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 23 }), (cadres, days) => {
        const officers = Array.from({ length: cadres }, (_, index) => `V-${index}`);
        const counts = countsOf(proposeRoster(AUGUST.slice(0, days), officers, nobodyAway), officers);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('puts nobody on a day on which the person is away, covers each day somebody is free, and no roster is fairer', () => {
    const absences = fc.array(fc.tuple(fc.constantFrom(...CADRES.slice(0, 3)), fc.constantFrom(...AUGUST.slice(0, 6))));
    fc.assert(
      fc.property(absences, fc.integer({ min: 0, max: 6 }), (away, length) => {
        const officers = CADRES.slice(0, 3);
        const days = AUGUST.slice(0, length);
        const isAway = (staffNo: string, on: string) => away.some(([who, day]) => who === staffNo && day === on);
        const shifts = proposeRoster(days, officers, isAway);
        expect(shifts.filter(({ staffNo, on }) => isAway(staffNo, on))).toEqual([]);
        expect(shifts.map(({ on }) => on)).toEqual(days.filter((day) => officers.some((staffNo) => !isAway(staffNo, day))));
        const unfairness = countsOf(shifts, officers).reduce((sum, count) => sum + count * count, 0);
        expect(unfairness).toBe(leastUnfairness(days, officers, isAway));
      }),
    );
  });
});
