import type { PersonalNumberVault } from '@mashang/platform-persistence';
import { timingSafeEqual } from 'node:crypto';

/** Crockford's alphabet: nobody reads 0 for O or 1 for I. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/**
 * The query code of a case (查询码), 8 characters or 40 bits. It is made of the number and the vault's key, so nothing that is
 * stored tells it, and each case has had one from its first day.
 */
export function queryCodeOf(vault: PersonalNumberVault, caseNo: string): string {
  const hash = Buffer.from(vault.lookupHash(`case-query-code:${caseNo}`), 'hex');
  return Array.from(hash.subarray(0, LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

/** Whether a code is the case's own, as people type it: blanks, dashes and letter case do not count. */
export function isQueryCode(vault: PersonalNumberVault, caseNo: string, typed: string): boolean {
  const given = Buffer.from(typed.replaceAll(/[\s-]/g, '').toUpperCase());
  const own = Buffer.from(queryCodeOf(vault, caseNo));
  return given.length === own.length && timingSafeEqual(given, own);
}
