import type { Money } from '@mashang/domain';
import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

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
@Check(checkName('key_projects', 'stage'), `stage IN (${PROJECT_STAGES.map((stage) => `'${stage}'`).join(', ')})`)
@Check(checkName('key_projects', 'land_status'), "land_status IN ('NOT_NEEDED', 'NOT_BEGUN', 'UNDER_WAY', 'FINISHED')")
@Check(checkName('key_projects', 'construction_kind'), "construction_kind IN ('NEW', 'CONTINUED')")
@Check(checkName('key_projects', 'phase_number'), 'phase_number IS NULL OR phase_number >= 1')
@Check(checkName('key_projects', 'total_investment'), 'total_investment_fen >= 0')
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
