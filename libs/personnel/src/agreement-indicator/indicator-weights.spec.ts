import { assertServes, assertWeights } from './indicator-weights';

const basic = (weight: number) => ({ kind: 'BASIC' as const, weight });
const bonus = (weight: number) => ({ kind: 'BONUS' as const, weight });

describe('weights of an agreement', () => {
  it('pass when the basic ones make 100 exactly and the bonus ones stay under the cap', () => {
    expect(() => assertWeights([basic(6050), basic(3950), basic(0), bonus(2000)], 2000)).not.toThrow();
  });

  it.each([
    ['short of 100 by 0.01', [basic(9999)], 0, '99.99'],
    ['beyond 100', [basic(6000), basic(4001)], 0, '100.01'],
    ['bonus beyond the cap', [basic(10_000), bonus(2001)], 2000, '20.01'],
    ['nothing at all', [], 0, '0.00'],
  ])('are refused %s', (_, indicators, cap, printed) => {
    expect(() => assertWeights(indicators, cap)).toThrow(expect.objectContaining({ code: 'AGREEMENT_WEIGHTS', message: expect.stringContaining(printed) }));
  });
});

describe('indicators below an agreement', () => {
  it('serve one of its indicators each', () => {
    expect(() => assertServes([{ code: 'P1', servesCode: 'A1' }], new Set(['A1', 'A2']))).not.toThrow();
    expect(() => assertServes([{ code: 'P1', servesCode: null }], new Set())).not.toThrow();
  });

  it.each([
    ['none', null, ['A1']],
    ['one that is not there', 'A9', ['A1']],
    ['one where nothing is above', 'A1', []],
  ])('are refused when they serve %s', (_, servesCode, codes) => {
    expect(() => assertServes([{ code: 'P1', servesCode }], new Set(codes))).toThrow(expect.objectContaining({ code: 'INDICATOR_SERVES_NOTHING' }));
  });
});
