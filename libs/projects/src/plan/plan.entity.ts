import type { Money } from '@mashang/domain';
import { column } from '@mashang/platform-persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('annual_plans')
export class AnnualPlanEntity {
  @PrimaryColumn(column.code(40))
  projectCode!: string;

  @PrimaryColumn(column.integer())
  year!: number;

  @PrimaryColumn(column.integer())
  version!: number;

  @Column({ ...column.money(), name: 'planned_fen' })
  planned!: Money;

  @Column(column.instant())
  recordedAt!: Date;

  @Column(column.text(500, { nullable: true }))
  reason!: string | null;

  @Column(column.code(12))
  divisionCode!: string;
}
