import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { EncounterState } from './encounter.lifecycle';

export type EncounterKind = 'CONSULTATION' | 'RESOLVED_ON_SITE' | 'ENTRUSTED';

/** Who came with what, and who answers for it until it is done (首问责任). */
@Entity('encounters')
@Index(['state', 'dueOn', 'encounterNo'])
@Index(['departmentCode', 'metAt', 'encounterNo'])
@Check(checkName('encounters', 'kind'), "kind IN ('CONSULTATION', 'RESOLVED_ON_SITE', 'ENTRUSTED')")
@Check(checkName('encounters', 'state'), "state IN ('OPEN', 'OFFERED', 'CLOSED')")
@Check(checkName('encounters', 'offer'), "(state = 'OFFERED') = (offered_to_staff_no IS NOT NULL)")
@Check(checkName('encounters', 'closed'), "(state = 'CLOSED') = (closed_at IS NOT NULL AND answer IS NOT NULL)")
export class EncounterEntity {
  @PrimaryColumn(column.code(32))
  encounterNo!: string;

  @Column(column.code(20))
  kind!: EncounterKind;

  @Column(column.text(200))
  subject!: string;

  @Column(column.code(12))
  divisionCode!: string;

  /** The owner's; null for a village cadre, who serves in none. */
  @Column(column.code(40, { nullable: true }))
  departmentCode!: string | null;

  /** Who answers for it now; changes only when a receiver takes it. */
  @Column(column.code(32))
  ownerStaffNo!: string;

  @Column(column.code(40, { nullable: true }))
  agencyPointCode!: string | null;

  @Column(column.code(8))
  state!: EncounterState;

  @Column(column.instant())
  metAt!: Date;

  /** The last day to close it, or to take what was offered; past it the encounter is an orphan. */
  @Column(column.date())
  dueOn!: string;

  @Column(column.code(32, { nullable: true }))
  offeredToStaffNo!: string | null;

  @Column(column.code(40, { nullable: true }))
  offeredToDepartmentCode!: string | null;

  @Column(column.text(1000, { nullable: true }))
  answer!: string | null;

  /** The case that came of it. */
  @Column(column.code(32, { nullable: true }))
  caseNo!: string | null;

  @Column(column.instant({ nullable: true }))
  closedAt!: Date | null;

  @Column(column.version())
  version!: number;
}
