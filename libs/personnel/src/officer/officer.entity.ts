import { column } from '@mashang/platform-persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('officers')
@Index(['departmentCode', 'staffNo'])
export class OfficerEntity {
  @PrimaryColumn(column.code(32))
  staffNo!: string;

  @Column(column.text(64))
  name!: string;

  @Column(column.text(64))
  title!: string;

  @Column(column.code(40, { nullable: true }))
  departmentCode!: string | null;

  @Index()
  @Column(column.code(12))
  divisionCode!: string;

  /** Since when, for whom the register has taken into service; null for whom it had from the beginning. */
  @Column(column.date({ nullable: true }))
  servesFrom!: string | null;
}
