import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An officer answers for a village, from a day to a day (联村包点). */
@Entity('village_assignments')
@Index(['divisionCode', 'startsOn', 'id'])
@Index(['staffNo'])
@Check(checkName('village_assignments', 'ends_after_start'), 'ends_on IS NULL OR ends_on >= starts_on')
export class VillageAssignmentEntity {
  @PrimaryColumn(column.code(36))
  id!: string;

  /** The village. */
  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(32))
  staffNo!: string;

  @Column(column.date())
  startsOn!: string;

  /** The last day; null while it goes on. */
  @Column(column.date({ nullable: true }))
  endsOn!: string | null;

  @Column(column.version())
  version!: number;
}
