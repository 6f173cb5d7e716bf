import type { TableDefinition } from '@mashang/platform-persistence';
import { addColumns, column, createTable, dropTable, indexName } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';

const ofCase = { columns: ['case_no'], references: 'cases', referencedColumns: ['case_no'] };

const RECTIFICATIONS: TableDefinition = {
  name: 'rectifications',
  columns: {
    case_no: column.code(32),
    state: column.code(16),
    department_code: column.code(40),
    opened_at: column.instant(),
    contact_due_on: column.date(),
    rectify_due_on: column.date(),
    verified_at: column.instant({ nullable: true }),
    verified_by: column.code(32, { nullable: true }),
    finding: column.text(1000, { nullable: true }),
    rectified_at: column.instant({ nullable: true }),
    rectified_by: column.code(32, { nullable: true }),
    measures: column.text(1000, { nullable: true }),
    revisited_at: column.instant({ nullable: true }),
    revisited_by: column.code(32, { nullable: true }),
    revisit_note: column.text(1000, { nullable: true }),
    division_code: column.code(12),
    version: column.version(),
  },
  primaryKey: ['case_no'],
  indexes: [['department_code', 'state', 'rectify_due_on']],
  foreignKeys: [ofCase],
  checks: [
    { rule: 'state', expression: "state IN ('ASSIGNED', 'VERIFIED', 'UNFOUNDED', 'RECTIFIED', 'CLOSED')" },
    { rule: 'rectified', expression: '(rectified_at IS NULL) = (measures IS NULL)' },
  ],
};

const SUPERVISION_ALERTS: TableDefinition = {
  name: 'supervision_alerts',
  columns: {
    alert_no: column.code(40),
    case_no: column.code(32),
    rule_id: column.code(32),
    rule_version: column.integer(),
    subject: column.code(40),
    level: column.code(8),
    state: column.code(12),
    held_from: column.instant(),
    issued_at: column.instant(),
    department_code: column.code(40),
    responsible_staff_no: column.code(32, { nullable: true }),
    appeal_due_on: column.date(),
    supervision_note: column.text(1000, { nullable: true }),
    appealed_at: column.instant({ nullable: true }),
    appealed_by: column.code(32, { nullable: true }),
    appeal_reason: column.text(1000, { nullable: true }),
    decided_at: column.instant({ nullable: true }),
    decided_by: column.code(32, { nullable: true }),
    decision_reason: column.text(1000, { nullable: true }),
    division_code: column.code(12),
    version: column.version(),
  },
  primaryKey: ['alert_no'],
  unique: [['case_no', 'rule_id', 'subject']],
  indexes: [
    ['department_code', 'state', 'issued_at', 'alert_no'],
    ['issued_at', 'alert_no'],
  ],
  foreignKeys: [ofCase],
  checks: [
    { rule: 'level', expression: "level IN ('WARNING', 'YELLOW', 'RED')" },
    { rule: 'state', expression: "state IN ('ISSUED', 'SUPERVISED', 'APPEALED', 'UPHELD', 'REVOKED', 'LAPSED')" },
    { rule: 'appeal', expression: '(appealed_at IS NULL) = (appeal_reason IS NULL)' },
    { rule: 'decision', expression: '(decided_at IS NULL) = (decision_reason IS NULL)' },
  ],
};

const TRACKING_ATTEMPTS: TableDefinition = {
  name: 'tracking_attempts',
  columns: { bucket: column.code(4), span_began: column.instant(), attempts: column.integer() },
  primaryKey: ['bucket'],
};

const CERTIFICATES = new TableIndex({ name: indexName('cases', ['certificate_no']), columnNames: ['certificate_no'], isUnique: true });

/** Public tracking, ratings with rectification, supervision cards, certificates by number. */
export class RateAndSupervise implements MigrationInterface {
  readonly name = 'RateAndSupervise1795525200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await addColumns(queryRunner, 'cases', {
      rating_channel: column.code(16, { nullable: true }),
      rating_comment: column.text(1000, { nullable: true }),
    });
    await queryRunner.createIndex('cases', CERTIFICATES);
    await createTable(queryRunner, RECTIFICATIONS);
    await createTable(queryRunner, SUPERVISION_ALERTS);
    await createTable(queryRunner, TRACKING_ATTEMPTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['tracking_attempts', 'supervision_alerts', 'rectifications']) await dropTable(queryRunner, table);
    await queryRunner.dropIndex('cases', CERTIFICATES);
    await queryRunner.dropColumns('cases', ['rating_comment', 'rating_channel']);
  }
}
