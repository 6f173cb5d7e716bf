import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseEntity } from '../case/case.entity';
import type { CommitmentState } from './commitment.lifecycle';

/** What the applicant signed instead of handing a material in (告知承诺); its material is in the list of the case, with no copies. */
@Entity('material_commitments')
@Index(['caseNo', 'material'], { unique: true })
@Check(checkName('material_commitments', 'state'), "state IN ('SIGNED', 'VERIFIED', 'BROKEN')")
@Check(checkName('material_commitments', 'checked'), "(state = 'SIGNED') = (checked_at IS NULL)")
export class CommitmentEntity {
  /** Case number and ordinal. */
  @PrimaryColumn(column.code(40))
  id!: string;

  @ForeignKey(() => CaseEntity, 'caseNo')
  @Column(column.code(32))
  caseNo!: string;

  @Column(column.text(100))
  material!: string;

  @Column(column.date())
  signedOn!: string;

  @Column(column.code(32))
  textVersion!: string;

  @Column(column.code(8))
  state!: CommitmentState;

  @Column(column.instant({ nullable: true }))
  checkedAt!: Date | null;

  @Column(column.code(32, { nullable: true }))
  checkedBy!: string | null;

  @Column(column.text(800, { nullable: true }))
  finding!: string | null;

  @Column(column.code(12))
  divisionCode!: string;
}
