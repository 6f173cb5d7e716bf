import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AuditHeadEntity, AuditRecordEntity } from './audit.entity';
import { column } from './columns';
import type { ClassOf } from './contracts';
import { DueJobEntity } from './due-job.entity';
import { IdempotencyRecordEntity } from './idempotency.entity';
import { InboxDeadLetterEntity, InboxPositionEntity } from './inbox.entity';
import { NumberSeriesEntity } from './number-series.entity';
import { OutboxMessageEntity } from './outbox.entity';
import { OutboxPositionEntity } from './outbox-position.entity';
import { createTable, dropTable } from './table-definition';

/** The tables that every subgraph's database has besides its own. */
export const platformEntities: readonly ClassOf<object>[] = [
  IdempotencyRecordEntity,
  AuditRecordEntity,
  AuditHeadEntity,
  OutboxMessageEntity,
  NumberSeriesEntity,
  DueJobEntity,
  InboxPositionEntity,
  InboxDeadLetterEntity,
  OutboxPositionEntity,
];

class CreatePlatformTables implements MigrationInterface {
  /** TypeORM orders migrations by the thirteen digits at the end; the platform's come before any subgraph's. */
  readonly name = 'CreatePlatformTables1700000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, {
      name: 'idempotency_records',
      columns: {
        scope_hash: column.code(64),
        mutation: column.code(100),
        subject: column.code(200),
        input_hash: column.code(64),
        result: column.longText({ nullable: true }),
        created_at: column.instant(),
      },
      primaryKey: ['scope_hash'],
      indexes: [['created_at']],
    });
    await createTable(queryRunner, {
      name: 'audit_records',
      columns: {
        seq: column.bigint(),
        occurred_at: column.instant(),
        request_id: column.code(100),
        subject: column.code(200),
        action: column.code(100),
        entity_type: column.code(100),
        entity_id: column.code(100),
        division_code: column.code(20),
        change: column.longText(),
        prev_hash: column.code(64),
        hash: column.code(64),
      },
      primaryKey: ['seq'],
      indexes: [
        ['entity_type', 'entity_id', 'seq'],
        ['division_code', 'occurred_at'],
      ],
    });
    await createTable(queryRunner, {
      name: 'audit_heads',
      columns: { chain: column.code(20), seq: column.bigint(), hash: column.code(64) },
      primaryKey: ['chain'],
    });
    await createTable(queryRunner, {
      name: 'outbox_messages',
      columns: {
        seq: column.bigint(),
        id: column.id(),
        type: column.code(100),
        key: column.code(100),
        division_code: column.code(20),
        payload: column.longText(),
        request_id: column.code(100),
        occurred_at: column.instant(),
      },
      primaryKey: ['seq'],
      unique: [['id']],
    });
    await createTable(queryRunner, {
      name: 'number_series',
      columns: { series: column.code(100), last_number: column.bigint() },
      primaryKey: ['series'],
      checks: [{ rule: 'not_negative', expression: 'last_number >= 0' }],
    });
    await queryRunner.manager.insert(AuditHeadEntity, AuditHeadEntity.first());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['number_series', 'outbox_messages', 'audit_heads', 'audit_records', 'idempotency_records']) {
      await dropTable(queryRunner, table);
    }
  }
}

class CreateDueJobs implements MigrationInterface {
  readonly name = 'CreateDueJobs1700000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, {
      name: 'due_jobs',
      columns: {
        kind: column.code(64),
        job_key: column.code(100),
        division_code: column.code(20),
        due_at: column.instant(),
        next_run_at: column.instant(),
        attempts: column.integer(),
        last_error: column.code(100, { nullable: true }),
        has_given_up: column.boolean(),
      },
      primaryKey: ['kind', 'job_key'],
      indexes: [['has_given_up', 'next_run_at']],
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTable(queryRunner, 'due_jobs');
  }
}

class CreateInbox implements MigrationInterface {
  readonly name = 'CreateInbox1700000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, {
      name: 'inbox_positions',
      columns: {
        source: column.code(64),
        seq: column.bigint(),
        attempts: column.integer(),
        next_attempt_at: column.instant({ nullable: true }),
        last_error: column.code(100, { nullable: true }),
      },
      primaryKey: ['source'],
    });
    await createTable(queryRunner, {
      name: 'inbox_dead_letters',
      columns: {
        source: column.code(64),
        seq: column.bigint(),
        id: column.id(),
        type: column.code(100),
        key: column.code(100),
        division_code: column.code(20),
        payload: column.longText(),
        request_id: column.code(100),
        occurred_at: column.instant(),
        last_error: column.code(100),
        given_up_at: column.instant(),
      },
      primaryKey: ['source', 'seq'],
    });
    await createTable(queryRunner, {
      name: 'outbox_positions',
      columns: { destination: column.code(64), seq: column.bigint() },
      primaryKey: ['destination'],
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['outbox_positions', 'inbox_dead_letters', 'inbox_positions']) await dropTable(queryRunner, table);
  }
}

export const platformMigrations: readonly ClassOf<MigrationInterface>[] = [CreatePlatformTables, CreateDueJobs, CreateInbox];
