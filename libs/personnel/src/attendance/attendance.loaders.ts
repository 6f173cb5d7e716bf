import type { Period, WorkingTime } from '@mashang/domain';
import { rollUpByDivision } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey, batchMap, loaderFamily } from '@mashang/platform-subgraph';
import { attendanceStatistics, countedDays, withGrantedLeave } from './attendance-figures';
import type { AttendanceRepository } from './attendance.repository';

interface OfPeriod {
  readonly period: Period;
}

/** The key of a day of an officer in a batch; neither part holds a blank. */
export function attendanceKey({ staffNo, attendedOn }: { readonly staffNo: string; readonly attendedOn: string }): string {
  return `${attendedOn} ${staffNo}`;
}

export function attendanceLoaders(ctx: OperationContext, attendance: AttendanceRepository, workingTime: WorkingTime) {
  return {
    corrections: batchListByKey(
      (keys: readonly string[]) => attendance.listCorrections(ctx, keys.map((key) => ({ attendedOn: key.slice(0, 10), staffNo: key.slice(11) }))),
      attendanceKey,
    ),
    byDepartment: loaderFamily(({ period }: OfPeriod) =>
      batchMap(async (codes: readonly string[]) => {
        const now = ctx.clock.now();
        const days = countedDays(workingTime, period, now);
        const counts = withGrantedLeave(workingTime, await attendance.countByDepartment(ctx, codes, days), await attendance.leavesByDepartment(ctx, codes, days), days);
        return new Map(codes.map((code) => [code, attendanceStatistics(period, counts.filter(({ key }) => key === code), days, now)]));
      }),
    ),
    byDivision: loaderFamily(({ period }: OfPeriod) =>
      batchMap(async (codes: readonly string[]) => {
        const now = ctx.clock.now();
        const days = countedDays(workingTime, period, now);
        const counts = withGrantedLeave(workingTime, await attendance.countByDivision(ctx, codes, days), await attendance.leavesByDivision(ctx, codes, days), days);
        const rolled = rollUpByDivision(codes, counts, ({ key }) => key);
        return new Map([...rolled].map(([code, own]) => [code, attendanceStatistics(period, own, days, now)]));
      }),
    ),
  };
}
