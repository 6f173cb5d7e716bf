import type { Money } from '@mashang/domain';
import { column } from '@mashang/platform-persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('monthly_progress')
export class MonthlyProgressEntity {
  @PrimaryColumn(column.code(40))
  projectCode!: string;

  @PrimaryColumn(column.period())
  month!: string;

  @Column({ ...column.money(), name: 'done_fen' })
  done!: Money;

  @Column(column.longText())
  imageProgress!: string;

  @Column(column.instant())
  reportedAt!: Date;

  @Column(column.code(32, { nullable: true }))
  staffNo!: string | null;

  @Column(column.code(12))
  divisionCode!: string;
}
