import fc from 'fast-check';
import { usedWorkingDays } from './time-limit';
import { WorkingCalendar } from './working-calendar';
import { WorkingTime } from './working-time';

const time = new WorkingTime(new WorkingCalendar());
const at = (local: string): Date => new Date(`${local}:00+08:00`);

describe('working days from an instant', () => {
  it.each([
    ['2012-07-02T08:15', 1, '2012-07-02T17:30'],
    ['2012-07-02T16:00', 1, '2012-07-03T16:00'],
    ['2012-07-02T17:30', 1, '2012-07-03T17:30'],
    ['2012-07-06T16:00', 1, '2012-07-09T16:00'],
    ['2012-07-07T10:00', 1, '2012-07-09T17:30'],
    ['2012-09-28T16:00', 2, '2012-10-08T16:00'],
  ])('from %s end %i later at %s', (from, days, until) => {
    expect(time.laterByDays(at(from), days)).toEqual(at(until));
  });

  it('stop a clock by exactly as many days, whenever they begin', () => {
    const minutes = fc.integer({ min: 0, max: 90 * 1440 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 20 }), (start, days) => {
        const acceptedAt = at('2012-04-01T09:00');
        const from = new Date(at('2012-04-05T00:00').getTime() + start * 60_000);
        const readAt = at('2012-09-01T00:00');
        const used = (pauses: readonly { from: Date; until: Date }[]) => usedWorkingDays(time, { acceptedAt, workingDays: 10, pauses }, readAt);
        expect(used([]) - used([{ from, until: time.laterByDays(from, days) }])).toBe(days);
      }),
    );
  });
});
