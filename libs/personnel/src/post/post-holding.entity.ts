import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type PostRole = 'A' | 'B';

@Entity('post_holdings')
@Check(checkName('post_holdings', 'role'), "role IN ('A', 'B')")
@Check(checkName('post_holdings', 'ends_after_start'), 'ends_on IS NULL OR ends_on >= starts_on')
export class PostHoldingEntity {
  @PrimaryColumn(column.code(64))
  id!: string;

  @Index()
  @Column(column.code(48))
  postCode!: string;

  @Index()
  @Column(column.code(32))
  staffNo!: string;

  @Column(column.code(1))
  role!: PostRole;

  @Column(column.date())
  startsOn!: string;

  @Column(column.date({ nullable: true }))
  endsOn!: string | null;

  @Column(column.code(12))
  divisionCode!: string;
}
