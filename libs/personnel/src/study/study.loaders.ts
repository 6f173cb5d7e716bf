import type { Period } from '@mashang/domain';
import { rollUpByDivision } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchMap, loaderFamily } from '@mashang/platform-subgraph';
import { studyCoverage } from './study-coverage';
import type { StudyRepository } from './study.repository';

export function studyLoaders(ctx: OperationContext, study: StudyRepository) {
  return {
    coverage: loaderFamily(({ period }: { readonly period: Period }) =>
      batchMap(async (divisionCodes: readonly string[]) => {
        const [sessions, staff] = await Promise.all([
          study.countSessions(ctx, divisionCodes, period),
          study.countReached(ctx, divisionCodes, period),
        ]);
        const sessionsOf = rollUpByDivision(divisionCodes, sessions, (row) => row.divisionCode);
        const staffOf = rollUpByDivision(divisionCodes, staff, (row) => row.divisionCode);
        const now = ctx.clock.now();
        return new Map(
          divisionCodes.map((code) => [code, studyCoverage(period, sessionsOf.get(code) ?? [], staffOf.get(code) ?? [], now)]),
        );
      }),
    ),
  };
}
