import { DomainError } from '@mashang/domain';

/** After so many failures a person must look. */
export const MOST_ATTEMPTS = 10;

const FIRST_DELAY_MS = 10_000;
const LONGEST_DELAY_MS = 3_600_000;

/** How long to wait after the nth failure: 10 s, then twice as long each time, up to an hour. */
export function delayAfter(attempts: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1));
}

/** What may be kept of a failure: its code or name, never its text, which may quote personal data. */
export function nameOf(cause: unknown): string {
  const name = cause instanceof Error ? cause.name : 'unknown';
  return (cause instanceof DomainError ? cause.code : name).slice(0, 100);
}
