import { nationalTime } from './national-time';

describe('time in the national export', () => {
  it('is local, as the standard writes it', () => {
    expect(nationalTime(new Date('2012-07-31T16:30:05.999Z'))).toBe('20120801T003005');
    expect(nationalTime(null)).toBeNull();
  });
});
