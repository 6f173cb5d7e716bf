import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey } from '@mashang/platform-subgraph';
import type { ProjectRepository } from './project.repository';

export function projectLoaders(ctx: OperationContext, projects: ProjectRepository) {
  return {
    byCode: batchByKey((codes: readonly string[]) => projects.findByCodes(ctx, codes), (project) => project.code),
  };
}
