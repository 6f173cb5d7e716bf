import { assertSignatureDay } from './signature-day';

describe('assertSignatureDay', () => {
  it('accepts a day of the year up to today', () => {
    expect(() => assertSignatureDay('2012-01-10', 2012, '2012-01-10')).not.toThrow();
  });

  it.each([
    ['SIGNED_IN_THE_FUTURE', '2012-01-11', 2012],
    ['SIGNED_OUTSIDE_ITS_YEAR', '2011-12-31', 2012],
  ])('refuses with %s', (code, signedOn, year) => {
    expect(() => assertSignatureDay(signedOn, year, '2012-01-10')).toThrow(expect.objectContaining({ code }));
  });
});
