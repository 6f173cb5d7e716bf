import { busiestShare, byLoad } from './workload';

const asOf = new Date('2012-08-01T00:00:00Z');
const officer = (staffNo: string, received: number) => ({ staffNo, received, accepted: 0, completed: 0 });

describe('how cases are spread over officers', () => {
  it('names the busiest first, and the share that the busiest has', () => {
    const officers = [officer('T-2', 1), officer('T-1', 1), officer('T-3', 4)];
    expect(byLoad(officers).map(({ staffNo }) => staffNo)).toEqual(['T-3', 'T-1', 'T-2']);
    expect(busiestShare(officers, asOf)).toMatchObject({ value: '66.67', numerator: 4n, denominator: 6n });
  });

  it('has no share without cases', () => {
    expect(busiestShare([], asOf)).toMatchObject({ value: null, numerator: 0n, denominator: 0n });
  });
});
