import type { Money } from '@mashang/domain';
import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { HouseholdEntity } from '../household/household.entity';
import type { ApplianceClass } from './subsidy-rule.entity';
import { APPLIANCE_CLASS_CHECK, SubsidyRuleEntity } from './subsidy-rule.entity';

export type ApplianceClaimState = 'SUBMITTED' | 'PAID';

@Entity('appliance_claims')
@Index(['labelCardNo'], { unique: true })
@Index(['divisionCode', 'submittedOn'])
@Index(['householdId', 'applianceClass'])
@Check(checkName('appliance_claims', 'class'), APPLIANCE_CLASS_CHECK)
@Check(checkName('appliance_claims', 'state'), "state IN ('SUBMITTED', 'PAID')")
@Check(checkName('appliance_claims', 'amounts'), 'invoice_price_fen > 0 AND subsidy_fen >= 0 AND subsidy_fen <= invoice_price_fen')
export class ApplianceClaimEntity {
  @PrimaryColumn(column.code(40))
  claimNo!: string;

  @ForeignKey(() => HouseholdEntity, 'id')
  @Column(column.code(40))
  householdId!: string;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(20))
  applianceClass!: ApplianceClass;

  /** One label card pays once. */
  @Column(column.code(40))
  labelCardNo!: string;

  @Column({ ...column.money(), name: 'invoice_price_fen' })
  invoicePrice!: Money;

  @Column({ ...column.money(), name: 'subsidy_fen' })
  subsidyAmount!: Money;

  @ForeignKey(() => SubsidyRuleEntity, 'id')
  @Column(column.code(64))
  ruleId!: string;

  @Column(column.date())
  invoicedOn!: string;

  @Column(column.instant())
  submittedAt!: Date;

  /** The business date of `submittedAt`; periods are of days in Shanghai. */
  @Column(column.date())
  submittedOn!: string;

  @Column(column.code(16))
  state!: ApplianceClaimState;
}
