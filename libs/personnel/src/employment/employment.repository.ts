import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { EmploymentEntity } from './employment.entity';

/**
 * SQL that is true while an officer serves: not before the day that the register has for the entry, and not after the last employment's
 * last day.
 * Both arguments are SQL of a query of ours (a column or a parameter).
 */
export function inServiceOn(staffNo: string, day: string): string {
  return `(NOT EXISTS (SELECT 1 FROM officers entering WHERE entering.staff_no = ${staffNo} AND entering.serves_from > ${day})
    AND (NOT EXISTS (SELECT 1 FROM employments recorded WHERE recorded.staff_no = ${staffNo})
      OR EXISTS (SELECT 1 FROM employments serving WHERE serving.staff_no = ${staffNo} AND (serving.ends_on IS NULL OR serving.ends_on >= ${day}))))`;
}

/**
 * SQL for the department that an officer serves in on a day by the recorded changes, and by the register without any; what came
 * before the first change is what it records. `officer` is an alias of a query of ours, `day` SQL of it.
 */
export function departmentOn(officer: string, day: string): string {
  const begun = `entry.starts_on <= ${day}`;
  // TypeORM knows a property by the blank or bracket after it, so there is no line break here.
  return [
    `(CASE WHEN EXISTS (SELECT 1 FROM employments recorded WHERE recorded.staff_no = ${officer}.staffNo)`,
    `THEN (SELECT entry.department_code FROM employments entry WHERE entry.staff_no = ${officer}.staffNo`,
    `ORDER BY CASE WHEN ${begun} THEN 0 ELSE 1 END, CASE WHEN ${begun} THEN entry.starts_on END DESC, entry.starts_on LIMIT 1)`,
    `ELSE ${officer}.departmentCode END)`,
  ].join(' ');
}

export class EmploymentRepository {
  constructor(private readonly database: Database) {}

  /** An officer's stretches of service, the earliest first. */
  listOf(ctx: OperationContext, staffNo: string): Promise<EmploymentEntity[]> {
    return this.listOfMany(ctx, [staffNo]);
  }

  listOfMany(ctx: OperationContext, staffNumbers: readonly string[]): Promise<EmploymentEntity[]> {
    return this.database.manager(ctx).find(EmploymentEntity, { where: { staffNo: In([...staffNumbers]) }, order: { staffNo: 'ASC', startsOn: 'ASC' } });
  }

  find(ctx: OperationContext, id: string): Promise<EmploymentEntity | null> {
    return this.database.manager(ctx).findOneBy(EmploymentEntity, { id });
  }

  async insert(ctx: OperationContext, employment: Readonly<EmploymentEntity>): Promise<void> {
    await this.database.manager(ctx).insert(EmploymentEntity, employment);
  }

  async end(ctx: OperationContext, id: string, endsOn: string): Promise<void> {
    await this.database.manager(ctx).update(EmploymentEntity, { id }, { endsOn });
  }
}
