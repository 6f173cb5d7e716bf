import type { Money } from '@mashang/domain';
import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { HouseholdEntity } from '../household/household.entity';
import type { MonthlyProgrammeCode } from '../programme/programme';

@Entity('payments')
@Index(['programme', 'residentId', 'entitledMonth'], { unique: true })
@Index(['divisionCode', 'paidMonth', 'programme'])
@Index(['divisionCode', 'entitledMonth', 'programme'])
@Index(['householdId'])
@Check(checkName('payments', 'programme'), "programme IN ('FIVE_GUARANTEE', 'RURAL_ALLOWANCE', 'URBAN_ALLOWANCE')")
@Check(checkName('payments', 'amount'), 'amount_fen >= 0')
@Check(checkName('payments', 'months'), 'paid_month >= entitled_month')
export class PaymentEntity {
  @PrimaryColumn(column.code(100))
  id!: string;

  @Column(column.code(20))
  programme!: MonthlyProgrammeCode;

  @ForeignKey(() => HouseholdEntity, 'id')
  @Column(column.code(40))
  householdId!: string;

  @Column(column.code(40))
  residentId!: string;

  @Column(column.code(12))
  divisionCode!: string;

  /** The month the entitlement is for. */
  @Column(column.period())
  entitledMonth!: string;

  /** The month the money left. */
  @Column(column.period())
  paidMonth!: string;

  @Column(column.instant())
  paidAt!: Date;

  @Column({ ...column.money(), name: 'amount_fen' })
  amount!: Money;
}
