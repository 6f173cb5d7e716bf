import { column } from '@mashang/platform-persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type DivisionLevel = 'COUNTY' | 'TOWNSHIP' | 'VILLAGE';
export type VillageKind = 'VILLAGE' | 'COMMUNITY';

@Entity('divisions')
@Index(['level', 'code'])
export class DivisionEntity {
  @PrimaryColumn(column.code(12))
  code!: string;

  @Column(column.text(64))
  name!: string;

  @Column(column.code(16))
  level!: DivisionLevel;

  @Column(column.code(16, { nullable: true }))
  villageKind!: VillageKind | null;

  @Index()
  @Column(column.code(12, { nullable: true }))
  parentCode!: string | null;
}
