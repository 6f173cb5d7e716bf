import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseEntity } from '../case/case.entity';

/** A material that was missing at acceptance and may follow until its day (容缺受理, 安阳市政务服务条例 §36-38). */
@Entity('tolerated_gaps')
@Index(['caseNo', 'ordinal'], { unique: true })
@Check(checkName('tolerated_gaps', 'ordinal'), 'ordinal >= 1')
@Check(checkName('tolerated_gaps', 'supplied'), 'supplied_by IS NULL OR supplied_at IS NOT NULL')
export class ToleratedGapEntity {
  /** Case number and ordinal. */
  @PrimaryColumn(column.code(40))
  id!: string;

  @ForeignKey(() => CaseEntity, 'caseNo')
  @Column(column.code(32))
  caseNo!: string;

  @Column(column.integer())
  ordinal!: number;

  @Column(column.text(100))
  material!: string;

  @Column(column.date())
  dueOn!: string;

  @Column(column.instant({ nullable: true }))
  suppliedAt!: Date | null;

  @Column(column.code(32, { nullable: true }))
  suppliedBy!: string | null;

  @Column(column.code(12))
  divisionCode!: string;
}
