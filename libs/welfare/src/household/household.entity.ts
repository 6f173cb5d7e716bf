import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type HukouType = 'RURAL' | 'URBAN';

@Entity('households')
@Index(['divisionCode', 'id'])
@Check(checkName('households', 'hukou_type'), "hukou_type IN ('RURAL', 'URBAN')")
@Check(checkName('households', 'member_count'), 'member_count >= 1')
export class HouseholdEntity {
  @PrimaryColumn(column.code(40))
  id!: string;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(8))
  hukouType!: HukouType;

  @Column(column.integer())
  memberCount!: number;
}
