import fc from 'fast-check';
import { creditCodeCheckCharacter, isCreditCode, maskPersonalNumber, parseCreditCode } from './identifiers';

/** Bodies of zeros with a running letter: nobody's code, and plainly so. */
function fakeCreditCode(letters: string): string {
  const body = `00${'0'.repeat(6)}${letters.padStart(9, '0')}`;
  return body + creditCodeCheckCharacter(body);
}

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const creditCode = fc
  .array(fc.constantFrom(...ALPHABET), { maxLength: 9 })
  .map((letters) => fakeCreditCode(letters.join('')));

describe('unified social credit code', () => {
  it('computes the check character by the weights of GB 32100-2015', () => {
    // One at place i contributes 3^i mod 31, so the check is 31 minus the weight.
    expect(creditCodeCheckCharacter(`1${'0'.repeat(16)}`)).toBe('Y');
    expect(creditCodeCheckCharacter(`01${'0'.repeat(15)}`)).toBe('W');
    // 3^16 mod 31 is 28, and 31 - 28 = 3.
    expect(creditCodeCheckCharacter(`${'0'.repeat(16)}1`)).toBe('3');
    expect(creditCodeCheckCharacter('0'.repeat(17))).toBe('0');
  });

  it('is read in either case and kept in capitals', () => {
    const code = fakeCreditCode('FAKE');
    expect(parseCreditCode(code.toLowerCase())).toBe(code);
  });

  it('detects every slip of one character and every swap of two neighbours', () => {
    fc.assert(
      fc.property(creditCode, fc.nat(17), fc.constantFrom(...ALPHABET), (code, place, character) => {
        expect(isCreditCode(code)).toBe(true);
        const slipped = code.slice(0, place) + character + code.slice(place + 1);
        expect(isCreditCode(slipped)).toBe(slipped === code);
        const swapped =
          code.slice(0, place) + code.slice(place + 1, place + 2) + code.charAt(place) + code.slice(place + 2);
        expect(isCreditCode(swapped)).toBe(swapped === code);
      }),
    );
  });

  it('refuses with a code and without repeating the number', () => {
    const wrong = `${fakeCreditCode('FAKE').slice(0, 17)}I`;
    expect(() => parseCreditCode(wrong)).toThrow(
      expect.objectContaining({ code: 'MALFORMED_CREDIT_CODE', message: expect.not.stringContaining(wrong) }),
    );
  });
});

describe('maskPersonalNumber', () => {
  it('keeps the last four characters', () => {
    expect(maskPersonalNumber('0'.repeat(14) + '123X')).toBe(`${'*'.repeat(14)}123X`);
  });

  it('hides a short number whole', () => {
    expect(maskPersonalNumber('12345678')).toBe('********');
    expect(maskPersonalNumber('')).toBe('');
  });

  it('never shows more than four characters, and never half of the number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,30}$/), (number) => {
        const masked = maskPersonalNumber(number);
        const shown = masked.replaceAll('*', '').length;
        expect(masked).toHaveLength(number.length);
        expect(shown === 0 || (shown === 4 && shown * 2 < number.length)).toBe(true);
      }),
    );
  });
});
