import type { JsonValue } from '@mashang/domain';
import { DomainError } from '@mashang/domain';

/** Every code this library raises; declared here once. */
export type PersistenceErrorCode =
  | 'MALFORMED_DATABASE_URL'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'IDEMPOTENCY_KEY_LENGTH'
  | 'STALE_VERSION'
  | 'FOREIGN_CURSOR'
  | 'MALFORMED_CURSOR'
  | 'PAGE_SIZE_OUT_OF_RANGE'
  | 'OUTBOX_BEHIND_STREAM'
  | 'DEAD_LETTER_UNKNOWN'
  | 'DEAD_LETTER_UNWANTED'
  | 'DEAD_LETTER_FAILED';

export function persistenceError(
  code: PersistenceErrorCode,
  message: string,
  details: Readonly<Record<string, JsonValue>> = {},
): DomainError<PersistenceErrorCode> {
  return new DomainError(code, message, details);
}
