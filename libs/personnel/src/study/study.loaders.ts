import type { Period } from '@mashang/domain';
import { groupRows, rollUpByDivision } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, batchMap, loaderFamily } from '@mashang/platform-subgraph';
import { lastDayBy } from '../office-statistics/office-scope';
import { studyCoverage, studyRate } from './study-coverage';
import type { StudyRepository } from './study.repository';

interface InPeriod {
  readonly period: Period;
}

interface FirstPage {
  readonly first: number;
}

export function studyLoaders(ctx: OperationContext, study: StudyRepository, today: string) {
  return {
    coverage: loaderFamily(({ period }: InPeriod) =>
      batchMap(async (divisionCodes: readonly string[]) => {
        const [sessions, staff] = await Promise.all([
          study.countSessions(ctx, divisionCodes, period),
          study.countReached(ctx, 'division', divisionCodes, period, lastDayBy(period, today)),
        ]);
        const sessionsOf = rollUpByDivision(divisionCodes, sessions, (row) => row.divisionCode);
        const staffOf = rollUpByDivision(divisionCodes, staff, (row) => row.code);
        const now = ctx.clock.now();
        return new Map(
          divisionCodes.map((code) => [code, studyCoverage(period, sessionsOf.get(code) ?? [], staffOf.get(code) ?? [], now)]),
        );
      }),
    ),
    departmentRate: loaderFamily(({ period }: InPeriod) =>
      batchMap(async (departmentCodes: readonly string[]) => {
        const staff = await study.countReached(ctx, 'department', departmentCodes, period, lastDayBy(period, today));
        const staffOf = groupRows(staff, ({ code }) => code);
        const now = ctx.clock.now();
        return new Map(departmentCodes.map((code) => [code, studyRate(staffOf.get(code) ?? [], now)]));
      }),
    ),
    firstAttendances: loaderFamily(({ first }: FirstPage) => batchMap((ids: readonly string[]) => study.firstAttendances(ctx, ids, first))),
    firstMissing: loaderFamily(({ first }: FirstPage) => batchMap((ids: readonly string[]) => study.firstMissing(ctx, ids, first))),
    attendanceBySession: batchByKey((ids: readonly string[]) => study.countAttendances(ctx, ids), ({ sessionId }) => sessionId),
  };
}
