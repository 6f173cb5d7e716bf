import fc from 'fast-check';
import { addDays, businessDateOf } from './business-date';
import { Period } from './period';

const month = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, '0'));
const period = fc
  .tuple(
    fc.integer({ min: 1901, max: 2999 }),
    fc.oneof(
      fc.constantFrom('', '-H1', '-H2'),
      month.map((mm) => `-${mm}`),
      month.map((mm) => `-YTD-${mm}`),
    ),
  )
  .map(([year, rest]) => Period.parse(`${year}${rest}`));

describe('Period', () => {
  it.each([
    ['2012', 'YEAR', '2012-01-01', '2012-12-31', 12],
    ['2012-H1', 'HALF_YEAR', '2012-01-01', '2012-06-30', 6],
    ['2012-H2', 'HALF_YEAR', '2012-07-01', '2012-12-31', 6],
    ['2012-02', 'MONTH', '2012-02-01', '2012-02-29', 1],
    ['2012-YTD-07', 'YEAR_TO_DATE', '2012-01-01', '2012-07-31', 7],
  ])('%s is a %s from %s to %s', (text, kind, firstDay, lastDay, months) => {
    const parsed = Period.parse(text);
    expect(parsed).toMatchObject({ kind, year: 2012, firstDay, lastDay });
    expect(parsed.months).toHaveLength(months);
    expect([parsed.firstMonth, parsed.lastMonth]).toEqual([parsed.months[0], parsed.months.at(-1)]);
  });

  it('names the forms in its refusal', () => {
    for (const text of [
      '2012-13',
      '2012-00',
      '2012-H3',
      '2012-Q1',
      '2012-YTD',
      '2012-YTD-00',
      '2012-7',
      '12',
      '',
      '2012 ',
      '9999',
      '2012-07-31',
    ]) {
      expect(() => Period.parse(text)).toThrow(
        expect.objectContaining({
          code: 'MALFORMED_PERIOD',
          message: expect.stringMatching(/2012-H1.*2012-07.*2012-YTD-07/),
        }),
      );
    }
  });

  it('is a half-open interval of Shanghai days', () => {
    const july = Period.parse('2012-07');
    expect(july.startsAt.toISOString()).toBe('2012-06-30T16:00:00.000Z');
    expect(july.endsAt.toISOString()).toBe('2012-07-31T16:00:00.000Z');
  });

  it.each([
    ['2012', '2011'],
    ['2012-H2', '2012-H1'],
    ['2012-H1', '2011-H2'],
    ['2012-01', '2011-12'],
    ['2012-YTD-07', '2011-YTD-07'],
  ])('before %s comes %s', (text, before) => {
    expect(Period.parse(text).previous().toString()).toBe(before);
  });

  it('is made from parts as from text', () => {
    expect(Period.year(2012).equals(Period.parse('2012'))).toBe(true);
    expect(Period.halfYear(2012, 2).equals(Period.parse('2012-H2'))).toBe(true);
    expect(Period.month('2012-07').equals(Period.parse('2012-07'))).toBe(true);
    expect(Period.yearToDate('2012-07').equals(Period.parse('2012-YTD-07'))).toBe(true);
    expect(Period.yearToDate('2012-12').equals(Period.year(2012))).toBe(false);
  });

  it('reads back what it prints', () => {
    fc.assert(
      fc.property(period, (one) => {
        expect(Period.parse(one.toString())).toEqual(one);
        expect(JSON.stringify(one)).toBe(`"${one.toString()}"`);
      }),
    );
  });

  it('holds its own days and no others, as dates and as instants', () => {
    fc.assert(
      fc.property(period, (one) => {
        expect(one.contains(one.firstDay) && one.contains(one.lastDay)).toBe(true);
        expect(one.contains(addDays(one.firstDay, -1)) || one.contains(addDays(one.lastDay, 1))).toBe(false);
        expect(businessDateOf(one.startsAt)).toBe(one.firstDay);
        expect(businessDateOf(new Date(one.endsAt.getTime() - 1))).toBe(one.lastDay);
      }),
    );
  });

  it('never overlaps the one before', () => {
    fc.assert(
      fc.property(period, (one) => {
        const before = one.previous();
        expect(before.kind).toBe(one.kind);
        expect(before.endsAt.getTime()).toBeLessThanOrEqual(one.startsAt.getTime());
      }),
    );
  });
});
