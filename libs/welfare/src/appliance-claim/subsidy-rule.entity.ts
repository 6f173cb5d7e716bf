import type { Money } from '@mashang/domain';
import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const APPLIANCE_CLASSES = [
  'TELEVISION',
  'REFRIGERATOR',
  'WASHING_MACHINE',
  'MOBILE_PHONE',
  'COMPUTER',
  'WATER_HEATER',
  'AIR_CONDITIONER',
  'MICROWAVE_OVEN',
  'INDUCTION_COOKER',
] as const;

export type ApplianceClass = (typeof APPLIANCE_CLASSES)[number];

export const APPLIANCE_CLASS_CHECK = `appliance_class IN (${APPLIANCE_CLASSES.map((name) => `'${name}'`).join(', ')})`;

/** A dated, localised rule with its source: data, not code. */
@Entity('subsidy_rules')
@Index(['applianceClass', 'validFrom', 'divisionCode'], { unique: true })
@Check(checkName('subsidy_rules', 'class'), APPLIANCE_CLASS_CHECK)
@Check(checkName('subsidy_rules', 'rate'), 'rate_permille BETWEEN 0 AND 1000')
@Check(checkName('subsidy_rules', 'validity'), 'valid_to IS NULL OR valid_to >= valid_from')
@Check(checkName('subsidy_rules', 'fixed'), '(fixed_above_fen IS NULL) = (fixed_amount_fen IS NULL)')
@Check(
  checkName('subsidy_rules', 'amounts'),
  '(price_cap_fen IS NULL OR price_cap_fen > 0) AND (fixed_above_fen IS NULL OR fixed_above_fen >= 0) AND (fixed_amount_fen IS NULL OR fixed_amount_fen >= 0)',
)
@Check(checkName('subsidy_rules', 'quota'), 'quota_per_household >= 1')
export class SubsidyRuleEntity {
  @PrimaryColumn(column.code(64))
  id!: string;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(20))
  applianceClass!: ApplianceClass;

  @Column(column.date())
  validFrom!: string;

  @Column(column.date({ nullable: true }))
  validTo!: string | null;

  @Column(column.integer())
  ratePermille!: number;

  @Column({ ...column.money({ nullable: true }), name: 'price_cap_fen' })
  priceCap!: Money | null;

  @Column({ ...column.money({ nullable: true }), name: 'fixed_above_fen' })
  fixedAbove!: Money | null;

  @Column({ ...column.money({ nullable: true }), name: 'fixed_amount_fen' })
  fixedAmount!: Money | null;

  @Column(column.integer())
  quotaPerHousehold!: number;

  @Column(column.longText())
  source!: string;
}
