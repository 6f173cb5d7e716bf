import { agreementCoverage } from './agreement-coverage';

const asOf = new Date('2012-07-31T16:00:00Z');
const [VILLAGE, OTHER_VILLAGE, TOWNSHIP] = ['350199101201', '350199101202', '350199101000'];

describe('agreementCoverage', () => {
  it('keeps villages and units apart and sums each', () => {
    const { villages, units } = agreementCoverage(
      2012,
      [
        { divisionCode: VILLAGE, partyKind: 'DIVISION', toBeSigned: 1, signed: 1 },
        { divisionCode: OTHER_VILLAGE, partyKind: 'DIVISION', toBeSigned: 1, signed: 0 },
        { divisionCode: TOWNSHIP, partyKind: 'DEPARTMENT', toBeSigned: 14, signed: 14 },
      ],
      asOf,
    );
    expect([villages.numerator, villages.denominator, villages.value]).toEqual([1n, 2n, '50.00']);
    expect([units.numerator, units.denominator, units.value]).toEqual([14n, 14n, '100.00']);
  });

  it('has no value, and says so, where nothing is to be signed', () => {
    expect(agreementCoverage(2012, [], asOf).villages).toMatchObject({ value: null, numerator: 0n, denominator: 0n });
  });
});
