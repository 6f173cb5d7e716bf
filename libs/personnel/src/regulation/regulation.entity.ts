import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a regulation is about (制度类型): the report names the first six. */
export const REGULATION_KINDS = [
  'ATTENDANCE',
  'STUDY',
  'WORK',
  'FINANCE',
  'RECEPTION',
  'VEHICLE',
  'MEETING',
  'DOCUMENT',
  'SEAL',
  'DUTY',
  'PROCUREMENT',
  'CONFIDENTIALITY',
  'OTHER',
] as const;

export type RegulationKind = (typeof REGULATION_KINDS)[number];

/** One regulation of the office (机关管理制度): its name; what it says stands in its versions. */
@Entity('regulations')
@Check(checkName('regulations', 'kind'), `kind IN (${REGULATION_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
@Index(['divisionCode', 'code'])
export class RegulationEntity {
  @PrimaryColumn(column.code(40))
  code!: string;

  @Column(column.code(20))
  kind!: RegulationKind;

  @Column(column.text(100))
  title!: string;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.version())
  version!: number;
}
