import type { Database, OperationContext } from '@mashang/platform-persistence';
import { createUnitOfWork } from '@mashang/platform-persistence';
import type { RequestScope } from '@mashang/platform-subgraph';
import { enterpriseLoaders } from './enterprise/enterprise.loaders';
import { EnterpriseRepository } from './enterprise/enterprise.repository';
import { planLoaders } from './plan/plan.loaders';
import { PlanRepository } from './plan/plan.repository';
import { progressLoaders } from './progress/progress.loaders';
import { ProgressRepository } from './progress/progress.repository';
import { ProgressService } from './progress/progress.service';
import { projectStatisticsLoaders } from './project-statistics/project-statistics.loaders';
import { ProjectStatisticsRepository } from './project-statistics/project-statistics.repository';
import { projectLoaders } from './project/project.loaders';
import { ProjectRepository } from './project/project.repository';

export function projectsServices(database: Database) {
  const projects = new ProjectRepository(database);
  const plans = new PlanRepository(database);
  const progress = new ProgressRepository(database);
  return {
    projects,
    plans,
    progress,
    progressReporting: new ProgressService(createUnitOfWork(database), projects, plans, progress),
    enterprises: new EnterpriseRepository(database),
    statistics: new ProjectStatisticsRepository(database),
  };
}

export type ProjectsServices = ReturnType<typeof projectsServices>;

/** What one request of the projects subgraph works with; never shared with another request. */
export function projectsContext({ principal, requestId, clock, services }: RequestScope<ProjectsServices>) {
  const operation: OperationContext = { principal, requestId, clock };
  return {
    operation,
    services,
    loaders: {
      projects: projectLoaders(operation, services.projects),
      plans: planLoaders(operation, services.plans),
      progress: progressLoaders(operation, services.progress),
      enterprises: enterpriseLoaders(operation, services.enterprises),
      projectStatistics: projectStatisticsLoaders(operation, services.statistics),
    },
  };
}

export type ProjectsContext = ReturnType<typeof projectsContext>;
