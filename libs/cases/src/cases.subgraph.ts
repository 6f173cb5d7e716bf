import type { AccessRule } from '@mashang/platform-identity';
import type { SubgraphModule } from '@mashang/platform-subgraph';
import { defineSubgraph, mergeResolvers } from '@mashang/platform-subgraph';
import type { MutationResolvers, QueryResolvers } from './__generated__/resolver-types';
import { typeDefs } from './__generated__/type-defs';
import { agencyPointAccess } from './agency-point/agency-point.access';
import { AgencyPointEntity } from './agency-point/agency-point.entity';
import { agencyPointResolvers } from './agency-point/agency-point.resolvers';
import { applicationDraftAccess } from './application-draft/application-draft.access';
import { ApplicationDraftEntity } from './application-draft/application-draft.entity';
import { applicationDraftResolvers } from './application-draft/application-draft.resolvers';
import { REMOVE_DRAFT } from './application-draft/application-draft.service';
import { caseBundleAccess } from './case-bundle/case-bundle.access';
import { CaseBundleEntity } from './case-bundle/case-bundle.entity';
import { caseBundleResolvers } from './case-bundle/case-bundle.resolvers';
import { CaseMaterialEntity } from './case-material/case-material.entity';
import { caseMaterialResolvers } from './case-material/case-material.resolvers';
import { CaseLateTripEntity } from './case-month-count/case-late-trip.entity';
import { CaseMonthCountEntity } from './case-month-count/case-month-count.entity';
import { CaseRecordedCountEntity } from './case-month-count/case-recorded-count.entity';
import { caseStatisticsResolvers } from './case-statistics/case-statistics.resolvers';
import { CaseEventEntity } from './case/case-event.entity';
import { caseAccess } from './case/case.access';
import { CaseEntity } from './case/case.entity';
import { caseResolvers } from './case/case.resolvers';
import type { CasesOptions } from './cases.context';
import { casesContext, casesServices } from './cases.context';
import { certificateAccess } from './certificate/certificate.access';
import { certificateResolvers } from './certificate/certificate.resolvers';
import { efficiencyStatisticsResolvers } from './efficiency-statistics/efficiency-statistics.resolvers';
import { encounterAccess } from './encounter/encounter.access';
import { EncounterEntity } from './encounter/encounter.entity';
import { encounterResolvers } from './encounter/encounter.resolvers';
import { entrustmentAccess } from './entrustment/entrustment.access';
import { EntrustmentEntity } from './entrustment/entrustment.entity';
import { entrustmentResolvers } from './entrustment/entrustment.resolvers';
import { CommitmentEntity } from './commitment/commitment.entity';
import { commitmentResolvers } from './commitment/commitment.resolvers';
import { complaintAccess } from './complaint/complaint.access';
import { ComplaintEntity } from './complaint/complaint.entity';
import { complaintResolvers } from './complaint/complaint.resolvers';
import { correctionAccess } from './correction/correction.access';
import { CorrectionEntity } from './correction/correction.entity';
import { correctionResolvers } from './correction/correction.resolvers';
import { EncounterHandoverEntity } from './encounter/encounter-handover.entity';
import { externalAccess } from './external/external.access';
import { externalResolvers } from './external/external.resolvers';
import { CreateCases } from './migrations/20261123080000-create-cases';
import { CompleteCaseLifecycle } from './migrations/20261124080000-complete-case-lifecycle';
import { RateAndSupervise } from './migrations/20261124130000-rate-and-supervise';
import { EncountersToCorrections } from './migrations/20261124140000-encounters-to-corrections';
import { ServiceGuides } from './migrations/20261124150000-service-guides';
import { BundlesAndMaterials } from './migrations/20261124160000-bundles-and-materials';
import { CaseMonthCounts } from './migrations/20261124170000-case-month-counts';
import { PostHolders } from './migrations/20261125010000-post-holders';
import { GuideElements } from './migrations/20261125030000-guide-elements';
import { nationalCodeAccess } from './national-code/national-code.access';
import { nationalCodeResolvers } from './national-code/national-code.resolvers';
import { CorrectionsOfAnyRecord } from './migrations/20261125040000-corrections-of-any-record';
import { RecordedCounts } from './migrations/20261125040100-recorded-counts';
import { IndexEfficiencyStatistics } from './migrations/20261125040200-index-efficiency-statistics';
import { AcceptanceRecorded } from './migrations/20261125180000-acceptance-recorded';
import { ComplaintsFounded } from './migrations/20261125050000-complaints-founded';
import { ComplaintParties } from './migrations/20261125170000-complaint-parties';
import { VillageAndEncounterRules } from './migrations/20261125210000-village-and-encounter-rules';
import { onlineApplicationAccess } from './online-application/online-application.access';
import { onlineApplicationResolvers } from './online-application/online-application.resolvers';
import { PostHolderEntity } from './post-holder/post-holder.entity';
import { DraftsAndGaps } from './migrations/20261125020000-drafts-and-gaps';
import { preReviewResolvers } from './pre-review/pre-review.resolvers';
import { rectificationAccess } from './rectification/rectification.access';
import { RectificationEntity } from './rectification/rectification.entity';
import { rectificationResolvers } from './rectification/rectification.resolvers';
import { serviceCenterAccess } from './service-center/service-center.access';
import { ServiceCenterEntity } from './service-center/service-center.entity';
import { serviceCenterResolvers } from './service-center/service-center.resolvers';
import { ServiceWindowEntity } from './service-center/service-window.entity';
import { ItemDraftEntity } from './service-guide/item-draft.entity';
import { serviceGuideAccess } from './service-guide/service-guide.access';
import { ServiceGuideEntity } from './service-guide/service-guide.entity';
import { serviceGuideResolvers } from './service-guide/service-guide.resolvers';
import { serviceItemAccess } from './service-item/service-item.access';
import { ServiceItemEntity } from './service-item/service-item.entity';
import { serviceItemResolvers } from './service-item/service-item.resolvers';
import { serviceRatingAccess } from './service-rating/service-rating.access';
import { serviceRatingResolvers } from './service-rating/service-rating.resolvers';
import { SpecialProcedureEntity } from './special-procedure/special-procedure.entity';
import { specialProcedureResolvers } from './special-procedure/special-procedure.resolvers';
import { supervisionAlertAccess } from './supervision-alert/supervision-alert.access';
import { SupervisionAlertEntity } from './supervision-alert/supervision-alert.entity';
import { supervisionAlertResolvers } from './supervision-alert/supervision-alert.resolvers';
import { trackingAccess } from './tracking/tracking.access';
import { TrackingAttemptEntity } from './tracking/tracking-attempt.entity';
import { ToleratedGapEntity } from './tolerated-gap/tolerated-gap.entity';
import { toleratedGapResolvers } from './tolerated-gap/tolerated-gap.resolvers';
import { trackingResolvers } from './tracking/tracking.resolvers';
import { SupplementNoticeEntity } from './supplement-notice/supplement-notice.entity';
import { supplementNoticeResolvers } from './supplement-notice/supplement-notice.resolvers';
import { workloadResolvers } from './workload/workload.resolvers';

