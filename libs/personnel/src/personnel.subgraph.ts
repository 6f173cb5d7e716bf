import type { AccessRule } from '@mashang/platform-identity';
import type { SubgraphModule } from '@mashang/platform-subgraph';
import { defineSubgraph, mergeResolvers } from '@mashang/platform-subgraph';
import type { MutationResolvers, QueryResolvers } from './__generated__/resolver-types';
import { typeDefs } from './__generated__/type-defs';
import { AccountabilityGradeEntity } from './accountability/accountability-grade.entity';
import { AccountabilityLimitsEntity } from './accountability/accountability-limits.entity';
import { accountabilityAccess } from './accountability/accountability.access';
import { AccountabilityRecordEntity } from './accountability/accountability.entity';
import { accountabilityResolvers } from './accountability/accountability.resolvers';
import { SETTLE_DECISION, WAIVE_STATEMENT } from './accountability/accountability.service';
import { AgreementIndicatorEntity } from './agreement-indicator/agreement-indicator.entity';
import { agreementIndicatorResolvers } from './agreement-indicator/agreement-indicator.resolvers';
import { agreementScoreAccess } from './agreement-score/agreement-score.access';
import { agreementScoreResolvers } from './agreement-score/agreement-score.resolvers';
import { IndicatorScoreEntity } from './agreement-score/indicator-score.entity';
import { AgreementSignatureEntity } from './agreement/agreement-signature.entity';
import { agreementAccess } from './agreement/agreement.access';
import { AgreementEntity } from './agreement/agreement.entity';
import { agreementResolvers } from './agreement/agreement.resolvers';
import { AttendanceCorrectionEntity } from './attendance/attendance-correction.entity';
import { AttendanceRecordEntity } from './attendance/attendance-record.entity';
import { attendanceAccess } from './attendance/attendance.access';
import { attendanceResolvers } from './attendance/attendance.resolvers';
import { coverageAccess } from './coverage/coverage.access';
import { coverageResolvers } from './coverage/coverage.resolvers';
import { DepartmentHeadEntity } from './department/department-head.entity';
import { DepartmentNameEntity } from './department/department-name.entity';
import { APPLY_NAME } from './department/department-register.service';
import { departmentAccess } from './department/department.access';
import { DepartmentEntity } from './department/department.entity';
import { departmentResolvers } from './department/department.resolvers';
import { divisionAccess } from './division/division.access';
import { DivisionEntity } from './division/division.entity';
import { divisionResolvers } from './division/division.resolvers';
import { dutyRosterAccess } from './duty-roster/duty-roster.access';
import { DutyRosterEntity } from './duty-roster/duty-roster.entity';
import { dutyRosterResolvers } from './duty-roster/duty-roster.resolvers';
import { DutyShiftEntity } from './duty-roster/duty-shift.entity';
import { MISS_SHIFTS } from './duty-roster/duty-shift.service';
import { ShiftSwapEntity } from './duty-roster/shift-swap.entity';
import { LAPSE_SWAP } from './duty-roster/shift-swap.service';
import { employmentAccess } from './employment/employment.access';
import { EmploymentEntity } from './employment/employment.entity';
import { employmentResolvers } from './employment/employment.resolvers';
import { APPLY_TRANSFER } from './employment/employment.service';
import { BudgetLineEntity } from './expense-claim/budget-line.entity';
import { ExpenseClaimLineEntity } from './expense-claim/expense-claim-line.entity';
import { expenseClaimAccess } from './expense-claim/expense-claim.access';
import { ExpenseClaimEntity } from './expense-claim/expense-claim.entity';
import { expenseClaimResolvers } from './expense-claim/expense-claim.resolvers';
import { FinanceOfficeEntity } from './expense-claim/finance-office.entity';
import { externalAccess } from './external/external.access';
import { externalResolvers } from './external/external.resolvers';
import { interestDeclarationAccess } from './interest-declaration/interest-declaration.access';
import { InterestDeclarationEntity } from './interest-declaration/interest-declaration.entity';
import { interestDeclarationResolvers } from './interest-declaration/interest-declaration.resolvers';
import { leaveAccess } from './leave/leave.access';
import { LeaveEntity } from './leave/leave.entity';
import { leaveResolvers } from './leave/leave.resolvers';
import { personnelMigrations } from './migrations/20261123080000-create-personnel';
import { PostsAndLeave } from './migrations/20261125110000-posts-and-leave';
import { DutyRosters } from './migrations/20261125120000-duty-rosters';
import { AgreementIndicators } from './migrations/20261125130000-agreement-indicators';
import { OfficeManagement } from './migrations/20261125140000-office-management';
import { Accountability } from './migrations/20261125150000-accountability';
import { FreezeStudyDepartments } from './migrations/20261125160000-freeze-study-departments';
import { OfficeControls } from './migrations/20261125161000-office-controls';
import { OfficersEntry } from './migrations/20261125170000-officers-entry';
import { officeStatisticsResolvers } from './office-statistics/office-statistics.resolvers';
import { officerAccess } from './officer/officer.access';
import { OfficerEntity } from './officer/officer.entity';
import { officerResolvers } from './officer/officer.resolvers';
import { HostLimitEntity } from './official-reception/host-limit.entity';
import { MealStandardEntity } from './official-reception/meal-standard.entity';
import { officialReceptionAccess } from './official-reception/official-reception.access';
import { OfficialReceptionEntity } from './official-reception/official-reception.entity';
import { officialReceptionResolvers } from './official-reception/official-reception.resolvers';
import type { PersonnelOptions } from './personnel.context';
import { personnelContext, personnelServices } from './personnel.context';
import { PostHoldingEntity } from './post/post-holding.entity';
import { PostServiceItemEntity } from './post/post-service-item.entity';
import { postAccess } from './post/post.access';
import { PostEntity } from './post/post.entity';
import { postResolvers } from './post/post.resolvers';
import { RegulationAcknowledgementEntity } from './regulation/regulation-acknowledgement.entity';
import { RegulationVersionEntity } from './regulation/regulation-version.entity';
import { regulationAccess } from './regulation/regulation.access';
import { RegulationEntity } from './regulation/regulation.entity';
import { regulationResolvers } from './regulation/regulation.resolvers';
import { SatisfactionSurveyEntity } from './satisfaction/satisfaction-survey.entity';
import { satisfactionResolvers } from './satisfaction/satisfaction.resolvers';
import { scoringQueryAccess } from './scoring-query/scoring-query.access';
import { ScoringQueryEntity } from './scoring-query/scoring-query.entity';
import { scoringQueryResolvers } from './scoring-query/scoring-query.resolvers';
import { StudyAttendanceEntity } from './study/study-attendance.entity';
import { StudyInvitationEntity } from './study/study-invitation.entity';
import { StudySessionEntity } from './study/study-session.entity';
import { studyAccess } from './study/study.access';
import { studyResolvers } from './study/study.resolvers';
import { substitutionAccess } from './substitution/substitution.access';
import { SubstitutionEntity } from './substitution/substitution.entity';
import { substitutionResolvers } from './substitution/substitution.resolvers';
import { DriverEntity } from './vehicle/driver.entity';
import { VehicleBookingEntity } from './vehicle/vehicle-booking.entity';
import { vehicleAccess } from './vehicle/vehicle.access';
import { VehicleEntity } from './vehicle/vehicle.entity';
import { vehicleResolvers } from './vehicle/vehicle.resolvers';
import { VillageAssignmentEntity } from './village-pairing/village-assignment.entity';
import { VillageIssueEntity } from './village-pairing/village-issue.entity';
import { villagePairingAccess } from './village-pairing/village-pairing.access';
import { villagePairingResolvers } from './village-pairing/village-pairing.resolvers';
import { VillageVisitEntity } from './village-pairing/village-visit.entity';
import { windowDutyResolvers } from './window-duty/window-duty.resolvers';

