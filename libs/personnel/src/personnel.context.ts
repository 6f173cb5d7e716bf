import { businessDateOf } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { createUnitOfWork } from '@mashang/platform-persistence';
import type { RequestScope } from '@mashang/platform-subgraph';
import { AgreementDraftService } from './agreement/agreement-draft.service';
import { AgreementTextCheck } from './agreement/agreement-text-check';
import { agreementLoaders } from './agreement/agreement.loaders';
import { AgreementRepository } from './agreement/agreement.repository';
import { AgreementService } from './agreement/agreement.service';
import { agreementIndicatorLoaders } from './agreement-indicator/agreement-indicator.loaders';
import { AgreementIndicatorRepository } from './agreement-indicator/agreement-indicator.repository';
import { agreementScoreLoaders } from './agreement-score/agreement-score.loaders';
import { AgreementScoreService } from './agreement-score/agreement-score.service';
import { IndicatorScoreRepository } from './agreement-score/indicator-score.repository';
import { departmentLoaders } from './department/department.loaders';
import { DepartmentRepository } from './department/department.repository';
import { divisionLoaders } from './division/division.loaders';
import { DivisionRepository } from './division/division.repository';
import { officerLoaders } from './officer/officer.loaders';
import { OfficerRepository } from './officer/officer.repository';
import { postLoaders } from './post/post.loaders';
import { PostRepository } from './post/post.repository';
import { satisfactionLoaders } from './satisfaction/satisfaction.loaders';
import { SatisfactionRepository } from './satisfaction/satisfaction.repository';
import { scoringQueryLoaders } from './scoring-query/scoring-query.loaders';
import { ScoringQueryRepository } from './scoring-query/scoring-query.repository';
import { ScoringQueryService } from './scoring-query/scoring-query.service';
import { studyLoaders } from './study/study.loaders';
import { StudyRepository } from './study/study.repository';
import { targetCoverageLoaders } from './target-coverage/target-coverage.loaders';
import { TargetCoverageRepository } from './target-coverage/target-coverage.repository';

interface AgreementRows {
  readonly agreements: AgreementRepository;
  readonly divisions: DivisionRepository;
  readonly departments: DepartmentRepository;
  readonly officers: OfficerRepository;
}

/** 责任书: texts, signatures, indicators, stored queries, scores. */
function agreementServices(database: Database, rows: AgreementRows) {
  const { agreements, officers } = rows;
  const unitOfWork = createUnitOfWork(database);
  const indicators = new AgreementIndicatorRepository(database);
  const queries = new ScoringQueryRepository(database);
  const scores = new IndicatorScoreRepository(database);
  const agreementSigning = new AgreementService(unitOfWork, agreements, officers);
  return {
    agreements,
    agreementSigning,
    agreementDrafts: new AgreementDraftService({ unitOfWork, agreements, indicators, check: new AgreementTextCheck({ ...rows, indicators, queries }) }),
    agreementScores: new AgreementScoreService({ database, unitOfWork, agreements: agreementSigning, indicators, scores, officers }),
    scoringQueries: new ScoringQueryService(unitOfWork, queries),
    indicatorRows: indicators,
    scoreRows: scores,
    scoringQueryRows: queries,
    targets: new TargetCoverageRepository(database),
  };
}

export function personnelServices(database: Database) {
  const agreements = new AgreementRepository(database);
  const divisions = new DivisionRepository(database);
  const departments = new DepartmentRepository(database);
  const officers = new OfficerRepository(database);
  return {
    divisions,
    departments,
    officers,
    ...agreementServices(database, { agreements, divisions, departments, officers }),
    posts: new PostRepository(database),
    study: new StudyRepository(database),
    satisfaction: new SatisfactionRepository(database),
  };
}

export type PersonnelServices = ReturnType<typeof personnelServices>;

/** What one request of the personnel subgraph works with; never shared with another request. */
export function personnelContext({ principal, requestId, clock, services }: RequestScope<PersonnelServices>) {
  const operation: OperationContext = { principal, requestId, clock };
  return {
    operation,
    services,
    /** The business date of the request (Asia/Shanghai). */
    today: businessDateOf(clock.now()),
    loaders: {
      divisions: divisionLoaders(operation, services.divisions),
      departments: departmentLoaders(operation, services.departments),
      officers: officerLoaders(operation, services.officers),
      posts: postLoaders(operation, services.posts),
      agreements: agreementLoaders(operation, services.agreements),
      indicators: agreementIndicatorLoaders(operation, services.indicatorRows),
      scores: agreementScoreLoaders(operation, { agreements: services.agreements, indicators: services.indicatorRows, scores: services.scoreRows }),
      scoringQueries: scoringQueryLoaders(operation, services.scoringQueryRows),
      targets: targetCoverageLoaders(operation, services.targets),
      study: studyLoaders(operation, services.study),
      satisfaction: satisfactionLoaders(operation, services.satisfaction),
    },
  };
}

export type PersonnelContext = ReturnType<typeof personnelContext>;
