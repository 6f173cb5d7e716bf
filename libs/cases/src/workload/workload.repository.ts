import type { Period } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { integerFromRaw } from '@mashang/platform-persistence';
import { CaseMonthCountEntity } from '../case-month-count/case-month-count.entity';
import type { OfficerWorkload } from './workload';

type Raw = Readonly<Record<'received' | 'accepted' | 'completed', unknown>> & { readonly department: string; readonly staffNo: string };

export class WorkloadRepository {
  constructor(private readonly database: Database) {}

  /** What the officers of departments took in: one grouped statement over the sums by month, for all departments of a batch. */
  async byOfficer(ctx: OperationContext, departments: readonly string[], { firstMonth, lastMonth }: Period): Promise<ReadonlyMap<string, readonly OfficerWorkload[]>> {
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(CaseMonthCountEntity, 'counted')
      .select('counted.departmentCode', 'department')
      .addSelect('counted.officerStaffNo', 'staffNo')
      .where('counted.departmentCode IN (:...departments) AND counted.month BETWEEN :firstMonth AND :lastMonth', { departments, firstMonth, lastMonth })
      .andWhere("counted.officerStaffNo <> ''")
      .groupBy('counted.departmentCode')
      .addGroupBy('counted.officerStaffNo');
    for (const name of ['received', 'accepted', 'completed'] as const) query.addSelect(`SUM(counted.${name})`, name);
    const workloads = new Map<string, OfficerWorkload[]>();
    for (const { department, staffNo, ...counts } of await query.getRawMany<Raw>()) {
      const number = (raw: unknown): number => Number(integerFromRaw(raw));
      const one = { staffNo, received: number(counts.received), accepted: number(counts.accepted), completed: number(counts.completed) };
      workloads.set(department, [...(workloads.get(department) ?? []), one]);
    }
    return workloads;
  }
}
