import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ActingRole } from './acting-post';

/** Who holds which post, as personnel publishes it; written by its events alone. */
@Entity('post_holders')
@Index(['staffNo', 'departmentCode', 'startsOn'])
@Check(checkName('post_holders', 'role'), "role IN ('A', 'B', 'HEAD')")
export class PostHolderEntity {
  @PrimaryColumn(column.code(64))
  holdingId!: string;

  @Column(column.code(48))
  postCode!: string;

  @Column(column.code(32))
  departmentCode!: string;

  @Column(column.code(32))
  staffNo!: string;

  @Column(column.code(4))
  role!: ActingRole;

  @Column(column.date())
  startsOn!: string;

  /** The last day; null while it goes on. */
  @Column(column.date({ nullable: true }))
  endsOn!: string | null;

  @Column(column.code(12))
  divisionCode!: string;
}
