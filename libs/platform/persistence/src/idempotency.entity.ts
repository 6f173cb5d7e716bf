import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { column } from './columns';

/** That a mutation was carried out under a key, and what it answered. */
@Entity('idempotency_records')
@Index(['createdAt'])
export class IdempotencyRecordEntity {
  /** SHA-256 of subject, mutation and key: the primary key stays short whatever the caller sends. */
  @PrimaryColumn(column.code(64))
  scopeHash!: string;

  @Column(column.code(100))
  mutation!: string;

  @Column(column.code(200))
  subject!: string;

  /** SHA-256 of the input as canonical JSON. */
  @Column(column.code(64))
  inputHash!: string;

  /** The result as JSON; null only while the transaction that makes it is open. */
  @Column(column.longText({ nullable: true }))
  result!: string | null;

  @Column(column.instant())
  createdAt!: Date;
}
