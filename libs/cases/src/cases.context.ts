import type { OfficeHours } from '@mashang/domain';
import { businessDateOf, WorkingCalendar, WorkingTime } from '@mashang/domain';
import type { Database, OperationContext, PersonalNumberVault } from '@mashang/platform-persistence';
import { createUnitOfWork } from '@mashang/platform-persistence';
import type { RequestScope } from '@mashang/platform-subgraph';
import { agencyPointLoaders } from './agency-point/agency-point.loaders';
import { AgencyPointRepository } from './agency-point/agency-point.repository';
import { caseStatisticsLoaders } from './case-statistics/case-statistics.loaders';
import { CaseStatisticsRepository } from './case-statistics/case-statistics.repository';
import { caseLoaders } from './case/case.loaders';
import { CaseHandlingService } from './case/case-handling.service';
import { CaseStepService } from './case/case-step.service';
import { CaseRepository } from './case/case.repository';
import { CaseService } from './case/case.service';
import { serviceCenterLoaders } from './service-center/service-center.loaders';
import { ServiceCenterRepository } from './service-center/service-center.repository';
import { serviceItemLoaders } from './service-item/service-item.loaders';
import { ServiceItemRepository } from './service-item/service-item.repository';
import { specialProcedureLoaders } from './special-procedure/special-procedure.loaders';
import { SpecialProcedureRepository } from './special-procedure/special-procedure.repository';
import { SpecialProcedureService } from './special-procedure/special-procedure.service';
import { supplementNoticeLoaders } from './supplement-notice/supplement-notice.loaders';
import { SupplementNoticeRepository } from './supplement-notice/supplement-notice.repository';
import { SupplementNoticeService } from './supplement-notice/supplement-notice.service';

export interface CasesOptions {
  /** Encrypts applicants' identifiers. */
  readonly personalNumbers: PersonalNumberVault;
  /** The township's working calendar; default the national one. */
  readonly calendar?: WorkingCalendar;
  /** The centre's office hours; default the usual ones. */
  readonly officeHours?: OfficeHours;
}

export function casesServices(database: Database, { personalNumbers, calendar = new WorkingCalendar(), officeHours }: CasesOptions) {
  const workingTime = new WorkingTime(calendar, officeHours);
  const notices = new SupplementNoticeRepository(database);
  const procedures = new SpecialProcedureRepository(database);
  const cases = new CaseRepository(database, notices, workingTime);
  const items = new ServiceItemRepository(database);
  const centers = new ServiceCenterRepository(database);
  const agencyPoints = new AgencyPointRepository(database);
  const unitOfWork = createUnitOfWork(database);
  const steps = new CaseStepService({ unitOfWork, cases, items, procedures, workingTime });
  return {
    workingTime,
    cases,
    procedures,
    notices,
    serviceItems: items,
    serviceCenters: centers,
    agencyPoints,
    statistics: new CaseStatisticsRepository(database),
    caseSteps: steps,
    caseIntake: new CaseService({ unitOfWork, cases, centers, agencyPoints, personalNumbers, steps }),
    caseHandling: new CaseHandlingService(steps, { cases, workingTime }),
    supplementNotices: new SupplementNoticeService(steps, notices, workingTime),
    specialProcedures: new SpecialProcedureService(steps, procedures, workingTime),
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
    loaders: {
      cases: caseLoaders(operation, services.cases),
      supplementNotices: supplementNoticeLoaders(operation, services.notices),
      specialProcedures: specialProcedureLoaders(operation, services.procedures),
      serviceItems: serviceItemLoaders(operation, services.serviceItems, today),
      serviceCenters: serviceCenterLoaders(operation, services.serviceCenters),
      agencyPoints: agencyPointLoaders(operation, services.agencyPoints),
      caseStatistics: caseStatisticsLoaders(operation, services.statistics),
    },
  };
}

export type CasesContext = ReturnType<typeof casesContext>;
