import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where and as what an officer serves from a day on (任职经历). */
@Entity('employments')
@Index(['staffNo', 'startsOn'], { unique: true })
@Check(checkName('employments', 'ends_after_start'), 'ends_on IS NULL OR ends_on >= starts_on')
export class EmploymentEntity {
  @PrimaryColumn(column.code(64))
  id!: string;

  @Column(column.code(32))
  staffNo!: string;

  /** Null for leaders and village cadres. */
  @Column(column.code(40, { nullable: true }))
  departmentCode!: string | null;

  @Column(column.text(64))
  title!: string;

  @Column(column.date())
  startsOn!: string;

  @Column(column.date({ nullable: true }))
  endsOn!: string | null;

  @Column(column.code(12))
  divisionCode!: string;
}
