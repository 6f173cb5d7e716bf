import type { Money } from '@mashang/domain';
import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MealKind } from './reception-standard';

@Entity('meal_standards')
@Index(['divisionCode', 'meal', 'validFrom'], { unique: true })
@Check(checkName('meal_standards', 'per_head'), 'per_head > 0')
@Check(checkName('meal_standards', 'ends_after_start'), 'valid_until IS NULL OR valid_until >= valid_from')
export class MealStandardEntity {
  @PrimaryColumn(column.code(36))
  id!: string;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(12))
  meal!: MealKind;

  @Column(column.money())
  perHead!: Money;

  @Column(column.date())
  validFrom!: string;

  @Column(column.date({ nullable: true }))
  validUntil!: string | null;

  /** The document that sets it, or that it is a demo value. */
  @Column(column.text(200))
  source!: string;
}
