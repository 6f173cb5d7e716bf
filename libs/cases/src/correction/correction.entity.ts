import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseEntity } from '../case/case.entity';
import type { CorrectableField, CorrectableRecordType } from './correctable-fields';
import type { CorrectionState } from './correction.lifecycle';

/** A request to put a field of a record right: reason, before and after, decided by another person (更正). */
@Entity('corrections')
@Index(['caseNo', 'correctionNo'])
@Index(['recordType', 'recordNo', 'correctionNo'])
@Index(['departmentCode', 'state', 'requestedAt', 'correctionNo'])
@Index(['departmentCode', 'requestedAt', 'correctionNo'])
@Index(['state', 'requestedAt', 'correctionNo'])
@Index(['requestedAt', 'correctionNo'])
@Check(checkName('corrections', 'state'), "state IN ('REQUESTED', 'APPLIED', 'REJECTED')")
@Check(checkName('corrections', 'decided'), "(state = 'REQUESTED') = (decided_at IS NULL)")
@Check(checkName('corrections', 'another_person'), 'decided_by IS NULL OR decided_by <> requested_by')
@Check(checkName('corrections', 'sealed'), "value_cipher IS NULL OR state = 'REQUESTED'")
export class CorrectionEntity {
  @PrimaryColumn(column.code(32))
  correctionNo!: string;

  @Column(column.code(24))
  recordType!: CorrectableRecordType;

  @Column(column.code(40))
  recordNo!: string;

  /** The case that the record belongs to. */
  @ForeignKey(() => CaseEntity, 'caseNo')
  @Column(column.code(32, { nullable: true }))
  caseNo!: string | null;

  @Column(column.code(24))
  field!: CorrectableField;

  /** From 1 in a list; 1 elsewhere. */
  @Column(column.integer())
  listPosition!: number;

  /** As people read them: an identifier is masked. */
  @Column(column.text(1000))
  valueBefore!: string;

  @Column(column.text(1000))
  valueAfter!: string;

  /** What tells the value before from another where it is masked; null where it is not. */
  @Column(column.code(64, { nullable: true }))
  hashBefore!: string | null;

  /** A masked value after, encrypted until it is decided. */
  @Column(column.code(200, { nullable: true }))
  valueCipher!: string | null;

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

  /** Whose head decides; null where a leader of the township does. */
  @Column(column.code(40, { nullable: true }))
  departmentCode!: string | null;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.version())
  version!: number;
}
