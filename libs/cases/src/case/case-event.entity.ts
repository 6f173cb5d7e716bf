import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseEntity } from './case.entity';

export type CaseEventType = 'RECEIVED' | 'ACCEPTED' | 'COMPLETED' | 'REFUSED';

/** One thing that happened in a case; only ever added. */
@Entity('case_events')
@Index(['caseNo', 'at', 'id'])
@Check(checkName('case_events', 'type'), "type IN ('RECEIVED', 'ACCEPTED', 'COMPLETED', 'REFUSED')")
export class CaseEventEntity {
  /** The case number and the version that the event made. */
  @PrimaryColumn(column.id())
  id!: string;

  @ForeignKey(() => CaseEntity, 'caseNo')
  @Column(column.code(32))
  caseNo!: string;

  @Column(column.code(16))
  type!: CaseEventType;

  @Column(column.instant())
  at!: Date;

  @Column(column.code(32, { nullable: true }))
  staffNo!: string | null;

  @Column(column.text(1000, { nullable: true }))
  note!: string | null;

  @Column(column.code(12))
  divisionCode!: string;
}
