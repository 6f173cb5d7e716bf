import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Education and efficiency warnings are of the place; sanctions are of the law (公职人员政务处分法 §7). */
export type AccountabilityGradeKind = 'EDUCATION' | 'EFFICIENCY' | 'SANCTION';

/** A measure that a decision may take, as the township's rules have it from a day on (追究方式). */
@Entity('accountability_grades')
@Index(['divisionCode', 'code', 'effectiveFrom'], { unique: true })
@Check(checkName('accountability_grades', 'kind'), "kind IN ('EDUCATION', 'EFFICIENCY', 'SANCTION')")
export class AccountabilityGradeEntity {
  @PrimaryColumn(column.code(64))
  id!: string;

  @Column(column.code(40))
  code!: string;

  @Column(column.text(64))
  name!: string;

  @Column(column.code(16))
  kind!: AccountabilityGradeKind;

  /** From the mildest, 1, on. */
  @Column(column.integer())
  severity!: number;

  /** Whether the township decides it itself; otherwise it can only be proposed to the authority above. */
  @Column(column.boolean())
  isTownshipCompetent!: boolean;

  @Column(column.date())
  effectiveFrom!: string;

  @Column(column.date({ nullable: true }))
  effectiveTo!: string | null;

  /** Where the rule is written. */
  @Column(column.text(200))
  source!: string;

  @Column(column.code(12))
  divisionCode!: string;
}
