import { column } from '@mashang/platform-persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A visit of a paired officer to the village (走访记录). */
@Entity('village_visits')
@Index(['divisionCode', 'visitedOn', 'id'])
@Index(['departmentCode', 'visitedOn'])
export class VillageVisitEntity {
  @PrimaryColumn(column.code(36))
  id!: string;

  /** The village. */
  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(32))
  staffNo!: string;

  /** The department the visitor served in then. */
  @Column(column.code(40, { nullable: true }))
  departmentCode!: string | null;

  @Column(column.date())
  visitedOn!: string;

  @Column(column.text(2000))
  heard!: string;

  @Column(column.instant())
  recordedAt!: Date;
}
