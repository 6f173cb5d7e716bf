import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseEntity } from '../case/case.entity';
import type { CorrectableField } from './correctable-fields';
import type { CorrectionState } from './correction.lifecycle';

/** A request to put a field of a case right: reason, before and after, decided by another person (更正). */
@Entity('corrections')
@Index(['caseNo', 'correctionNo'])
@Index(['departmentCode', 'state', 'correctionNo'])
@Check(checkName('corrections', 'state'), "state IN ('REQUESTED', 'APPLIED', 'REJECTED')")
@Check(checkName('corrections', 'decided'), "(state = 'REQUESTED') = (decided_at IS NULL)")
@Check(checkName('corrections', 'another_person'), 'decided_by IS NULL OR decided_by <> requested_by')
export class CorrectionEntity {
  @PrimaryColumn(column.code(32))
  correctionNo!: string;

  @ForeignKey(() => CaseEntity, 'caseNo')
  @Column(column.code(32))
  caseNo!: string;

  @Column(column.code(24))
  field!: CorrectableField;

  @Column(column.text(200))
  valueBefore!: string;

  @Column(column.text(200))
  valueAfter!: string;

  @Column(column.text(1000))
  reason!: string;

  @Column(column.code(12))
  state!: CorrectionState;

  @Column(column.instant())
  requestedAt!: Date;

  @Column(column.code(32))
  requestedBy!: string;

  @Column(column.instant({ nullable: true }))
  decidedAt!: Date | null;

  @Column(column.code(32, { nullable: true }))
  decidedBy!: string | null;

  @Column(column.text(1000, { nullable: true }))
  decisionNote!: string | null;

  @Column(column.code(40))
  departmentCode!: string;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.version())
  version!: number;
}