/** A rule for every root field and every type others refer to: the compiler finds the unguarded one. */
const access = {
  Query: {
    ...serviceCenterAccess.Query,
    ...serviceItemAccess.Query,
    ...caseAccess.Query,
    ...trackingAccess.Query,
    ...certificateAccess.Query,
    ...rectificationAccess.Query,
    ...supervisionAlertAccess.Query,
    ...encounterAccess.Query,
    ...entrustmentAccess.Query,
    ...complaintAccess.Query,
    ...correctionAccess.Query,
    ...serviceGuideAccess.Query,
    ...caseBundleAccess.Query,
    ...nationalCodeAccess.Query,
    ...applicationDraftAccess.Query,
  } satisfies Record<keyof QueryResolvers, AccessRule<never>>,
  Mutation: {
    ...caseAccess.Mutation,
    ...serviceRatingAccess.Mutation,
    ...rectificationAccess.Mutation,
    ...supervisionAlertAccess.Mutation,
    ...encounterAccess.Mutation,
    ...entrustmentAccess.Mutation,
    ...complaintAccess.Mutation,
    ...correctionAccess.Mutation,
    ...serviceGuideAccess.Mutation,
    ...caseBundleAccess.Mutation,
    ...onlineApplicationAccess.Mutation,
    ...applicationDraftAccess.Mutation,
  } satisfies Record<keyof MutationResolvers, AccessRule<never>>,
  references: {
    ...serviceCenterAccess.references,
    ...agencyPointAccess.references,
    ...serviceItemAccess.references,
    ...caseAccess.references,
    ...externalAccess.references,
  },
};

