import { rollUpByDivision } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, batchListByKey, batchMap } from '@mashang/platform-subgraph';
import type { ItemVersion, ServiceItemRepository } from './service-item.repository';

const SEPARATOR = ' ';

/** The loader key of one version; codes hold no blank. */
export function versionKey({ implementationCode, version }: ItemVersion): string {
  return `${implementationCode}${SEPARATOR}${version}`;
}

/** The version of a loader key. */
export function versionOfKey(key: string): ItemVersion {
  const [implementationCode = '', version] = key.split(SEPARATOR);
  return { implementationCode, version: Number(version) };
}

export function serviceItemLoaders(ctx: OperationContext, items: ServiceItemRepository, today: string) {
  return {
    byVersion: batchByKey((keys: readonly string[]) => items.findVersions(ctx, keys.map(versionOfKey)), versionKey),
    inForceByCode: batchByKey((codes: readonly string[]) => items.listInForceByCodes(ctx, codes, today), (item) => item.implementationCode),
    inForceByDepartment: batchListByKey(
      (codes: readonly string[]) => items.listInForceByDepartments(ctx, codes, today),
      (item) => item.departmentCode,
    ),
    inForceByDivision: batchMap(async (codes: readonly string[]) =>
      rollUpByDivision(codes, await items.listInForceByDivisions(ctx, codes, today), (item) => item.divisionCode),
    ),
  };
}
