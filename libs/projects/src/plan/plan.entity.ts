import type { Money } from '@mashang/domain';
import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ProjectEntity } from '../project/project.entity';

@Entity('annual_plans')
@Check(checkName('annual_plans', 'version'), 'version >= 1')
@Check(checkName('annual_plans', 'planned'), 'planned_fen >= 0')
export class AnnualPlanEntity {
  @ForeignKey(() => ProjectEntity, 'code')
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
