import { column } from '@mashang/platform-persistence';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EncounterEntity } from './encounter.entity';

/** One link of the chain: offered by whom, to whom, and what came of it; only ever added (移交记录). */
@Entity('encounter_handovers')
@Index(['encounterNo', 'id'])
export class EncounterHandoverEntity {
  /** Number of the encounter and the version that the answer made. */
  @PrimaryColumn(column.code(40))
  id!: string;

  @ForeignKey(() => EncounterEntity, 'encounterNo')
  @Column(column.code(32))
  encounterNo!: string;

  @Column(column.code(32))
  fromStaffNo!: string;

  @Column(column.code(32))
  toStaffNo!: string;

  @Column(column.boolean())
  isTaken!: boolean;

  @Column(column.instant())
  answeredAt!: Date;

  @Column(column.text(1000, { nullable: true }))
  note!: string | null;
}
