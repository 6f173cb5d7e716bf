import { servesUntil } from './service-record';

describe('servesUntil', () => {
  const history = [
    { startsOn: '2012-03-01', endsOn: '2012-06-30' },
    { startsOn: '2011-01-01', endsOn: '2012-02-29' },
    { startsOn: '2012-08-01', endsOn: null },
  ];

  it.each([
    ['2010-12-31', 'NOT_SERVING'],
    ['2011-01-01', '2012-06-30'],
    ['2012-06-30', '2012-06-30'],
    ['2012-07-01', 'NOT_SERVING'],
    ['2012-08-01', null],
  ])('from %s is %s: transfers join, a break does not', (from, until) => {
    expect(servesUntil(history, from)).toBe(until);
  });

  it('has no end for whom no history is recorded', () => {
    expect(servesUntil([], '2012-08-01')).toBeNull();
  });
});
