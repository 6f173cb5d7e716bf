import type { AccessRule } from '@mashang/platform-identity';
import type { SubgraphModule } from '@mashang/platform-subgraph';
import { defineSubgraph, mergeResolvers } from '@mashang/platform-subgraph';
import type { MutationResolvers, QueryResolvers } from './__generated__/resolver-types';
import { typeDefs } from './__generated__/type-defs';
import { enterpriseAccess } from './enterprise/enterprise.access';
import { EnterpriseEntity } from './enterprise/enterprise.entity';
import { enterpriseResolvers } from './enterprise/enterprise.resolvers';
import { externalAccess } from './external/external.access';
import { externalResolvers } from './external/external.resolvers';
import { projectsMigrations } from './migrations/20261123080000-create-projects';
import { AnnualPlanEntity } from './plan/plan.entity';
import { progressAccess } from './progress/progress.access';
import { MonthlyProgressEntity } from './progress/progress.entity';
import { progressResolvers } from './progress/progress.resolvers';
import { projectAccess } from './project/project.access';
import { ProjectEntity } from './project/project.entity';
import { projectResolvers } from './project/project.resolvers';
import { projectsContext, projectsServices } from './projects.context';

/** A rule for every root field and every type others refer to: the compiler finds the unguarded one. */
const access = {
  Query: { ...projectAccess.Query } satisfies Record<keyof QueryResolvers, AccessRule>,
  Mutation: { ...progressAccess.Mutation } satisfies Record<keyof MutationResolvers, AccessRule>,
  references: { ...projectAccess.references, ...enterpriseAccess.references, ...externalAccess.references },
};

/** 重点项目: the year's key projects, their versioned plans and what was done each month. */
export function projectsSubgraph(): SubgraphModule {
  return defineSubgraph({
    name: 'projects',
    typeDefs,
    resolvers: mergeResolvers(projectResolvers, progressResolvers, enterpriseResolvers, externalResolvers),
    access,
    entities: [EnterpriseEntity, ProjectEntity, AnnualPlanEntity, MonthlyProgressEntity],
    migrations: projectsMigrations,
    createServices: projectsServices,
    createContext: projectsContext,
  });
}
