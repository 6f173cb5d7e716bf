import { column } from '@mashang/platform-persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Tries at query codes of the numbers that share a bucket, within one span of time; no number is written down. */
@Entity('tracking_attempts')
export class TrackingAttemptEntity {
  @PrimaryColumn(column.code(4))
  bucket!: string;

  @Column(column.instant())
  spanBegan!: Date;

  @Column(column.integer())
  attempts!: number;
}
