import type { Database, OperationContext } from '@mashang/platform-persistence';
import { createUnitOfWork } from '@mashang/platform-persistence';
import type { RequestScope } from '@mashang/platform-subgraph';
import { applianceClaimLoaders } from './appliance-claim/appliance-claim.loaders';
import { ApplianceClaimRepository } from './appliance-claim/appliance-claim.repository';
import { ApplianceClaimService } from './appliance-claim/appliance-claim.service';
import { householdLoaders } from './household/household.loaders';
import { HouseholdRepository } from './household/household.repository';
import { paymentLoaders } from './payment/payment.loaders';
import { PaymentRepository } from './payment/payment.repository';
import { welfareStatisticsLoaders } from './welfare-statistics/welfare-statistics.loaders';
import { WelfareStatisticsRepository } from './welfare-statistics/welfare-statistics.repository';

export function welfareServices(database: Database) {
  const households = new HouseholdRepository(database);
  const applianceClaims = new ApplianceClaimRepository(database);
  return {
    households,
    applianceClaims,
    applianceClaiming: new ApplianceClaimService(createUnitOfWork(database), applianceClaims, households),
    payments: new PaymentRepository(database),
    statistics: new WelfareStatisticsRepository(database),
  };
}

export type WelfareServices = ReturnType<typeof welfareServices>;

/** What one request of the welfare subgraph works with; never shared with another request. */
export function welfareContext({ principal, requestId, clock, services }: RequestScope<WelfareServices>) {
  const operation: OperationContext = { principal, requestId, clock };
  return {
    operation,
    services,
    loaders: {
      households: householdLoaders(operation, services.households),
      payments: paymentLoaders(operation, services.payments),
      applianceClaims: applianceClaimLoaders(operation, services.applianceClaims),
      welfareStatistics: welfareStatisticsLoaders(operation, services.statistics),
    },
  };
}

export type WelfareContext = ReturnType<typeof welfareContext>;
