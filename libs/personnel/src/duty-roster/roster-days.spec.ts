import { WorkingCalendar } from '@mashang/domain';
import fc from 'fast-check';
import { rosterDays, uncoveredDays } from './roster-days';

const calendar = new WorkingCalendar();

describe('the days of a roster', () => {
  it('are working days of the month and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2010, max: 2026 }), fc.integer({ min: 1, max: 12 }), (year, monthOfYear) => {
        const month = `${year}-${String(monthOfYear).padStart(2, '0')}`;
        const days = rosterDays(calendar, month, `${month}-01`);
        expect(days.filter((day) => !day.startsWith(month) || !calendar.isWorkingDay(day))).toEqual([]);
      }),
    );
  });

  it('hold a make-up working day, and begin with the day of a late draft', () => {
    expect(rosterDays(calendar, '2012-09', '2012-09-28')).toEqual(['2012-09-28', '2012-09-29']);
  });

  it('are uncovered without a shift, and with only a shift of somebody who is away', () => {
    const shifts = [
      { on: '2012-08-06', staffNo: 'V-1' },
      { on: '2012-08-07', staffNo: 'V-1' },
      { on: '2012-08-07', staffNo: 'V-2' },
    ];
    const isAway = (staffNo: string) => staffNo === 'V-1';
    expect(uncoveredDays(['2012-08-06', '2012-08-07', '2012-08-08'], shifts, isAway)).toEqual(['2012-08-06', '2012-08-08']);
  });
});
