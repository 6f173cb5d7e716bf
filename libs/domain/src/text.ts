import { DomainError } from './domain-error';

/**
 * What a person wrote, without blanks around it, in characters.
 * @throws DomainError `TEXT_LENGTH` when nothing is left, or more than `longest` characters.
 */
export function parseText(what: string, text: string, longest: number): string {
  const trimmed = text.trim();
  if (trimmed.length >= 1 && trimmed.length <= longest) return trimmed;
  throw new DomainError('TEXT_LENGTH', `The ${what} has ${trimmed.length} characters: write 1 to ${longest}.`);
}
