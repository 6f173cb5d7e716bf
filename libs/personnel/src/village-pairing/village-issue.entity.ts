import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { VillageIssueState } from './village-issue.lifecycle';
import { VillageVisitEntity } from './village-visit.entity';

/** What a village raised at a visit, with who answers for it until when (走访问题). */
@Entity('village_issues')
@Index(['state', 'dueOn', 'id'])
@Index(['divisionCode', 'raisedOn'])
@Index(['departmentCode', 'raisedOn'])
@Index(['visitId'])
@Check(checkName('village_issues', 'state'), "state IN ('OPEN', 'RESOLVED', 'CONFIRMED')")
@Check(checkName('village_issues', 'resolved'), "(state = 'OPEN') = (resolved_on IS NULL)")
@Check(checkName('village_issues', 'confirmed'), "(state = 'CONFIRMED') = (confirmed_on IS NOT NULL AND confirmed_by IS NOT NULL)")
@Check(checkName('village_issues', 'two_persons'), 'confirmed_by IS NULL OR confirmed_by <> responsible_staff_no')
export class VillageIssueEntity {
  @PrimaryColumn(column.code(36))
  id!: string;

  @ForeignKey(() => VillageVisitEntity, 'id')
  @Column(column.code(36))
  visitId!: string;

  /** The village. */
  @Column(column.code(12))
  divisionCode!: string;

  /** The department of whoever answers for it. */
  @Column(column.code(40, { nullable: true }))
  departmentCode!: string | null;

  @Column(column.text(500))
  matter!: string;

  @Column(column.code(32))
  responsibleStaffNo!: string;

  @Column(column.date())
  raisedOn!: string;

  @Column(column.date())
  dueOn!: string;

  @Column(column.code(12))
  state!: VillageIssueState;

  @Column(column.text(1000, { nullable: true }))
  resolution!: string | null;

  @Column(column.date({ nullable: true }))
  resolvedOn!: string | null;

  @Column(column.code(32, { nullable: true }))
  confirmedBy!: string | null;

  @Column(column.date({ nullable: true }))
  confirmedOn!: string | null;

  /** Why the village did not take it as solved. */
  @Column(column.text(1000, { nullable: true }))
  reopenReason!: string | null;

  @Column(column.version())
  version!: number;
}
