import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { HouseholdEntity } from './household.entity';

export const HOUSEHOLD_RELATIONS = ['HEAD', 'SPOUSE', 'CHILD', 'PARENT', 'OTHER'] as const;

export type HouseholdRelation = (typeof HOUSEHOLD_RELATIONS)[number];

@Entity('residents')
@Index(['householdId', 'id'])
@Index(['idNumberHash'], { unique: true })
@Check(checkName('residents', 'relation'), "relation IN ('HEAD', 'SPOUSE', 'CHILD', 'PARENT', 'OTHER')")
export class ResidentEntity {
  @PrimaryColumn(column.code(40))
  id!: string;

  @ForeignKey(() => HouseholdEntity, 'id')
  @Column(column.code(40))
  householdId!: string;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.text(64))
  name!: string;

  @Column(column.code(200))
  idNumberCipher!: string;

  @Column(column.code(64))
  idNumberHash!: string;

  @Column(column.code(40))
  idNumberMasked!: string;

  @Column(column.code(8))
  relation!: HouseholdRelation;
}
