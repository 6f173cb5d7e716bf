import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SubstitutionState } from './substitution.lifecycle';

/** Somebody acts in another's place, with the place's authority and liability (顶岗). */
@Entity('substitutions')
@Index(['postCode', 'startsAt'])
@Index(['actingStaffNo'])
@Check(checkName('substitutions', 'role'), "role IN ('B', 'HEAD')")
@Check(checkName('substitutions', 'state'), "state IN ('PLANNED', 'HANDED_OVER', 'HANDED_BACK', 'CANCELLED')")
@Check(checkName('substitutions', 'handed_back'), "(state = 'HANDED_BACK') = (handed_back_at IS NOT NULL)")
export class SubstitutionEntity {
  @PrimaryColumn(column.code(32))
  substitutionNo!: string;

  @Column(column.code(48))
  postCode!: string;

  @Column(column.code(40))
  departmentCode!: string;

  /** Who would act otherwise; null where the post has nobody in office and the head covers. */
  @Column(column.code(32, { nullable: true }))
  absentStaffNo!: string | null;

  @Column(column.code(32))
  actingStaffNo!: string;

  @Column(column.code(8))
  role!: 'B' | 'HEAD';

  @Column(column.instant())
  startsAt!: Date;

  /** Null while no end is known. */
  @Column(column.instant({ nullable: true }))
  endsAt!: Date | null;

  @Column(column.code(16))
  state!: SubstitutionState;

  /** What is pending, from who goes to who acts. */
  @Column(column.text(1000, { nullable: true }))
  handOverNote!: string | null;

  @Column(column.instant({ nullable: true }))
  handedOverAt!: Date | null;

  /** What was done, from who acted to who returns. */
  @Column(column.text(1000, { nullable: true }))
  handBackNote!: string | null;

  @Column(column.instant({ nullable: true }))
  handedBackAt!: Date | null;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.version())
  version!: number;
}
