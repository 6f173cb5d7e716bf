import { businessDateOf, WorkingCalendar } from '@mashang/domain';
import type { Database, OperationContext, PersonalNumberVault } from '@mashang/platform-persistence';
import { createUnitOfWork } from '@mashang/platform-persistence';
import type { RequestScope } from '@mashang/platform-subgraph';
import { agencyPointLoaders } from './agency-point/agency-point.loaders';
import { AgencyPointRepository } from './agency-point/agency-point.repository';
import { caseStatisticsLoaders } from './case-statistics/case-statistics.loaders';
import { CaseStatisticsRepository } from './case-statistics/case-statistics.repository';
import { caseLoaders } from './case/case.loaders';
import { CaseRepository } from './case/case.repository';
import { CaseService } from './case/case.service';
import { serviceCenterLoaders } from './service-center/service-center.loaders';
import { ServiceCenterRepository } from './service-center/service-center.repository';
import { serviceItemLoaders } from './service-item/service-item.loaders';
import { ServiceItemRepository } from './service-item/service-item.repository';

export interface CasesOptions {
  /** Encrypts applicants' identifiers. */
  readonly personalNumbers: PersonalNumberVault;
  /** The township's working calendar; default the national one. */
  readonly calendar?: WorkingCalendar;
}

export function casesServices(database: Database, { personalNumbers, calendar = new WorkingCalendar() }: CasesOptions) {
  const cases = new CaseRepository(database);
  const items = new ServiceItemRepository(database);
  const centers = new ServiceCenterRepository(database);
  const agencyPoints = new AgencyPointRepository(database);
  const unitOfWork = createUnitOfWork(database);
  return {
    calendar,
    cases,
    serviceItems: items,
    serviceCenters: centers,
    agencyPoints,
    statistics: new CaseStatisticsRepository(database),
    caseHandling: new CaseService({ unitOfWork, cases, items, centers, agencyPoints, personalNumbers, calendar }),
  };
}

export type CasesServices = ReturnType<typeof casesServices>;

/** What one request of the cases subgraph works with; never shared with another request. */
export function casesContext({ principal, requestId, clock, services }: RequestScope<CasesServices>) {
  const operation: OperationContext = { principal, requestId, clock };
  const now = clock.now();
  /** The business date of the request (Asia/Shanghai). */
  const today = businessDateOf(now);
  return {
    operation,
    services,
    /** The instant of every reading in the request: references that leave `asOf` out ask as of one instant, and so in one batch. */
    now,
    today,
    calendar: services.calendar,
    loaders: {
      cases: caseLoaders(operation, services.cases),
      serviceItems: serviceItemLoaders(operation, services.serviceItems, today),
      serviceCenters: serviceCenterLoaders(operation, services.serviceCenters),
      agencyPoints: agencyPointLoaders(operation, services.agencyPoints),
      caseStatistics: caseStatisticsLoaders(operation, services.statistics),
    },
  };
}

export type CasesContext = ReturnType<typeof casesContext>;
