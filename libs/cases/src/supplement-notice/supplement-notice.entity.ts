import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseEntity } from '../case/case.entity';

/** One thing that is missing or wrong, and what to bring. */
export interface SupplementItem {
  readonly material: string;
  readonly requirement: string;
}

/** The one list of all that is missing (一次性告知书); a second, different one is a violation and is marked so. */
@Entity('supplement_notices')
@Index(['caseNo', 'ordinal'], { unique: true })
@Check(checkName('supplement_notices', 'ordinal'), 'ordinal >= 1')
export class SupplementNoticeEntity {
  @PrimaryColumn(column.code(40))
  noticeNo!: string;

  @ForeignKey(() => CaseEntity, 'caseNo')
  @Column(column.code(32))
  caseNo!: string;

  @Column(column.integer())
  ordinal!: number;

  @Column(column.json())
  items!: readonly SupplementItem[];

  @Column(column.instant())
  issuedAt!: Date;

  @Column(column.code(32, { nullable: true }))
  issuedBy!: string | null;

  @Column(column.date())
  dueOn!: string;

  /** Null for notices from before this was kept. */
  @Column(column.integer({ nullable: true }))
  replyWorkingDays!: number | null;

  /** A year on the way to the last day has no published notice of holidays; null as the reply days are. */
  @Column(column.boolean({ nullable: true }))
  isDueProvisional!: boolean | null;

  @Column(column.instant({ nullable: true }))
  answeredAt!: Date | null;

  @Column(column.boolean())
  isViolation!: boolean;

  @Column(column.code(12))
  divisionCode!: string;
}
