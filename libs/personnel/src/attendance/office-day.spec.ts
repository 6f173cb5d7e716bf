import { WorkingCalendar, WorkingTime } from '@mashang/domain';
import { checkInVerdict, isOpenAt } from './office-day';

const workingTime = new WorkingTime(new WorkingCalendar());
const at = (time: string) => new Date(`2012-08-06T${time}+08:00`);

describe('the office day', () => {
  it.each([
    ['07:14:59', 'TOO_EARLY'],
    ['07:15:00', 'IN_TIME'],
    ['08:30:00', 'IN_TIME'],
    ['08:30:01', 'LATE'],
    ['17:29:59', 'LATE'],
    ['17:30:00', 'TOO_LATE'],
  ] as const)('takes a check-in at %s as %s', (time, verdict) => {
    expect(checkInVerdict(workingTime, '2012-08-06', at(time))).toBe(verdict);
  });

  it('has no office hours on a weekend', () => {
    expect(checkInVerdict(workingTime, '2012-08-05', new Date('2012-08-05T09:00:00+08:00'))).toBe('NO_OFFICE_HOURS');
  });

  it('is closed at noon and open from the minute of opening', () => {
    expect(['08:14:59', '08:15:00', '12:00:00', '14:00:00', '17:30:00'].map((time) => isOpenAt(workingTime, '2012-08-06', at(time)))).toEqual([false, true, false, true, false]);
  });
});
