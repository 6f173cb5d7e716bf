import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey } from '@mashang/platform-subgraph';
import type { PaymentRepository } from './payment.repository';

export function paymentLoaders(ctx: OperationContext, payments: PaymentRepository) {
  return { byId: batchByKey((ids: readonly string[]) => payments.findByIds(ctx, ids), (payment) => payment.id) };
}
