import { addDays, WorkingCalendar } from '@mashang/domain';
import fc from 'fast-check';
import { readClock } from './case-clock';

const calendar = new WorkingCalendar();

describe('readClock', () => {
  it('counts make-up days and leaves out the National Day week: accepted 2013-09-27 + 5 is due 2013-10-10', () => {
    const clock = readClock(calendar, { limitWorkingDays: 5, acceptedOn: '2013-09-27', readOn: '2013-09-30' });
    expect(clock).toMatchObject({ dueOn: '2013-10-10', usedWorkingDays: 2, remainingWorkingDays: 3, overdueWorkingDays: 0 });
    expect(clock.explain.filter(({ isCounted }) => isCounted).map(({ date }) => date)).toEqual([
      '2013-09-29',
      '2013-09-30',
      '2013-10-08',
      '2013-10-09',
      '2013-10-10',
    ]);
  });

  it('is due on the day of acceptance for a case on the spot, and overdue on the next working day', () => {
    expect(readClock(calendar, { limitWorkingDays: 0, acceptedOn: '2012-07-31', readOn: '2012-07-31' })).toMatchObject({
      dueOn: '2012-07-31',
      overdueWorkingDays: 0,
    });
    expect(readClock(calendar, { limitWorkingDays: 0, acceptedOn: '2012-07-31', readOn: '2012-08-01' }).overdueWorkingDays).toBe(1);
  });

  it('keeps used = limit − remaining + overdue, and is overdue exactly after the due day', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.nat({ max: 700 }), fc.nat({ max: 200 }), (limitWorkingDays, start, length) => {
        const acceptedOn = addDays('2011-01-03', start);
        const readOn = addDays(acceptedOn, length);
        const clock = readClock(calendar, { limitWorkingDays, acceptedOn, readOn });
        expect(clock.usedWorkingDays).toBe(limitWorkingDays - clock.remainingWorkingDays + clock.overdueWorkingDays);
        if (clock.overdueWorkingDays > 0) expect(readOn > clock.dueOn).toBe(true);
        if (readOn <= clock.dueOn) expect(clock.overdueWorkingDays).toBe(0);
      }),
    );
  });
});
