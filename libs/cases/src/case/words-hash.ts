import type { PersonalNumberVault } from '@mashang/platform-persistence';

/**
 * Stands for what people wrote (title, answer, reason) in the record of requests and in the audit chain, which more people read than
 * the record itself: it tells one text from another, and nothing of either without the vault's key.
 */
export function wordsHash(vault: PersonalNumberVault, ...words: readonly string[]): string {
  return vault.lookupHash(words.map((text) => `${text.length} ${text}`).join(' '));
}