/** A rule for every root field and every type others refer to: the compiler finds the unguarded one. */
const access = {
  Query: {
    ...divisionAccess.Query,
    ...departmentAccess.Query,
    ...officerAccess.Query,
    ...postAccess.Query,
    ...agreementAccess.Query,
    ...accountabilityAccess.Query,
    ...interestDeclarationAccess.Query,
    ...coverageAccess.Query,
    ...leaveAccess.Query,
    ...substitutionAccess.Query,
    ...attendanceAccess.Query,
    ...dutyRosterAccess.Query,
    ...scoringQueryAccess.Query,
    ...agreementScoreAccess.Query,
    ...studyAccess.Query,
    ...regulationAccess.Query,
    ...villagePairingAccess.Query,
    ...expenseClaimAccess.Query,
    ...vehicleAccess.Query,
    ...officialReceptionAccess.Query,
  } satisfies Record<keyof QueryResolvers, AccessRule<never>>,
  Mutation: {
    ...agreementAccess.Mutation,
    ...accountabilityAccess.Mutation,
    ...interestDeclarationAccess.Mutation,
    ...departmentAccess.Mutation,
    ...employmentAccess.Mutation,
    ...postAccess.Mutation,
    ...leaveAccess.Mutation,
    ...substitutionAccess.Mutation,
    ...attendanceAccess.Mutation,
    ...dutyRosterAccess.Mutation,
    ...scoringQueryAccess.Mutation,
    ...agreementScoreAccess.Mutation,
    ...studyAccess.Mutation,
    ...regulationAccess.Mutation,
    ...villagePairingAccess.Mutation,
    ...expenseClaimAccess.Mutation,
    ...vehicleAccess.Mutation,
    ...officialReceptionAccess.Mutation,
  } satisfies Record<keyof MutationResolvers, AccessRule<never>>,
  references: {
    ...divisionAccess.references,
    ...departmentAccess.references,
    ...officerAccess.references,
    ...postAccess.references,
    ...agreementAccess.references,
    ...externalAccess.references,
  },
};

