import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey } from '@mashang/platform-subgraph';
import type { SupervisionAlertRepository } from './supervision-alert.repository';

export function supervisionAlertLoaders(ctx: OperationContext, alerts: SupervisionAlertRepository) {
  return {
    byCase: batchListByKey((numbers: readonly string[]) => alerts.listOfCases(ctx, numbers), ({ caseNo }) => caseNo),
  };
}
