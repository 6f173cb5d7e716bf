import type { Period } from '@mashang/domain';
import { DivisionCode } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { integerFromRaw, whereDivisionIn } from '@mashang/platform-persistence';
import { CaseLateTripEntity } from '../case-month-count/case-late-trip.entity';
import { CaseEntity } from '../case/case.entity';
import { ServiceItemEntity } from '../service-item/service-item.entity';
import type { ApplicantCounts } from './applicant-counts';
import type { CaseGroup } from './case-statistics.repository';

const COLUMN: Readonly<Record<Exclude<CaseGroup, 'division'>, string>> = {
  department: 'filed.departmentCode',
  window: 'filed.windowCode',
  officer: 'filed.firstContactStaffNo',
};

type Raw = Readonly<Record<'applicants' | 'spared', unknown>> & { readonly group_code: string; readonly month: string };

export interface ApplicantScope {
  readonly group: CaseGroup;
  readonly codes: readonly string[];
  /** Whether each month of the period is counted by itself. */
  readonly isByMonth: boolean;
}

/** By month; the whole period by the empty text where months were not asked for. */
export type ApplicantsByMonth = ReadonlyMap<string, ApplicantCounts>;

export class ApplicantCountsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Different applicants of each group, by month where that is asked. Those of a township are not the sum of its villages', so each level
   * of division is counted by itself: one grouped statement for all divisions of one level and all months, and one for all departments,
   * windows or officers.
   */
  async count(ctx: OperationContext, scope: ApplicantScope, period: Period, asOf: Date): Promise<ReadonlyMap<string, ApplicantsByMonth>> {
    const { group, codes } = scope;
    if (group !== 'division') return this.grouped(ctx, COLUMN[group], scope, period, asOf);
    const lengths = [...new Set(codes.map((code) => DivisionCode.prefixOf(code).length))];
    const ofLevel = (length: number) => codes.filter((code) => DivisionCode.prefixOf(code).length === length);
    const levels = await Promise.all(lengths.map((length) => this.grouped(ctx, `SUBSTR(filed.divisionCode, 1, ${length})`, { ...scope, codes: ofLevel(length) }, period, asOf)));
    const byPrefix = new Map(levels.flatMap((level) => [...level]));
    return new Map(
      codes.flatMap((code) => {
        const counts = byPrefix.get(DivisionCode.prefixOf(code));
        return counts === undefined ? [] : [[code, counts] as const];
      }),
    );
  }

  private async grouped(
    ctx: OperationContext,
    by: string,
    { group, isByMonth, codes }: ApplicantScope,
    { firstDay, lastDay }: Period,
    asOf: Date,
  ): Promise<ReadonlyMap<string, ApplicantsByMonth>> {
    const manager = this.database.manager(ctx);
    // Each applicant once, with whether any of the cases spared a trip: one grouping instead of two sets of different ones.
    // Trips that were written down since are none of those as of then.
    const late = manager.createQueryBuilder(CaseLateTripEntity, 'late').select('late.caseNo', 'case_no').addSelect('SUM(late.citizenTrips)', 'citizen_trips').where('late.recordedAt > :asOf', { asOf }).groupBy('late.caseNo');
    const month = isByMonth ? 'SUBSTR(filed.closedOn, 1, 7)' : "''";
    const persons = manager
      .createQueryBuilder(CaseEntity, 'filed')
      .innerJoin(ServiceItemEntity, 'item', 'item.implementationCode = filed.implementationCode AND item.version = filed.itemVersion')
      .leftJoin(`(${late.getQuery()})`, 'since', 'since.case_no = filed.caseNo')
      .select(by, 'group_code')
      .addSelect(month, 'month')
      .addSelect('MAX(CASE WHEN filed.citizenTrips - COALESCE(since.citizen_trips, 0) < item.formerTrips THEN 1 ELSE 0 END)', 'is_spared')
      .where("filed.closedOn BETWEEN :firstDay AND :lastDay AND filed.closedAt <= :asOf AND filed.state IN ('COMPLETED', 'DELIVERED')", { firstDay, lastDay, asOf })
      .groupBy(by)
      .addGroupBy(month)
      .addGroupBy('filed.applicantIdentifierHash');
    // A township is nearly every case: the days are the narrower condition, so the division is none that an index could find.
    if (group === 'division') whereDivisionIn(persons, "COALESCE(filed.divisionCode, '')", codes);
    else persons.andWhere(`${by} IN (:...codes)`, { codes });
    const rows = await manager
      .createQueryBuilder()
      .select('one.group_code', 'group_code')
      .addSelect('one.month', 'month')
      .addSelect('COUNT(*)', 'applicants')
      .addSelect('SUM(one.is_spared)', 'spared')
      .from(`(${persons.getQuery()})`, 'one')
      .setParameters(persons.getParameters())
      .groupBy('one.group_code')
      .addGroupBy('one.month')
      .getRawMany<Raw>();
    const counted = new Map<string, Map<string, ApplicantCounts>>();
    for (const { group_code: code, month: of, applicants, spared } of rows) {
      const months = counted.get(code) ?? new Map<string, ApplicantCounts>();
      counted.set(code, months.set(of, { applicants: Number(integerFromRaw(applicants)), applicantsSpared: Number(integerFromRaw(spared)) }));
    }
    return counted;
  }
}
