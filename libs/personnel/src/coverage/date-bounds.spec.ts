import { assertInReach, parseInterval } from './date-bounds';

const now = new Date('2012-08-06T08:30:00+08:00');
const refused = (code: string) => expect.objectContaining({ code });

describe('days that somebody gives', () => {
  it.each(['1989-12-31', '2032-08-07', '9999-12-31', '0001-01-01'])('are refused when they are %s', (day) => {
    expect(() => assertInReach(now, '2012-08-06', day)).toThrow(refused('DATE_OUT_OF_REACH'));
  });

  it('reach from 1990 to twenty years ahead, or have no end', () => {
    expect(() => assertInReach(now, '1990-01-01', '2032-08-06', null)).not.toThrow();
    expect(() => assertInReach(new Date('2012-02-29T09:00:00+08:00'), '2032-02-29')).not.toThrow();
  });
});

describe('an interval', () => {
  it.each([
    ['INTERVAL_ENDS_BEFORE_IT_BEGINS', '2012-08-06', '2012-08-06'],
    ['INTERVAL_TOO_LONG', '2012-08-06', '2014-08-09'],
    ['DATE_OUT_OF_REACH', '1989-12-31', '1990-01-31'],
    ['DATE_OUT_OF_REACH', '9999-12-30', '9999-12-31'],
    ['DATE_OUT_OF_REACH', '2012-08-06', '+100000-01-01'],
  ])('is refused with %s from %s until %s', (code, from, until) => {
    expect(() => parseInterval({ from: new Date(`${from}T00:00:00.000Z`), until: new Date(`${until}T00:00:00.000Z`) }, now)).toThrow(refused(code));
  });
});
