import type { Money } from '@mashang/domain';
import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ProjectEntity } from '../project/project.entity';

@Entity('monthly_progress')
@Check(checkName('monthly_progress', 'done'), 'done_fen >= 0')
export class MonthlyProgressEntity {
  @ForeignKey(() => ProjectEntity, 'code')
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
