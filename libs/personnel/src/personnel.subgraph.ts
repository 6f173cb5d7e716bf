import type { AccessRule } from '@mashang/platform-identity';
import type { SubgraphModule } from '@mashang/platform-subgraph';
import { defineSubgraph, mergeResolvers } from '@mashang/platform-subgraph';
import type { MutationResolvers, QueryResolvers } from './__generated__/resolver-types';
import { typeDefs } from './__generated__/type-defs';
import { agreementAccess } from './agreement/agreement.access';
import { AgreementEntity } from './agreement/agreement.entity';
import { agreementResolvers } from './agreement/agreement.resolvers';
import { departmentAccess } from './department/department.access';
import { DepartmentEntity } from './department/department.entity';
import { departmentResolvers } from './department/department.resolvers';
import { divisionAccess } from './division/division.access';
import { DivisionEntity } from './division/division.entity';
import { divisionResolvers } from './division/division.resolvers';
import { personnelMigrations } from './migrations/20261123080000-create-personnel';
import { BudgetLineEntity } from './expense-claim/budget-line.entity';
import { ExpenseClaimLineEntity } from './expense-claim/expense-claim-line.entity';
import { expenseClaimAccess } from './expense-claim/expense-claim.access';
import { ExpenseClaimEntity } from './expense-claim/expense-claim.entity';
import { expenseClaimResolvers } from './expense-claim/expense-claim.resolvers';
import { FinanceOfficeEntity } from './expense-claim/finance-office.entity';
import { OfficeManagement } from './migrations/20261125140000-office-management';
import { officeStatisticsResolvers } from './office-statistics/office-statistics.resolvers';
import { HostLimitEntity } from './official-reception/host-limit.entity';
import { MealStandardEntity } from './official-reception/meal-standard.entity';
import { officialReceptionAccess } from './official-reception/official-reception.access';
import { OfficialReceptionEntity } from './official-reception/official-reception.entity';
import { officialReceptionResolvers } from './official-reception/official-reception.resolvers';
import { officerAccess } from './officer/officer.access';
import { OfficerEntity } from './officer/officer.entity';
import { officerResolvers } from './officer/officer.resolvers';
import { personnelContext, personnelServices } from './personnel.context';
import { PostHoldingEntity } from './post/post-holding.entity';
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
import { StudyAttendanceEntity } from './study/study-attendance.entity';
import { StudyInvitationEntity } from './study/study-invitation.entity';
import { StudySessionEntity } from './study/study-session.entity';
import { studyAccess } from './study/study.access';
import { studyResolvers } from './study/study.resolvers';
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

/** A rule for every root field and every type others refer to: the compiler finds the unguarded one. */
const access = {
  Query: {
    ...divisionAccess.Query,
    ...departmentAccess.Query,
    ...officerAccess.Query,
    ...postAccess.Query,
    ...agreementAccess.Query,
    ...studyAccess.Query,
    ...regulationAccess.Query,
    ...villagePairingAccess.Query,
    ...expenseClaimAccess.Query,
    ...vehicleAccess.Query,
    ...officialReceptionAccess.Query,
  } satisfies Record<keyof QueryResolvers, AccessRule<never>>,
  Mutation: {
    ...agreementAccess.Mutation,
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
  },
};

/** 人员与责任: who serves where, who stands in for whom, and who promised what. */
export function personnelSubgraph(): SubgraphModule {
  return defineSubgraph({
    name: 'personnel',
    typeDefs,
    resolvers: mergeResolvers(
      divisionResolvers,
      departmentResolvers,
      officerResolvers,
      postResolvers,
      agreementResolvers,
      satisfactionResolvers,
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
    ],
    migrations: [...personnelMigrations, OfficeManagement],
    createServices: personnelServices,
    createContext: personnelContext,
  });
}
