import type { Clock } from '@mashang/domain';
import { fixedClock } from '@mashang/domain';
import type { Principal } from '@mashang/platform-identity';
import type { OperationContext } from '@mashang/platform-persistence';
import { person } from './people';

export interface TestContextOptions {
  /** Default a window clerk. */
  readonly principal?: Principal;
  /** Default a clock that stands at 2026-03-02 09:00 in Shanghai, a Monday. */
  readonly clock?: Clock;
  readonly requestId?: string;
}

export function testContext(options: TestContextOptions = {}): OperationContext {
  return {
    principal: options.principal ?? person.windowClerk(),
    clock: options.clock ?? fixedClock('2026-03-02T09:00:00+08:00'),
    requestId: options.requestId ?? 'test-request',
  };
}
