import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who heads a department, effective-dated (部门负责人). */
@Entity('department_heads')
@Index(['departmentCode', 'startsOn'])
@Index(['staffNo'])
@Check(checkName('department_heads', 'ends_after_start'), 'ends_on IS NULL OR ends_on >= starts_on')
export class DepartmentHeadEntity {
  @PrimaryColumn(column.code(64))
  id!: string;

  @Column(column.code(40))
  departmentCode!: string;

  @Column(column.code(32))
  staffNo!: string;

  /** Whether she covers the department's posts when A and B are both away. */
  @Column(column.boolean())
  coversPosts!: boolean;

  @Column(column.date())
  startsOn!: string;

  @Column(column.date({ nullable: true }))
  endsOn!: string | null;

  @Column(column.code(12))
  divisionCode!: string;
}

/** The term in force on a day. */
export function headOn(terms: readonly DepartmentHeadEntity[], on: string): DepartmentHeadEntity | null {
  return terms.find(({ startsOn, endsOn }) => startsOn <= on && (endsOn === null || endsOn >= on)) ?? null;
}
