import { DomainError } from './domain-error';

/** Text that is no unified social credit code, or one whose check character is wrong. */
export const MALFORMED_CREDIT_CODE = 'MALFORMED_CREDIT_CODE';

/** The 31 characters of GB 32100-2015 in the order of their values: no I, O, S, V, Z. */
const CREDIT_CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_CODE_FORM = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const CREDIT_CODE_BODY_LENGTH = 17;

/** The check character of a 17-character body, by the weights 3^i mod 31 of GB 32100-2015. */
export function creditCodeCheckCharacter(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += CREDIT_CODE_ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % CREDIT_CODE_ALPHABET.length;
  }
  const check = (CREDIT_CODE_ALPHABET.length - (sum % CREDIT_CODE_ALPHABET.length)) % CREDIT_CODE_ALPHABET.length;
  return CREDIT_CODE_ALPHABET.charAt(check);
}

export function isCreditCode(text: string): boolean {
  return (
    CREDIT_CODE_FORM.test(text) && creditCodeCheckCharacter(text.slice(0, CREDIT_CODE_BODY_LENGTH)) === text.at(-1)
  );
}

/** A unified social credit code (统一社会信用代码) in capitals, with its check character verified. */
export function parseCreditCode(text: string): string {
  const code = text.toUpperCase();
  if (!isCreditCode(code)) {
    throw new DomainError(
      MALFORMED_CREDIT_CODE,
      'Not a unified social credit code: write its 18 characters as the certificate has them.',
    );
  }
  return code;
}

const SHOWN = 4;

/**
 * A personal number (ID card, bank account, phone) for people who may not see it: only the last four characters remain.
 * A number so short that four characters would be half of it or more is hidden whole.
 */
export function maskPersonalNumber(personalNumber: string): string {
  const shown = personalNumber.length > 2 * SHOWN ? personalNumber.slice(-SHOWN) : '';
  return '*'.repeat(personalNumber.length - shown.length) + shown;
}
