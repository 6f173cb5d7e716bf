import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DutyRosterState } from './duty-roster.lifecycle';

export type DutyPlaceKind = 'AGENCY_POINT' | 'SERVICE_CENTER';

/** Who sits at a place day by day, for a month (轮流坐班表). The place belongs to cases and is known by its code. */
@Entity('duty_rosters')
@Index(['placeCode', 'month'], { unique: true })
@Index(['divisionCode', 'month', 'rosterNo'])
@Index(['month', 'rosterNo'])
@Check(checkName('duty_rosters', 'place_kind'), "place_kind IN ('AGENCY_POINT', 'SERVICE_CENTER')")
@Check(checkName('duty_rosters', 'state'), "state IN ('DRAFT', 'PUBLISHED')")
@Check(checkName('duty_rosters', 'published'), "(state = 'PUBLISHED') = (published_at IS NOT NULL)")
export class DutyRosterEntity {
  @PrimaryColumn(column.code(48))
  rosterNo!: string;

  @Column(column.code(16))
  placeKind!: DutyPlaceKind;

  @Column(column.code(40))
  placeCode!: string;

  @Column(column.period())
  month!: string;

  /** The first day it answers for: of the month, or the day of the draft when that is later. */
  @Column(column.date())
  startsOn!: string;

  @Column(column.code(16))
  state!: DutyRosterState;

  @Column(column.code(32))
  responsibleStaffNo!: string;

  @Column(column.instant({ nullable: true }))
  publishedAt!: Date | null;

  @Column(column.code(32, { nullable: true }))
  publishedBy!: string | null;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.version())
  version!: number;
}
