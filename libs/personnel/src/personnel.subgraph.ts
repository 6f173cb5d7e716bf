import type { AccessRule } from '@mashang/platform-identity';
import type { SubgraphModule } from '@mashang/platform-subgraph';
import { defineSubgraph, mergeResolvers } from '@mashang/platform-subgraph';
import type { MutationResolvers, QueryResolvers } from './__generated__/resolver-types';
import { typeDefs } from './__generated__/type-defs';
import { AgreementSignatureEntity } from './agreement/agreement-signature.entity';
import { agreementAccess } from './agreement/agreement.access';
import { AgreementEntity } from './agreement/agreement.entity';
import { agreementResolvers } from './agreement/agreement.resolvers';
import { AgreementIndicatorEntity } from './agreement-indicator/agreement-indicator.entity';
import { agreementIndicatorResolvers } from './agreement-indicator/agreement-indicator.resolvers';
import { agreementScoreAccess } from './agreement-score/agreement-score.access';
import { agreementScoreResolvers } from './agreement-score/agreement-score.resolvers';
import { IndicatorScoreEntity } from './agreement-score/indicator-score.entity';
import { departmentAccess } from './department/department.access';
import { DepartmentEntity } from './department/department.entity';
import { departmentResolvers } from './department/department.resolvers';
import { divisionAccess } from './division/division.access';
import { DivisionEntity } from './division/division.entity';
import { divisionResolvers } from './division/division.resolvers';
import { personnelMigrations } from './migrations/20261123080000-create-personnel';
import { AgreementIndicators } from './migrations/20261125130000-agreement-indicators';
import { officerAccess } from './officer/officer.access';
import { OfficerEntity } from './officer/officer.entity';
import { officerResolvers } from './officer/officer.resolvers';
import { personnelContext, personnelServices } from './personnel.context';
import { PostHoldingEntity } from './post/post-holding.entity';
import { postAccess } from './post/post.access';
import { PostEntity } from './post/post.entity';
import { postResolvers } from './post/post.resolvers';
import { SatisfactionSurveyEntity } from './satisfaction/satisfaction-survey.entity';
import { satisfactionResolvers } from './satisfaction/satisfaction.resolvers';
import { scoringQueryAccess } from './scoring-query/scoring-query.access';
import { ScoringQueryEntity } from './scoring-query/scoring-query.entity';
import { scoringQueryResolvers } from './scoring-query/scoring-query.resolvers';
import { StudyAttendanceEntity } from './study/study-attendance.entity';
import { StudySessionEntity } from './study/study-session.entity';

/** A rule for every root field and every type others refer to: the compiler finds the unguarded one. */
const access = {
  Query: {
    ...divisionAccess.Query,
    ...departmentAccess.Query,
    ...officerAccess.Query,
    ...postAccess.Query,
    ...agreementAccess.Query,
    ...scoringQueryAccess.Query,
    ...agreementScoreAccess.Query,
  } satisfies Record<keyof QueryResolvers, AccessRule>,
  Mutation: {
    ...agreementAccess.Mutation,
    ...scoringQueryAccess.Mutation,
    ...agreementScoreAccess.Mutation,
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
      agreementIndicatorResolvers,
      scoringQueryResolvers,
      agreementScoreResolvers,
      satisfactionResolvers,
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
      SatisfactionSurveyEntity,
    ],
    migrations: [...personnelMigrations, AgreementIndicators],
    createServices: personnelServices,
    createContext: personnelContext,
  });
}
