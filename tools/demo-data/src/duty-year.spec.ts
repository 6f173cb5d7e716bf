import { WORLD, workingDays } from './business-time';
import { personnelYear } from './personnel-year';
import { VILLAGES } from './place';
import { Random } from './random';

describe('the duty year', () => {
  const rows = [...personnelYear(new Random(7))];
  const of = (table: string) => rows.filter((row) => row.table === table).map(({ row }) => row);
  const days = workingDays(WORLD.firstDay, WORLD.reportDay);

  it('has one cadre of the village on duty on each working day, in fair turn', () => {
    const shifts = of('duty_shifts');
    expect(shifts).toHaveLength(VILLAGES.length * days.length);
    for (const { code } of VILLAGES) {
      const own = shifts.filter(({ division_code }) => division_code === code);
      expect(own.map(({ shift_on }) => shift_on)).toEqual(days);
      const counts = [...new Set(own.map(({ staff_no }) => staff_no))].map((staffNo) => own.filter(({ staff_no }) => staff_no === staffNo).length);
      expect(counts).toHaveLength(4);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  });

  it('serves each window by one post', () => {
    const codes = of('posts').flatMap(({ window_code }) => (window_code === null ? [] : [window_code]));
    expect(codes).toHaveLength(9);
    expect(new Set(codes).size).toBe(9);
  });
});
