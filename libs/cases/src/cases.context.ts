import type { OfficeHours } from '@mashang/domain';
import { businessDateOf, WorkingCalendar, WorkingTime } from '@mashang/domain';
import type { Database, OperationContext, PersonalNumberVault } from '@mashang/platform-persistence';
import { createUnitOfWork } from '@mashang/platform-persistence';
import type { RequestScope } from '@mashang/platform-subgraph';
import { agencyPointLoaders } from './agency-point/agency-point.loaders';
import { AgencyPointRepository } from './agency-point/agency-point.repository';
import { caseStatisticsLoaders } from './case-statistics/case-statistics.loaders';
import { CaseStatisticsRepository } from './case-statistics/case-statistics.repository';
import { caseBundleLoaders } from './case-bundle/case-bundle.loaders';
import { CaseBundleRepository } from './case-bundle/case-bundle.repository';
import { CaseBundleService } from './case-bundle/case-bundle.service';
import { caseMaterialLoaders } from './case-material/case-material.loaders';
import { CaseMaterialRepository } from './case-material/case-material.repository';
import { CaseMonthCountRepository } from './case-month-count/case-month-count.repository';
import { caseLoaders } from './case/case.loaders';
import { CaseHandlingService } from './case/case-handling.service';
import { CaseStepService } from './case/case-step.service';
import { CaseTripService } from './case/case-trip.service';
import { CaseRepository } from './case/case.repository';
import { CaseService } from './case/case.service';
import { CertificateRepository } from './certificate/certificate.repository';
import { complaintLoaders } from './complaint/complaint.loaders';
import { ComplaintRepository } from './complaint/complaint.repository';
import { ComplaintService } from './complaint/complaint.service';
import { correctionLoaders } from './correction/correction.loaders';
import { CorrectionRepository } from './correction/correction.repository';
import { CorrectionService } from './correction/correction.service';
import { encounterLoaders } from './encounter/encounter.loaders';
import { EncounterRepository } from './encounter/encounter.repository';
import { EncounterService } from './encounter/encounter.service';
import { entrustmentLoaders } from './entrustment/entrustment.loaders';
import { EntrustmentRepository } from './entrustment/entrustment.repository';
import { EntrustmentService } from './entrustment/entrustment.service';
import { rectificationLoaders } from './rectification/rectification.loaders';
import { RectificationRepository } from './rectification/rectification.repository';
import { RectificationService } from './rectification/rectification.service';
import { serviceCenterLoaders } from './service-center/service-center.loaders';
import { ServiceCenterRepository } from './service-center/service-center.repository';
import { serviceGuideLoaders } from './service-guide/service-guide.loaders';
import { ServiceGuideRepository } from './service-guide/service-guide.repository';
import { ServiceGuideService } from './service-guide/service-guide.service';
import { serviceItemLoaders } from './service-item/service-item.loaders';
import { ServiceItemRepository } from './service-item/service-item.repository';
import { ServiceRatingService } from './service-rating/service-rating.service';
import { specialProcedureLoaders } from './special-procedure/special-procedure.loaders';
import { SpecialProcedureRepository } from './special-procedure/special-procedure.repository';
import { SpecialProcedureService } from './special-procedure/special-procedure.service';
import { supervisionAlertLoaders } from './supervision-alert/supervision-alert.loaders';
import { SupervisionAlertRepository } from './supervision-alert/supervision-alert.repository';
import { SupervisionAlertService } from './supervision-alert/supervision-alert.service';
import { SupervisionSchedule } from './supervision-alert/supervision-schedule';
import { TrackingAttemptRepository } from './tracking/tracking-attempt.repository';
import { TrackingService } from './tracking/tracking.service';
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
  const monthCounts = new CaseMonthCountRepository(database);
  const cases = new CaseRepository(database, notices, monthCounts, workingTime);
  const items = new ServiceItemRepository(database);
  const centers = new ServiceCenterRepository(database);
  const agencyPoints = new AgencyPointRepository(database);
  const unitOfWork = createUnitOfWork(database);
  const rectificationRows = new RectificationRepository(database);
  const alerts = new SupervisionAlertRepository(database);
  const supervision = new SupervisionSchedule({ database, items, procedures, notices, rectifications: rectificationRows, alerts, workingTime });
  const steps = new CaseStepService({ unitOfWork, cases, items, procedures, supervision, workingTime });
  const tracking = new TrackingService(cases, new TrackingAttemptRepository(database), personalNumbers);
  const rectifications = new RectificationService(unitOfWork, rectificationRows, supervision, workingTime);
  const materials = new CaseMaterialRepository(database);
  const bundles = new CaseBundleRepository(database);
  const caseIntake = new CaseService({ unitOfWork, cases, centers, agencyPoints, personalNumbers, materials, steps });
  const caseTrips = new CaseTripService(unitOfWork, cases, steps);
  const encounterRows = new EncounterRepository(database);
  const entrustmentRows = new EntrustmentRepository(database);
  const complaintRows = new ComplaintRepository(database);
  const correctionRows = new CorrectionRepository(database);
  const guides = new ServiceGuideRepository(database);
  return {
    workingTime,
    personalNumbers,
    cases,
    alerts,
    rectificationRows,
    procedures,
    notices,
    serviceItems: items,
    serviceCenters: centers,
    agencyPoints,
    statistics: new CaseStatisticsRepository(database),
    caseSteps: steps,
    caseIntake,
    materials,
    bundles,
    caseBundles: new CaseBundleService(unitOfWork, database, bundles, centers, caseIntake),
    caseHandling: new CaseHandlingService(steps, { cases, workingTime }),
    caseTrips,
    guides,
    serviceGuides: new ServiceGuideService(unitOfWork, items, guides),
    encounterRows,
    encounters: new EncounterService({ unitOfWork, database, encounters: encounterRows, cases, agencyPoints, workingTime }),
    entrustmentRows,
    entrustments: new EntrustmentService({ unitOfWork, database, entrustments: entrustmentRows, agencyPoints, cases, trips: caseTrips, personalNumbers, workingTime }),
    complaintRows,
    complaints: new ComplaintService({ unitOfWork, database, complaints: complaintRows, cases, tracking, workingTime }),
    correctionRows,
    corrections: new CorrectionService({ unitOfWork, database, corrections: correctionRows, cases, caseSteps: steps }),
    tracking,
    rectifications,
    certificates: new CertificateRepository(database),
    serviceRatings: new ServiceRatingService({ unitOfWork, cases, tracking, rectifications, steps }),
    supervisionAlerts: new SupervisionAlertService({ unitOfWork, cases, alerts, schedule: supervision, workingTime }),
    supplementNotices: new SupplementNoticeService(steps, notices, materials, workingTime),
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
      caseMaterials: caseMaterialLoaders(operation, services.materials),
      caseBundles: caseBundleLoaders(operation, services.bundles),
      encounters: encounterLoaders(operation, services.encounterRows),
      entrustments: entrustmentLoaders(operation, services.entrustmentRows),
      complaints: complaintLoaders(operation, services.complaintRows),
      corrections: correctionLoaders(operation, services.correctionRows),
      rectifications: rectificationLoaders(operation, services.rectificationRows),
      supervisionAlerts: supervisionAlertLoaders(operation, services.alerts),
      supplementNotices: supplementNoticeLoaders(operation, services.notices),
      specialProcedures: specialProcedureLoaders(operation, services.procedures),
      serviceGuides: serviceGuideLoaders(operation, services.guides),
      serviceItems: serviceItemLoaders(operation, services.serviceItems, today),
      serviceCenters: serviceCenterLoaders(operation, services.serviceCenters),
      agencyPoints: agencyPointLoaders(operation, services.agencyPoints),
      caseStatistics: caseStatisticsLoaders(operation, services.statistics),
    },
  };
}

export type CasesContext = ReturnType<typeof casesContext>;
