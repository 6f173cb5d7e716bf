import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { column } from './columns';

/** The only chain so far; one per database. */
export const AUDIT_CHAIN = 'main';

/** What the first record names as the hash before it. */
export const GENESIS_HASH = '0'.repeat(64);

/** One link of the audit chain: append-only, written by the unit of work alone. */
@Entity('audit_records')
@Index(['entityType', 'entityId', 'seq'])
@Index(['divisionCode', 'occurredAt'])
export class AuditRecordEntity {
  /** 1, 2, 3 … without a gap. */
  @PrimaryColumn(column.bigint())
  seq!: bigint;

  @Column(column.instant())
  occurredAt!: Date;

  @Column(column.code(100))
  requestId!: string;

  @Column(column.code(200))
  subject!: string;

  @Column(column.code(100))
  action!: string;

  @Column(column.code(100))
  entityType!: string;

  @Column(column.code(100))
  entityId!: string;

  @Column(column.code(20))
  divisionCode!: string;

  /** Canonical JSON, as text: it is hashed as it stands. */
  @Column(column.longText())
  change!: string;

  @Column(column.code(64))
  prevHash!: string;

  @Column(column.code(64))
  hash!: string;
}

/** Where the chain ends; it makes a cut-off tail visible. */
@Entity('audit_heads')
export class AuditHeadEntity {
  @PrimaryColumn(column.code(20))
  chain!: string;

  @Column(column.bigint())
  seq!: bigint;

  @Column(column.code(64))
  hash!: string;

  static first(): AuditHeadEntity {
    return Object.assign(new AuditHeadEntity(), { chain: AUDIT_CHAIN, seq: 0n, hash: GENESIS_HASH });
  }
}
