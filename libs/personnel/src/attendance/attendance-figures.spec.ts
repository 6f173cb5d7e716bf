import { Period, WorkingCalendar, WorkingTime } from '@mashang/domain';
import { attendanceStatistics, countedDays } from './attendance-figures';

const workingTime = new WorkingTime(new WorkingCalendar());
const july = Period.parse('2012-07');

describe('attendance figures', () => {
  it.each([
    ['2012-08-06T09:00:00+08:00', '2012-07-31', 22],
    ['2012-07-03T17:29:59+08:00', '2012-07-02', 1],
    ['2012-07-03T17:30:00+08:00', '2012-07-03', 2],
    ['2012-06-30T09:00:00+08:00', '2012-06-29', 0],
  ] as const)('count at %s the working days of July that have ended', (now, lastDay, workingDays) => {
    expect(countedDays(workingTime, july, new Date(now))).toEqual({ firstDay: '2012-07-01', lastDay, workingDays });
  });

  it('are a ratio of sums; what nothing explains is an absence', () => {
    const now = new Date('2012-08-06T09:00:00+08:00');
    const counts = [
      { key: 'A', officers: 2, present: 40, late: 3, early: 1, leave: 2, businessTrip: 1 },
      { key: 'B', officers: 1, present: 20, late: 0, early: 0, leave: 0, businessTrip: 2 },
    ];
    expect(attendanceStatistics(july, counts, countedDays(workingTime, july, now), now)).toMatchObject({
      presence: { numerator: 60n, denominator: 66n, value: '90.91' },
      lateDays: 3,
      earlyDays: 1,
      leaveDays: 2,
      businessTripDays: 3,
      absentDays: 1,
    });
  });

  it('have no rate before the first day has ended', () => {
    const now = new Date('2012-06-30T09:00:00+08:00');
    expect(attendanceStatistics(july, [], countedDays(workingTime, july, now), now).presence.value).toBeNull();
  });
});
