import { addDays, startOfBusinessDate, WorkingCalendar, WorkingTime } from '@mashang/domain';
import fc from 'fast-check';
import { dueDaysOf, pausesOf, readClock } from './case-clock';

const time = new WorkingTime(new WorkingCalendar());
const at = (local: string): Date => new Date(`${local}:00+08:00`);
const procedure = (startedAt: string, grantedUntil: string, endedAt: string | null) => ({
  noticeNo: '350199101-2012-000001-T1',
  ground: 'SITE_INSPECTION' as const,
  startedAt: at(startedAt),
  grantedUntil: at(grantedUntil),
  endedAt: endedAt === null ? null : at(endedAt),
});

describe('readClock', () => {
  it('counts make-up days and leaves out the National Day week: accepted 2013-09-27 + 5 is due 2013-10-10', () => {
    const clock = readClock(time, 5, at('2013-09-27T16:00'), [], at('2013-09-30T10:00'));
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
    const read = (readAt: string) => readClock(time, 0, at('2012-07-31T09:00'), [], at(readAt));
    expect(read('2012-07-31T17:00')).toMatchObject({ dueOn: '2012-07-31', overdueWorkingDays: 0 });
    expect(read('2012-08-01T09:00').overdueWorkingDays).toBe(1);
  });

  it('keeps used = limit − remaining + overdue, and is overdue exactly after the deadline', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.nat({ max: 700 }), fc.nat({ max: 200 }), fc.nat({ max: 24 * 60 - 1 }), (limit, start, length, minutes) => {
        const acceptedOn = addDays('2011-01-03', start);
        const readAt = new Date(startOfBusinessDate(addDays(acceptedOn, length)).getTime() + minutes * 60_000);
        const clock = readClock(time, limit, startOfBusinessDate(acceptedOn), [], readAt);
        expect(clock.usedWorkingDays).toBe(limit - clock.remainingWorkingDays + clock.overdueWorkingDays);
        if (clock.overdueWorkingDays > 0) expect(readAt > clock.dueAt).toBe(true);
        if (readAt <= clock.dueAt) expect(clock.overdueWorkingDays).toBe(0);
      }),
    );
  });
});

describe('a special procedure', () => {
  it('stops the clock until it ends', () => {
    const pauses = pausesOf(time, [procedure('2012-07-04T08:15', '2012-07-31T17:30', '2012-07-06T08:15')], at('2012-07-20T09:00'));
    expect(readClock(time, 5, at('2012-07-02T09:00'), pauses, at('2012-07-20T09:00'))).toMatchObject({ dueOn: '2012-07-11', isPaused: false });
  });

  it('stops it for at most its granted time, beyond which the clock runs again', () => {
    const pauses = pausesOf(time, [procedure('2012-07-04T08:15', '2012-07-06T17:30', '2012-07-20T10:00')], at('2012-07-25T09:00'));
    expect(pauses).toMatchObject([{ exceedsGranted: true, workingMinutes: 3 * 435 }]);
    expect(readClock(time, 5, at('2012-07-02T09:00'), pauses, at('2012-07-25T09:00')).dueOn).toBe('2012-07-12');
  });

  it('is unknown before it began, and running while its end was not yet known', () => {
    const known = [procedure('2012-07-04T08:15', '2012-07-31T17:30', '2012-07-06T08:15')];
    expect(pausesOf(time, known, at('2012-07-03T09:00'))).toEqual([]);
    expect(readClock(time, 5, at('2012-07-02T09:00'), pausesOf(time, known, at('2012-07-05T09:00')), at('2012-07-05T09:00'))).toMatchObject({
      isPaused: true,
      usedWorkingDays: 1,
    });
  });
});

describe('the due days of a case', () => {
  const item = { promisedWorkingDays: 5, statutoryWorkingDays: 20 };

  it('do not exist before acceptance', () => {
    expect(dueDaysOf(time, item, { acceptedAt: null, extensionWorkingDays: null }, [], at('2012-07-02T09:00')).promisedDueOn).toBeNull();
  });

  it('are both lengthened by an approved extension', () => {
    const accepted = { acceptedAt: at('2012-07-02T09:00'), extensionWorkingDays: 10 };
    expect(dueDaysOf(time, item, accepted, [], at('2012-07-02T09:00'))).toEqual({ promisedDueOn: '2012-07-23', statutoryDueOn: '2012-08-13', isDueProvisional: false });
  });

  it('are provisional while a year on the way has no notice', () => {
    const accepted = { acceptedAt: at('2026-12-21T09:00'), extensionWorkingDays: null };
    expect(dueDaysOf(time, item, accepted, [], at('2026-12-21T09:00'))).toMatchObject({ promisedDueOn: '2026-12-28', isDueProvisional: true });
  });
});
