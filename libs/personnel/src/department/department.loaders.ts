import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, batchListByKey, batchMap, loaderFamily } from '@mashang/platform-subgraph';
import { postCoverage } from '../post/post-coverage';
import type { DepartmentRepository } from './department.repository';

export function departmentLoaders(ctx: OperationContext, departments: DepartmentRepository) {
  return {
    byCode: batchByKey((codes: readonly string[]) => departments.findByCodes(ctx, codes), (department) => department.code),
    names: batchListByKey((codes: readonly string[]) => departments.listNames(ctx, codes), ({ departmentCode }) => departmentCode),
    heads: batchListByKey((codes: readonly string[]) => departments.listHeads(ctx, codes), ({ departmentCode }) => departmentCode),
    postCoverage: loaderFamily(({ on }: { readonly on: string }) =>
      batchMap(async (codes: readonly string[]) => {
        const staffing = await departments.listPostStaffing(ctx, codes, on);
        const now = ctx.clock.now();
        return new Map(codes.map((code) => [code, postCoverage(on, staffing.filter(({ post }) => post.departmentCode === code), now)]));
      }),
    ),
  };
}
