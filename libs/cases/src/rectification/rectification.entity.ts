import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CaseEntity } from '../case/case.entity';
import type { RectificationState } from './rectification.lifecycle';

/** What a bad rating sets off: verify, rectify, call back (差评整改). */
@Entity('rectifications')
@Index(['departmentCode', 'state', 'rectifyDueOn'])
@Index(['rectifyDueOn', 'caseNo'])
@Index(['departmentCode', 'rectifyDueOn', 'caseNo'])
@Check(checkName('rectifications', 'state'), "state IN ('ASSIGNED', 'VERIFIED', 'UNFOUNDED', 'RECTIFIED', 'CLOSED')")
@Check(checkName('rectifications', 'rectified'), '(rectified_at IS NULL) = (measures IS NULL)')
export class RectificationEntity {
  /** One rating for each service, so one rectification. */
  @ForeignKey(() => CaseEntity, 'caseNo')
  @PrimaryColumn(column.code(32))
  caseNo!: string;

  @Column(column.code(16))
  state!: RectificationState;

  @Column(column.code(40))
  departmentCode!: string;

  @Column(column.instant())
  openedAt!: Date;

  /** The last day to speak with who rated. */
  @Column(column.date())
  contactDueOn!: string;

  /** When somebody spoke with who rated. */
  @Column(column.instant({ nullable: true }))
  contactedAt!: Date | null;

  @Column(column.code(32, { nullable: true }))
  contactedBy!: string | null;

  @Column(column.text(1000, { nullable: true }))
  contactNote!: string | null;

  @Column(column.date())
  rectifyDueOn!: string;

  @Column(column.instant({ nullable: true }))
  verifiedAt!: Date | null;

  @Column(column.code(32, { nullable: true }))
  verifiedBy!: string | null;

  @Column(column.text(1000, { nullable: true }))
  finding!: string | null;

  @Column(column.instant({ nullable: true }))
  rectifiedAt!: Date | null;

  @Column(column.code(32, { nullable: true }))
  rectifiedBy!: string | null;

  @Column(column.text(1000, { nullable: true }))
  measures!: string | null;

  @Column(column.instant({ nullable: true }))
  revisitedAt!: Date | null;

  @Column(column.code(32, { nullable: true }))
  revisitedBy!: string | null;

  @Column(column.text(1000, { nullable: true }))
  revisitNote!: string | null;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.version())
  version!: number;
}
