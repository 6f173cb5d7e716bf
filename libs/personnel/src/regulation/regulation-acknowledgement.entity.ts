import { column } from '@mashang/platform-persistence';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { RegulationVersionEntity } from './regulation-version.entity';

/** An officer has read a version and says so (签阅): once, and in person. */
@Entity('regulation_acknowledgements')
export class RegulationAcknowledgementEntity {
  @ForeignKey(() => RegulationVersionEntity, 'id')
  @PrimaryColumn(column.code(64))
  versionId!: string;

  @Index()
  @PrimaryColumn(column.code(32))
  staffNo!: string;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.instant())
  acknowledgedAt!: Date;
}
