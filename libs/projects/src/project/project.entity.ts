import type { Money } from '@mashang/domain';
import { column } from '@mashang/platform-persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The stages in the order in which a project passes them (项目阶段). */
export const PROJECT_STAGES = [
  'PRELIMINARY',
  'LAND_ACQUISITION',
  'APPROVAL',
  'CONSTRUCTION',
  'ACCEPTANCE',
  'COMPLETED',
  'SUSPENDED',
] as const;

export type ProjectStage = (typeof PROJECT_STAGES)[number];
export type ConstructionKind = 'NEW' | 'CONTINUED';
export type LandStatus = 'NOT_NEEDED' | 'NOT_BEGUN' | 'UNDER_WAY' | 'FINISHED';

@Entity('key_projects')
@Index(['divisionCode', 'code'])
@Index(['departmentCode'])
export class ProjectEntity {
  @PrimaryColumn(column.code(40))
  code!: string;

  @Column(column.text(64))
  name!: string;

  @Column(column.integer({ nullable: true }))
  phaseNumber!: number | null;

  @Column(column.code(16))
  constructionKind!: ConstructionKind;

  @Column(column.code(20))
  stage!: ProjectStage;

  @Column(column.date({ nullable: true }))
  preliminaryFinishedOn!: string | null;

  @Column(column.code(16))
  landStatus!: LandStatus;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(40, { nullable: true }))
  enterpriseId!: string | null;

  @Column(column.code(32, { nullable: true }))
  leaderStaffNo!: string | null;

  @Column(column.code(40, { nullable: true }))
  departmentCode!: string | null;

  @Column({ ...column.money(), name: 'total_investment_fen' })
  totalInvestment!: Money;
}
