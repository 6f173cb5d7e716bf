import { column } from '@mashang/platform-persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type SatisfactionInstrument = 'CADRE_SURVEY' | 'GOVERNMENT_ASSESSMENT';

@Entity('satisfaction_surveys')
@Index(['divisionCode', 'closedOn'])
export class SatisfactionSurveyEntity {
  @PrimaryColumn(column.code(36))
  id!: string;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(32))
  instrument!: SatisfactionInstrument;

  @Column(column.date())
  closedOn!: string;

  @Column(column.integer())
  satisfied!: number;

  @Column(column.integer())
  answers!: number;
}
