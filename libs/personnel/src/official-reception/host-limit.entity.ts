import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('host_limits')
@Index(['divisionCode', 'validFrom'], { unique: true })
@Check(checkName('host_limits', 'numbers'), 'visitors_up_to >= 1 AND hosts >= 0 AND one_of >= 1')
@Check(checkName('host_limits', 'ends_after_start'), 'valid_until IS NULL OR valid_until >= valid_from')
export class HostLimitEntity {
  @PrimaryColumn(column.code(36))
  id!: string;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.integer())
  visitorsUpTo!: number;

  @Column(column.integer())
  hosts!: number;

  @Column(column.integer())
  oneOf!: number;

  @Column(column.date())
  validFrom!: string;

  @Column(column.date({ nullable: true }))
  validUntil!: string | null;

  /** The document that sets it, or that it is a demo value. */
  @Column(column.text(200))
  source!: string;
}
