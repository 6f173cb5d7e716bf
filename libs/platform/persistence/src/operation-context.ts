import type { Clock } from '@mashang/domain';
import type { Principal } from '@mashang/platform-identity';

declare const transactionBrand: unique symbol;

/** An open transaction, opaque outside this library (only `Database.manager` can unwrap it). */
export interface Transaction {
  readonly [transactionBrand]: true;
}

/**
 * Who asks, under which request, by which clock, inside which transaction: immutable, first parameter of every
 * service and repository method. Nothing below reads a global.
 */
export interface OperationContext {
  readonly principal: Principal;
  readonly requestId: string;
  readonly clock: Clock;
  readonly transaction?: Transaction;
}
