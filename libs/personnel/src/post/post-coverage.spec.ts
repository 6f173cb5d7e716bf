import { postCoverage } from './post-coverage';
import type { PostEntity } from './post.entity';

const post = (code: string): PostEntity => ({
  code,
  name: code,
  duties: '窗口受理',
  isWindowPost: true,
  mustBeStaffed: null,
  authority: null,
  windowCode: null,
  departmentCode: 'GS-LAND',
  divisionCode: '350199101000',
});

describe('postCoverage', () => {
  const asOf = new Date('2012-07-31T16:00:00Z');

  it('counts a post as covered only with both an A and a B holder', () => {
    const staffing = [
      { post: post('P1'), a: 1, b: 1 },
      { post: post('P2'), a: 1, b: 0 },
      { post: post('P3'), a: 0, b: 2 },
    ];
    const { rate, uncovered } = postCoverage('2012-07-31', staffing, asOf);
    expect([rate.numerator, rate.denominator, rate.value]).toEqual([1n, 3n, '33.33']);
    expect(uncovered.map(({ code }) => code)).toEqual(['P2', 'P3']);
  });

  it('has no value without posts', () => {
    expect(postCoverage('2012-07-31', [], asOf).rate.value).toBeNull();
  });
});
