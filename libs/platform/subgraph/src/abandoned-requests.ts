import type { SubgraphContext } from './contracts';
import { platformError } from './errors';

const abandoned = new WeakSet<SubgraphContext>();

/** Marks a request whose answer nobody waits for any more. */
export function abandon(context: SubgraphContext): void {
  abandoned.add(context);
}

/**
 * Throws once the request was abandoned: the caller was told that it failed, so a mutation that comes later in the same
 * operation must not happen behind its back.
 */
export function assertAwaited(context: SubgraphContext): void {
  if (abandoned.has(context)) throw deadlineExceeded();
}

export function deadlineExceeded() {
  return platformError('DEADLINE_EXCEEDED', 'The time for this answer ran out: ask for less, or again.');
}
