import { applianceTotals, welfareTotals } from './welfare-figures';

describe('welfare figures', () => {
  it('keeps fen exact beyond what a float can hold', () => {
    const { amount } = welfareTotals('PAID', { persons: 1, households: 1, payments: 1, amount: 9_007_199_254_740_993n });
    expect([amount.yuan.toYuan(), amount.wanYuan]).toEqual(['90071992547409.93', '9007199254.740993']);
  });

  it("prints the report's 61.614 万元 without trailing zeros", () => {
    expect(welfareTotals('PAID', { persons: 642, households: 380, payments: 3852, amount: 61_614_000n }).amount.wanYuan).toBe('61.614');
  });

  it('answers zeros, not nothing, where nothing was paid or claimed', () => {
    expect(welfareTotals('ENTITLED', undefined)).toMatchObject({ persons: 0, households: 0, payments: 0, amount: { wanYuan: '0' } });
    expect(applianceTotals(undefined)).toMatchObject({ claims: 0, households: 0, subsidy: { wanYuan: '0' } });
  });

  it('says by which month it counts', () => {
    expect(welfareTotals('PAID', undefined).definition.id).not.toBe(welfareTotals('ENTITLED', undefined).definition.id);
  });
});
