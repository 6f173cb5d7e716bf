import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseEntity } from '../case/case.entity';

/** How a material came in (收取方式). */
export type MaterialForm = 'PAPER' | 'ELECTRONIC' | 'DATA_SHARING';

/** A material that was handed in with a case (申请材料); only ever added. */
@Entity('case_materials')
@Index(['caseNo', 'ordinal'], { unique: true })
@Check(checkName('case_materials', 'form'), "form IN ('PAPER', 'ELECTRONIC', 'DATA_SHARING')")
@Check(checkName('case_materials', 'copies'), 'copies BETWEEN 0 AND 99')
export class CaseMaterialEntity {
  /** Case number and ordinal. */
  @PrimaryColumn(column.code(40))
  id!: string;

  @ForeignKey(() => CaseEntity, 'caseNo')
  @Column(column.code(32))
  caseNo!: string;

  @Column(column.integer())
  ordinal!: number;

  @Column(column.text(100))
  name!: string;

  @Column(column.code(16))
  form!: MaterialForm;

  @Column(column.integer())
  copies!: number;

  @Column(column.instant())
  receivedAt!: Date;
}
