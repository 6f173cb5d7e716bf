import { groupRows, rollUpByDivision } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, batchListByKey, batchMap, loaderFamily } from '@mashang/platform-subgraph';
import { postCoverage } from './post-coverage';
import type { PostRepository } from './post.repository';

interface OnDay {
  readonly on: string;
}

export function postLoaders(ctx: OperationContext, posts: PostRepository) {
  return {
    byCode: batchByKey((codes: readonly string[]) => posts.findByCodes(ctx, codes), (post) => post.code),
    byDepartment: batchListByKey(
      (codes: readonly string[]) => posts.listOfDepartments(ctx, codes),
      (post) => post.departmentCode,
    ),
    serviceItemsByPost: batchListByKey((codes: readonly string[]) => posts.listServiceItems(ctx, codes), ({ postCode }) => postCode),
    holdingsByPost: loaderFamily(({ on }: OnDay) =>
      batchListByKey((postCodes: readonly string[]) => posts.listHoldings(ctx, { postCodes }, on), (holding) => holding.postCode),
    ),
    holdingsByOfficer: loaderFamily(({ on }: OnDay) =>
      batchListByKey(
        (staffNumbers: readonly string[]) => posts.listHoldings(ctx, { staffNumbers }, on),
        (holding) => holding.staffNo,
      ),
    ),
    coverageOfDepartment: loaderFamily(({ on }: OnDay) =>
      batchMap(async (departmentCodes: readonly string[]) => {
        const staffingOf = groupRows(await posts.listStaffing(ctx, 'department', departmentCodes, on), ({ post }) => post.departmentCode);
        const now = ctx.clock.now();
        return new Map(departmentCodes.map((code) => [code, postCoverage(on, staffingOf.get(code) ?? [], now)]));
      }),
    ),
    coverage: loaderFamily(({ on }: OnDay) =>
      batchMap(async (divisionCodes: readonly string[]) => {
        const staffing = await posts.listStaffing(ctx, 'division', divisionCodes, on);
        const rolled = rollUpByDivision(divisionCodes, staffing, ({ post }) => post.divisionCode);
        return new Map([...rolled].map(([code, rows]) => [code, postCoverage(on, rows, ctx.clock.now())]));
      }),
    ),
  };
}
