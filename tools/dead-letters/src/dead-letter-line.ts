import type { DeadLetter } from '@mashang/platform-persistence';

/** Source and number, type, key, last error, when it was given up (UTC), between tabs. */
export function deadLetterLine({ source, seq, type, key, lastError, givenUpAt }: DeadLetter): string {
  return [`${source}:${seq}`, type, key, lastError, givenUpAt.toISOString()].join('\t');
}
