import type { OfficeHours } from '@mashang/domain';
import { businessDateOf, WorkingCalendar, WorkingTime } from '@mashang/domain';
import type { Database, OperationContext, PersonalNumberVault } from '@mashang/platform-persistence';
import { createUnitOfWork } from '@mashang/platform-persistence';
import type { RequestScope } from '@mashang/platform-subgraph';
import { agencyPointLoaders } from './agency-point/agency-point.loaders';
import { AgencyPointRepository } from './agency-point/agency-point.repository';
import { ApplicationDraftRepository } from './application-draft/application-draft.repository';
import { ApplicationDraftService } from './application-draft/application-draft.service';
import { ApplicantCountsRepository } from './case-statistics/applicant-counts.repository';
import { applicantCountsLoaders, caseStatisticsLoaders } from './case-statistics/case-statistics.loaders';
import { CaseStatisticsRepository } from './case-statistics/case-statistics.repository';
import { caseBundleLoaders } from './case-bundle/case-bundle.loaders';
import { CaseBundleRepository } from './case-bundle/case-bundle.repository';
import { CaseBundleService } from './case-bundle/case-bundle.service';
import { caseMaterialLoaders } from './case-material/case-material.loaders';
import { CaseMaterialRepository } from './case-material/case-material.repository';
import { CaseMonthCountRepository } from './case-month-count/case-month-count.repository';
import { caseLoaders } from './case/case.loaders';
import { CaseHandlingService } from './case/case-handling.service';
import { CaseSilenceService } from './case/case-silence.service';
import { CaseStepService } from './case/case-step.service';
import { CaseTripService } from './case/case-trip.service';
import { CaseRepository } from './case/case.repository';
import { CaseService } from './case/case.service';
import { CertificateRepository } from './certificate/certificate.repository';
import { commitmentLoaders } from './commitment/commitment.loaders';
import { CommitmentRepository } from './commitment/commitment.repository';
import { CommitmentService } from './commitment/commitment.service';
import { complaintLoaders } from './complaint/complaint.loaders';
import { ComplaintRepository } from './complaint/complaint.repository';
import { ComplaintService } from './complaint/complaint.service';
import { correctionLoaders } from './correction/correction.loaders';
import { CorrectionRepository } from './correction/correction.repository';
import { correctableRecords } from './correction/correctable-records';
import { CorrectionService } from './correction/correction.service';
import { encounterLoaders } from './encounter/encounter.loaders';
import { efficiencyStatisticsLoaders } from './efficiency-statistics/efficiency-statistics.loaders';
import { EfficiencyStatisticsRepository } from './efficiency-statistics/efficiency-statistics.repository';
import { EncounterRepository } from './encounter/encounter.repository';
import { EncounterService } from './encounter/encounter.service';
import { entrustmentLoaders } from './entrustment/entrustment.loaders';
import { EntrustmentRepository } from './entrustment/entrustment.repository';
import { EntrustmentService } from './entrustment/entrustment.service';
import { PostHolderRepository } from './post-holder/post-holder.repository';
import { PostHolderService } from './post-holder/post-holder.service';
import { PreReviewService } from './pre-review/pre-review.service';
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
import { toleratedGapLoaders } from './tolerated-gap/tolerated-gap.loaders';
import { ToleratedGapRepository } from './tolerated-gap/tolerated-gap.repository';
import { ToleratedGapService } from './tolerated-gap/tolerated-gap.service';
import { TrackingAttemptRepository } from './tracking/tracking-attempt.repository';
import { TrackingService } from './tracking/tracking.service';
import { supplementNoticeLoaders } from './supplement-notice/supplement-notice.loaders';
import { SupplementNoticeRepository } from './supplement-notice/supplement-notice.repository';
import { SupplementNoticeService } from './supplement-notice/supplement-notice.service';
import { workloadLoaders } from './workload/workload.loaders';
import { WorkloadRepository } from './workload/workload.repository';

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
  const gaps = new ToleratedGapRepository(database);
  const cases = new CaseRepository(database, notices, gaps, monthCounts, workingTime);
  const items = new ServiceItemRepository(database);
  const centers = new ServiceCenterRepository(database);
  const agencyPoints = new AgencyPointRepository(database);
  const unitOfWork = createUnitOfWork(database);
  const rectificationRows = new RectificationRepository(database);
  const alerts = new SupervisionAlertRepository(database);
  const supervision = new SupervisionSchedule({ database, items, procedures, notices, rectifications: rectificationRows, alerts, workingTime });
  const postHolders = new PostHolderService(new PostHolderRepository(database));
  const steps = new CaseStepService({ unitOfWork, cases, items, procedures, supervision, postHolders, personalNumbers, workingTime });
  const caseSilence = new CaseSilenceService(steps, { cases });
  const tracking = new TrackingService(cases, new TrackingAttemptRepository(database), personalNumbers);
  const rectifications = new RectificationService({ unitOfWork, rectifications: rectificationRows, cases, supervision, personalNumbers, workingTime });
  const materials = new CaseMaterialRepository(database);
  const bundles = new CaseBundleRepository(database);
  const guides = new ServiceGuideRepository(database);
  const commitmentRows = new CommitmentRepository(database);
  const commitments = new CommitmentService(steps, commitmentRows, guides);
  const caseIntake = new CaseService({ unitOfWork, cases, centers, agencyPoints, personalNumbers, materials, commitments, steps });
  const caseTrips = new CaseTripService(unitOfWork, cases, steps, personalNumbers);
  const encounterRows = new EncounterRepository(database);
  const entrustmentRows = new EntrustmentRepository(database);
  const complaintRows = new ComplaintRepository(database);
  const correctionRows = new CorrectionRepository(database);
  const draftRows = new ApplicationDraftRepository(database);
  const toleratedGaps = new ToleratedGapService({ steps, gaps, commitments: commitmentRows, guides, items, materials, workingTime });
  const correctable = correctableRecords({
    cases,
    caseSteps: steps,
    centers,
    materials,
    encounters: encounterRows,
    entrustments: entrustmentRows,
    complaints: complaintRows,
    rectifications: rectificationRows,
    procedures,
    notices,
    personalNumbers,
  });
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
    workloads: new WorkloadRepository(database),
    efficiencyStatistics: new EfficiencyStatisticsRepository(database),
    applicantCounts: new ApplicantCountsRepository(database),
    caseSteps: steps,
    postHolders,
    caseIntake,
    materials,
    bundles,
    caseBundles: new CaseBundleService(unitOfWork, database, bundles, centers, caseIntake, postHolders),
    caseSilence,
    caseHandling: new CaseHandlingService(steps, { cases, workingTime, gaps: toleratedGaps, guides, silence: caseSilence }),
    gaps,
    toleratedGaps,
    commitmentRows,
    commitments,
    preReviews: new PreReviewService(steps),
    draftRows,
    applicationDrafts: new ApplicationDraftService({ unitOfWork, database, drafts: draftRows, intake: caseIntake, steps, personalNumbers }),
    caseTrips,
    guides,
    serviceGuides: new ServiceGuideService({ unitOfWork, items, guides, centers }),
    encounterRows,
    encounters: new EncounterService({ unitOfWork, database, encounters: encounterRows, cases, agencyPoints, personalNumbers, workingTime }),
    entrustmentRows,
    entrustments: new EntrustmentService({ unitOfWork, database, entrustments: entrustmentRows, agencyPoints, cases, trips: caseTrips, personalNumbers, workingTime }),
    complaintRows,
    complaints: new ComplaintService({ unitOfWork, database, complaints: complaintRows, tracking, personalNumbers, workingTime }),
    correctionRows,
    corrections: new CorrectionService({ unitOfWork, database, corrections: correctionRows, records: correctable, personalNumbers }),
    tracking,
    rectifications,
    certificates: new CertificateRepository(database),
    serviceRatings: new ServiceRatingService({ unitOfWork, cases, tracking, rectifications, steps }),
    supervisionAlerts: new SupervisionAlertService({ unitOfWork, cases, alerts, schedule: supervision, personalNumbers, workingTime }),
    supplementNotices: new SupplementNoticeService(steps, notices, materials, commitments, workingTime, caseSilence),
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
      toleratedGaps: toleratedGapLoaders(operation, services.gaps),
      commitments: commitmentLoaders(operation, services.commitmentRows),
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
      workload: workloadLoaders(operation, services.workloads),
      efficiencyStatistics: efficiencyStatisticsLoaders(operation, services.efficiencyStatistics),
      applicantCounts: applicantCountsLoaders(operation, services.applicantCounts),
    },
  };
}

export type CasesContext = ReturnType<typeof casesContext>;
