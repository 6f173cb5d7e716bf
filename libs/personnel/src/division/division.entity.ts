import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export type DivisionLevel = 'COUNTY' | 'TOWNSHIP' | 'VILLAGE' | 'HAMLET';
export type VillageKind = 'VILLAGE' | 'COMMUNITY';

@Entity('divisions')
@Check(checkName('divisions', 'level'), "level IN ('COUNTY', 'TOWNSHIP', 'VILLAGE', 'HAMLET')")
@Check(checkName('divisions', 'village_kind'), "(level = 'VILLAGE') = (village_kind IS NOT NULL)")
@Index(['level', 'code'])
export class DivisionEntity {
  /** Twelve digits; fourteen for a hamlet. */
  @PrimaryColumn(column.code(14))
  code!: string;

  @Column(column.text(64))
  name!: string;

  @Column(column.code(16))
  level!: DivisionLevel;

  @Column(column.code(16, { nullable: true }))
  villageKind!: VillageKind | null;

  @Index()
  @ForeignKey(() => DivisionEntity, 'code')
  @Column(column.code(12, { nullable: true }))
  parentCode!: string | null;
}
