import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { EntrustmentState } from './entrustment.lifecycle';

/** Originals that were taken in custody (原件). */
export interface Original {
  readonly name: string;
  readonly copies: number;
}

/** A matter that a citizen entrusted to the village, with an authorization (委托代办). */
@Entity('entrustments')
@Index(['agencyPointCode', 'state', 'dueOn'])
@Index(['caseNo'])
@Index(['authorizationNo'], { unique: true })
@Check(checkName('entrustments', 'state'), "state IN ('ENTRUSTED', 'HANDED_IN', 'TAKEN_OVER', 'GIVEN_BACK', 'RETURNED')")
@Check(checkName('entrustments', 'taken_over'), "state NOT IN ('TAKEN_OVER', 'GIVEN_BACK') OR (case_no IS NOT NULL AND town_staff_no IS NOT NULL)")
@Check(checkName('entrustments', 'returned'), "(state = 'RETURNED') = (returned_at IS NOT NULL)")
export class EntrustmentEntity {
  @PrimaryColumn(column.code(32))
  entrustmentNo!: string;

  @Column(column.code(40))
  agencyPointCode!: string;

  @Column(column.code(12))
  divisionCode!: string;

  /** Number of the authorization that the citizen signed (委托书). */
  @Column(column.code(64))
  authorizationNo!: string;

  @Column(column.text(200))
  matter!: string;

  @Column(column.text(64))
  citizenName!: string;

  @Column(column.code(64))
  citizenIdentifierHash!: string;

  @Column(column.code(40))
  citizenIdentifierMasked!: string;

  @Column(column.json())
  originals!: readonly Original[];

  @Column(column.code(32))
  agentStaffNo!: string;

  @Column(column.code(20))
  state!: EntrustmentState;

  @Column(column.instant())
  entrustedAt!: Date;

  /** The last day to hand it in at the town. */
  @Column(column.date())
  dueOn!: string;

  @Column(column.instant({ nullable: true }))
  handedInAt!: Date | null;

  @Column(column.instant({ nullable: true }))
  takenOverAt!: Date | null;

  @Column(column.code(32, { nullable: true }))
  townStaffNo!: string | null;

  @Column(column.code(32, { nullable: true }))
  caseNo!: string | null;

  @Column(column.instant({ nullable: true }))
  givenBackAt!: Date | null;

  @Column(column.instant({ nullable: true }))
  returnedAt!: Date | null;

  @Column(column.text(1000, { nullable: true }))
  note!: string | null;

  @Column(column.version())
  version!: number;
}
