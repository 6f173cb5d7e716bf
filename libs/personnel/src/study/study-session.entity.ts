import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type StudyKind = 'CORE_GROUP' | 'ALL_STAFF';

@Entity('study_sessions')
@Check(checkName('study_sessions', 'kind'), "kind IN ('CORE_GROUP', 'ALL_STAFF')")
@Index(['divisionCode', 'heldOn'])
export class StudySessionEntity {
  @PrimaryColumn(column.code(36))
  id!: string;

  @Column(column.code(16))
  kind!: StudyKind;

  @Column(column.date())
  heldOn!: string;

  @Column(column.text(200))
  topic!: string;

  @Column(column.code(12))
  divisionCode!: string;
}
