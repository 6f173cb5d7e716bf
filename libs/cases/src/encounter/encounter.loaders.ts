import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey } from '@mashang/platform-subgraph';
import type { EncounterRepository } from './encounter.repository';

export function encounterLoaders(ctx: OperationContext, encounters: EncounterRepository) {
  return {
    handovers: batchListByKey((numbers: readonly string[]) => encounters.listHandovers(ctx, numbers), ({ encounterNo }) => encounterNo),
  };
}
