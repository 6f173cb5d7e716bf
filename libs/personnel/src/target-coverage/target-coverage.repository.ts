import { businessDateOf } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { whereDivisionIn } from '@mashang/platform-persistence';
import { EmploymentEntity } from '../employment/employment.entity';
import { OfficerEntity } from '../officer/officer.entity';
import type { TargetCount } from './target-coverage';

/** An officer carries a target when an agreement with him in person, in force as of the instant, has an indicator. */
const CARRIES_TARGET = `EXISTS (SELECT 1 FROM responsibility_agreements agreement
  INNER JOIN agreement_indicators indicator ON indicator.agreement_id = agreement.id
  WHERE agreement.party_kind = 'OFFICER' AND agreement.party_code = officer.staffNo AND agreement.year = :year
    AND agreement.signed_at <= :asOf AND (agreement.superseded_at IS NULL OR agreement.superseded_at > :asOf)
    AND (agreement.terminated_at IS NULL OR agreement.terminated_at > :asOf))`;

/** By the recorded service in force; an officer without recorded changes serves as the register says. */
const DIVISION = 'CASE WHEN served.id IS NULL THEN officer.divisionCode ELSE served.divisionCode END';
const DEPARTMENT = 'CASE WHEN served.id IS NULL THEN officer.departmentCode ELSE served.departmentCode END';

interface RawCount {
  readonly code: string;
  readonly persons: number | string;
  readonly withTarget: number | string;
}

export class TargetCoverageRepository {
  constructor(private readonly database: Database) {}

  /** Officers by their division, and how many carry a target; one grouped statement for all asked divisions. */
  async countByDivision(ctx: OperationContext, divisionCodes: readonly string[], year: number, asOf: Date): Promise<readonly TargetCount[]> {
    return counts(await whereDivisionIn(this.counting(ctx, DIVISION, year, asOf), DIVISION, divisionCodes).getRawMany<RawCount>());
  }

  /** Officers by their department, and how many carry a target; one grouped statement for all asked departments. */
  async countByDepartment(ctx: OperationContext, departmentCodes: readonly string[], year: number, asOf: Date): Promise<readonly TargetCount[]> {
    const query = this.counting(ctx, DEPARTMENT, year, asOf).andWhere(`${DEPARTMENT} IN (:...codes)`, { codes: [...departmentCodes] });
    return counts(await query.getRawMany<RawCount>());
  }

  /** Where each officer served on the day of the instant; whoever had left by then is nobody's. */
  private counting(ctx: OperationContext, by: string, year: number, asOf: Date) {
    const on = businessDateOf(asOf);
    return this.database
      .manager(ctx)
      .createQueryBuilder(OfficerEntity, 'officer')
      .select(by, 'code')
      .addSelect('COUNT(*)', 'persons')
      .addSelect(`SUM(CASE WHEN ${CARRIES_TARGET} THEN 1 ELSE 0 END)`, 'withTarget')
      .leftJoin(EmploymentEntity, 'served', 'served.staffNo = officer.staffNo AND served.startsOn <= :on AND (served.endsOn IS NULL OR served.endsOn >= :on)')
      .where('(served.id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM employments recorded WHERE recorded.staff_no = officer.staffNo))')
      .setParameters({ year, asOf, on })
      .groupBy(by);
  }
}

function counts(rows: readonly RawCount[]): readonly TargetCount[] {
  return rows.map(({ code, persons, withTarget }) => ({ code, persons: Number(persons), withTarget: Number(withTarget) }));
}
