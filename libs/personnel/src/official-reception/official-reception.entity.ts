import type { Money } from '@mashang/domain';
import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ExpenseClaimEntity } from '../expense-claim/expense-claim.entity';
import type { ReceptionState } from './official-reception.lifecycle';
import type { MealKind } from './reception-standard';

/** A meal for visitors who came with an official letter (公务接待). */
@Entity('official_receptions')
@Index(['divisionCode', 'heldOn', 'receptionNo'])
@Index(['claimNo'], { unique: true })
@Index(['divisionCode', 'letterNo', 'heldOn', 'meal'], { unique: true })
@Check(checkName('official_receptions', 'state'), "state IN ('RECORDED', 'JUSTIFIED', 'APPROVED', 'REFUSED')")
@Check(checkName('official_receptions', 'heads'), 'visitors >= 1 AND hosts >= 0')
@Check(checkName('official_receptions', 'within'), "state <> 'RECORDED' OR (cost <= allowed_cost AND hosts <= allowed_hosts)")
@Check(checkName('official_receptions', 'justified'), "(state = 'RECORDED') = (justification IS NULL)")
@Check(checkName('official_receptions', 'decided'), "(state IN ('APPROVED', 'REFUSED')) = (decided_by IS NOT NULL)")
@Check(checkName('official_receptions', 'two_persons'), 'decided_by IS NULL OR decided_by <> host_staff_no')
export class OfficialReceptionEntity {
  @PrimaryColumn(column.code(32))
  receptionNo!: string;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(40, { nullable: true }))
  departmentCode!: string | null;

  /** Number of the letter that announced the visit (公函). */
  @Column(column.code(64))
  letterNo!: string;

  @Column(column.text(100))
  visitingBody!: string;

  @Column(column.integer())
  visitors!: number;

  @Column(column.integer())
  hosts!: number;

  @Column(column.date())
  heldOn!: string;

  @Column(column.code(12))
  meal!: MealKind;

  @Column(column.money())
  cost!: Money;

  /** What the standards of the day allowed; kept, so that later standards change no earlier reception. */
  @Column(column.money())
  allowedCost!: Money;

  @Column(column.integer())
  allowedHosts!: number;

  @Column(column.code(12))
  state!: ReceptionState;

  @Column(column.code(32))
  hostStaffNo!: string;

  @Column(column.text(1000, { nullable: true }))
  justification!: string | null;

  @Column(column.code(32, { nullable: true }))
  decidedBy!: string | null;

  @ForeignKey(() => ExpenseClaimEntity, 'claimNo')
  @Column(column.code(32, { nullable: true }))
  claimNo!: string | null;

  @Column(column.version())
  version!: number;
}
