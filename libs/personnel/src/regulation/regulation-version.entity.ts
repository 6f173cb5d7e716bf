import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { RegulationEntity } from './regulation.entity';
import type { RegulationVersionState } from './regulation.lifecycle';

@Entity('regulation_versions')
@Index(['regulationCode', 'ordinal'], { unique: true })
@Index(['regulationCode', 'effectiveFrom'], { unique: true })
@Check(checkName('regulation_versions', 'state'), "state IN ('DRAFTED', 'ISSUED', 'DISCARDED')")
@Check(checkName('regulation_versions', 'issued'), "(state = 'ISSUED') = (effective_from IS NOT NULL AND issued_by IS NOT NULL)")
@Check(checkName('regulation_versions', 'replaced'), 'replaced_from IS NULL OR replaced_from > effective_from')
export class RegulationVersionEntity {
  @PrimaryColumn(column.code(64))
  id!: string;

  @ForeignKey(() => RegulationEntity, 'code')
  @Column(column.code(40))
  regulationCode!: string;

  @Column(column.integer())
  ordinal!: number;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(12))
  state!: RegulationVersionState;

  @Column(column.longText())
  text!: string;

  @Column(column.code(32))
  draftedBy!: string;

  @Column(column.code(32, { nullable: true }))
  issuedBy!: string | null;

  @Column(column.date({ nullable: true }))
  effectiveFrom!: string | null;

  /** The day from which the next version is in force. */
  @Column(column.date({ nullable: true }))
  replacedFrom!: string | null;

  @Column(column.version())
  version!: number;
}