/** 办件: the service centre, what it offers, and every case from the counter or a village to its end. */
export function casesSubgraph(options: CasesOptions): SubgraphModule {
  return defineSubgraph({
    name: 'cases',
    typeDefs,
    resolvers: mergeResolvers(
      serviceCenterResolvers,
      agencyPointResolvers,
      serviceItemResolvers,
      caseResolvers,
      supplementNoticeResolvers,
      specialProcedureResolvers,
      trackingResolvers,
      certificateResolvers,
      serviceRatingResolvers,
      rectificationResolvers,
      supervisionAlertResolvers,
      encounterResolvers,
      entrustmentResolvers,
      complaintResolvers,
      correctionResolvers,
      serviceGuideResolvers,
      caseBundleResolvers,
      caseMaterialResolvers,
      onlineApplicationResolvers,
      nationalCodeResolvers,
      applicationDraftResolvers,
      preReviewResolvers,
      toleratedGapResolvers,
      commitmentResolvers,
      caseStatisticsResolvers,
      efficiencyStatisticsResolvers,
      workloadResolvers,
      externalResolvers,
    ),
    access,
    entities: [
      ServiceCenterEntity,
      ServiceWindowEntity,
      AgencyPointEntity,
      ServiceItemEntity,
      CaseEntity,
      CaseEventEntity,
      SupplementNoticeEntity,
      SpecialProcedureEntity,
      TrackingAttemptEntity,
      RectificationEntity,
      SupervisionAlertEntity,
      EncounterEntity,
      EncounterHandoverEntity,
      EntrustmentEntity,
      ComplaintEntity,
      CorrectionEntity,
      ServiceGuideEntity,
      ItemDraftEntity,
      CaseBundleEntity,
      CaseMaterialEntity,
      CaseMonthCountEntity,
      PostHolderEntity,
      ApplicationDraftEntity,
      ToleratedGapEntity,
      CommitmentEntity,
      CaseRecordedCountEntity,
      CaseLateTripEntity,
    ],
    migrations: [
      CreateCases,
      CompleteCaseLifecycle,
      RateAndSupervise,
      EncountersToCorrections,
      ServiceGuides,
      BundlesAndMaterials,
      CaseMonthCounts,
      PostHolders,
      GuideElements,
      DraftsAndGaps,
      CorrectionsOfAnyRecord,
      RecordedCounts,
      IndexEfficiencyStatistics,
      ComplaintsFounded,
      ComplaintParties,
      AcceptanceRecorded,
      VillageAndEncounterRules,
    ],
    createServices: (database) => casesServices(database, options),
    dueJobs: ({ caseSilence, caseSteps, supervisionAlerts, toleratedGaps, applicationDrafts }) => ({
      'cases.deemAcceptance': (ctx, { key }) => caseSilence.deemAccepted(ctx, key),
      'cases.lapseSupplement': (ctx, { key }) => caseSilence.lapse(ctx, key),
      'cases.supervise': (ctx, { key }) => supervisionAlerts.recheck(ctx, key),
      'cases.lapseGap': (ctx, { key }) => toleratedGaps.lapse(ctx, key),
      [REMOVE_DRAFT]: (ctx, { key }) => applicationDrafts.removeForgotten(ctx, key),
      'cases.recomputeDueDays': (ctx, { key }) => caseSteps.recomputeDueDays(ctx, key),
    }),
    eventHandlers: ({ postHolders }) => ({
      'personnel.PostHoldingChanged': (ctx, message) => postHolders.follow(ctx, message),
    }),
    createContext: casesContext,
  });
}
