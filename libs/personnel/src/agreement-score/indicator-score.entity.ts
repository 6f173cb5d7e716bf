import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgreementEntity } from '../agreement/agreement.entity';

const TABLE = 'indicator_scores';

/** A score as it was recorded; rows are added and never changed, so that a total as of any instant can be had again (计分记录). */
@Entity(TABLE)
@Check(checkName(TABLE, 'source'), "source IN ('QUERY', 'HAND')")
@Check(
  checkName(TABLE, 'evidence'),
  "(source = 'QUERY') = (query_hash IS NOT NULL) AND (source = 'QUERY') = (variables IS NOT NULL) AND (source = 'QUERY') = (value_as_of IS NOT NULL) AND (source = 'QUERY' OR reason IS NOT NULL)",
)
@Index(['familyId', 'recordedAt'])
export class IndicatorScoreEntity {
  /** Sorts by the order in which entries were made. */
  @PrimaryColumn(column.code(32))
  entryNo!: string;

  @ForeignKey(() => AgreementEntity, 'id')
  @Column(column.code(64))
  familyId!: string;

  @Column(column.code(16))
  indicatorCode!: string;

  @Column(column.code(8))
  source!: 'QUERY' | 'HAND';

  /** In 0.0001. */
  @Column(column.bigint())
  value!: bigint;

  @Column(column.date({ nullable: true }))
  doneOn!: string | null;

  @Column(column.code(64, { nullable: true }))
  queryHash!: string | null;

  /** Canonical JSON. */
  @Column(column.longText({ nullable: true }))
  variables!: string | null;

  @Column(column.instant({ nullable: true }))
  valueAsOf!: Date | null;

  @Column(column.text(1000, { nullable: true }))
  reason!: string | null;

  @Column(column.code(32))
  recordedBy!: string;

  @Column(column.instant())
  recordedAt!: Date;

  @Column(column.code(12))
  divisionCode!: string;
}
