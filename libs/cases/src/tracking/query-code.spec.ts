import { personalNumberVault } from '@mashang/platform-persistence';
import fc from 'fast-check';
import { testVault } from '../../test/hall.builder';
import { isQueryCode, queryCodeOf } from './query-code';

const caseNo = fc.nat({ max: 999_999 }).map((n) => `350199101-2012-${String(n).padStart(6, '0')}`);

describe('the query code', () => {
  it('has eight characters that nobody takes for one another', () => {
    fc.assert(fc.property(caseNo, (number) => expect(queryCodeOf(testVault, number)).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)));
  });

  it('opens its own case as people type it, and no other', () => {
    fc.assert(
      fc.property(caseNo, caseNo, (own, other) => {
        const code = queryCodeOf(testVault, own);
        expect(isQueryCode(testVault, own, ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(true);
        expect(isQueryCode(testVault, other, code)).toBe(own === other);
      }),
    );
  });

  it('is another under another key', () => {
    const elsewhere = personalNumberVault(Buffer.alloc(32, 8).toString('base64url'));
    expect(queryCodeOf(elsewhere, '350199101-2012-000001')).not.toBe(queryCodeOf(testVault, '350199101-2012-000001'));
  });
});