/** 人员与责任: who serves where, who stands in for whom, and who promised what. */
export function personnelSubgraph(options: PersonnelOptions = {}): SubgraphModule {
  return defineSubgraph({
    name: 'personnel',
    typeDefs,
    resolvers: mergeResolvers(
      divisionResolvers,
      departmentResolvers,
      officerResolvers,
      postResolvers,
      agreementResolvers,
      accountabilityResolvers,
      interestDeclarationResolvers,
      agreementIndicatorResolvers,
      scoringQueryResolvers,
      agreementScoreResolvers,
      satisfactionResolvers,
      coverageResolvers,
      employmentResolvers,
      leaveResolvers,
      substitutionResolvers,
      attendanceResolvers,
      dutyRosterResolvers,
      windowDutyResolvers,
      externalResolvers,
      studyResolvers,
      regulationResolvers,
      villagePairingResolvers,
      expenseClaimResolvers,
      vehicleResolvers,
      officialReceptionResolvers,
      officeStatisticsResolvers,
    ),
    access,
    entities: [
      DivisionEntity,
      DepartmentEntity,
      OfficerEntity,
      PostEntity,
      PostHoldingEntity,
      AgreementEntity,
      AgreementSignatureEntity,
      AgreementIndicatorEntity,
      ScoringQueryEntity,
      IndicatorScoreEntity,
      StudySessionEntity,
      StudyAttendanceEntity,
      StudyInvitationEntity,
      RegulationEntity,
      RegulationVersionEntity,
      RegulationAcknowledgementEntity,
      VillageAssignmentEntity,
      VillageVisitEntity,
      VillageIssueEntity,
      FinanceOfficeEntity,
      BudgetLineEntity,
      ExpenseClaimEntity,
      ExpenseClaimLineEntity,
      VehicleEntity,
      DriverEntity,
      VehicleBookingEntity,
      MealStandardEntity,
      HostLimitEntity,
      OfficialReceptionEntity,
      SatisfactionSurveyEntity,
      AccountabilityRecordEntity,
      AccountabilityGradeEntity,
      AccountabilityLimitsEntity,
      InterestDeclarationEntity,
      DepartmentNameEntity,
      DepartmentHeadEntity,
      EmploymentEntity,
      PostServiceItemEntity,
      LeaveEntity,
      SubstitutionEntity,
      AttendanceRecordEntity,
      AttendanceCorrectionEntity,
      DutyRosterEntity,
      DutyShiftEntity,
      ShiftSwapEntity,
    ],
    migrations: [...personnelMigrations, PostsAndLeave, DutyRosters, AgreementIndicators, OfficeManagement, Accountability, FreezeStudyDepartments, OfficeControls, OfficersEntry],
    createServices: (database) => personnelServices(database, options),
    dueJobs: ({ accountability, departmentRegister, dutyShifts, employment, shiftSwaps }) => ({
      [APPLY_NAME]: (ctx, { key }) => departmentRegister.applyName(ctx, key),
      [APPLY_TRANSFER]: (ctx, { key }) => employment.applyTransfer(ctx, key),
      [MISS_SHIFTS]: (ctx, { key }) => dutyShifts.missOverdue(ctx, key),
      [LAPSE_SWAP]: (ctx, { key }) => shiftSwaps.lapse(ctx, key),
      [WAIVE_STATEMENT]: (ctx, { key }) => accountability.waiveStatement(ctx, key),
      [SETTLE_DECISION]: (ctx, { key }) => accountability.settle(ctx, key),
    }),
    eventHandlers: ({ accountabilityCandidates }) => ({
      'cases.SupervisionAlertIssued': (ctx, message) => accountabilityCandidates.cardIssued(ctx, message),
      'cases.SupervisionAlertRevoked': (ctx, message) => accountabilityCandidates.cardRevoked(ctx, message),
      'cases.SupervisionAlertLapsed': (ctx, message) => accountabilityCandidates.cardLapsed(ctx, message),
      'cases.ComplaintUpheld': (ctx, message) => accountabilityCandidates.complaintUpheld(ctx, message),
    }),
    createContext: personnelContext,
  });
}
