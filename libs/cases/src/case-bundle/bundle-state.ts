import type { CaseState } from '../case/case.lifecycle';
import { isOpen } from '../case/case.lifecycle';

/** Where the whole stands (一件事状态). */
export type BundleState = 'OPEN' | 'WAITING_FOR_APPLICANT' | 'COMPLETED' | 'PARTLY_COMPLETED' | 'ENDED';

/**
 * The state of the whole, from those of its cases: it waits for the applicant as soon as one does, is open while one is, and is
 * completed when all are.
 */
export function bundleStateOf(states: readonly CaseState[]): BundleState {
  if (states.includes('SUPPLEMENT_REQUESTED')) return 'WAITING_FOR_APPLICANT';
  if (states.some(isOpen)) return 'OPEN';
  const completed = states.filter((state) => state === 'COMPLETED' || state === 'DELIVERED').length;
  if (completed === states.length) return 'COMPLETED';
  return completed === 0 ? 'ENDED' : 'PARTLY_COMPLETED';
}
