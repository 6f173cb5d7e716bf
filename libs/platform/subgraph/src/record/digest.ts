import { createHash } from 'node:crypto';
import type { JsonValue } from '@mashang/domain';
import { canonicalJson } from '@mashang/platform-persistence';

/**
 * What stands for a person's own words in the audit chain: SHA-256 of their canonical JSON, in hex. The chain is never erased, so it
 * holds no words; the digest still tells one request from another, and proves later what was said.
 */
export function digestOf(value: JsonValue): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
