import { column } from '@mashang/platform-persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A query that indicators take their values from; never changed, since its name is the hash of its text (存储查询). */
@Entity('scoring_queries')
export class ScoringQueryEntity {
  @PrimaryColumn(column.code(64))
  hash!: string;

  @Column(column.text(200))
  name!: string;

  @Column(column.longText())
  text!: string;

  /** Null when whoever stored it has no staff number. */
  @Column(column.code(32, { nullable: true }))
  storedBy!: string | null;

  @Column(column.instant())
  storedAt!: Date;

  @Column(column.code(12))
  divisionCode!: string;
}
