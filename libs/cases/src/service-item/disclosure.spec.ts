import fc from 'fast-check';
import { disclosureCompleteness, disclosureOf } from './disclosure';

const asOf = new Date('2012-08-05T00:00:00Z');
const complete = {
  content: '受理登记',
  handlingProcedure: '受理 → 办结',
  policyBasis: '土地登记办法',
  servicePhone: '0000-0000000',
  staffInformation: '见挂牌',
  feeStandard: '不收费',
};

describe('disclosure', () => {
  it('is complete with all six elements', () => {
    expect(disclosureOf(complete, asOf)).toMatchObject({ missing: [], score: { value: '100.00', denominator: 6n } });
  });

  it('counts blanks as missing and names them', () => {
    expect(disclosureOf({ ...complete, feeStandard: '  ', servicePhone: '' }, asOf)).toMatchObject({
      missing: ['SERVICE_PHONE', 'FEE_STANDARD'],
      score: { value: '66.67' },
    });
  });

  it('counts an item for the centre only when nothing is missing', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), (completes) => {
        const items = completes.map((isComplete) => (isComplete ? complete : { ...complete, policyBasis: '' }));
        const { numerator, denominator } = disclosureCompleteness(items, asOf);
        expect([Number(numerator), Number(denominator)]).toEqual([completes.filter(Boolean).length, completes.length]);
      }),
    );
  });
});
