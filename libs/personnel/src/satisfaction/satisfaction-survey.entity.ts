import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type SatisfactionInstrument = 'CADRE_SURVEY' | 'GOVERNMENT_ASSESSMENT';

@Entity('satisfaction_surveys')
@Check(checkName('satisfaction_surveys', 'instrument'), "instrument IN ('CADRE_SURVEY', 'GOVERNMENT_ASSESSMENT')")
@Check(checkName('satisfaction_surveys', 'answers'), 'satisfied >= 0 AND satisfied <= answers')
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
