import type { TableDefinition } from '@mashang/platform-persistence';
import { column, createTable, dropTable, indexName } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';
import { fillRecordedStatement } from '../case-month-count/contributions';

const CASE_RECORDED_COUNTS: TableDefinition = {
  name: 'case_recorded_counts',
  columns: {
    division_code: column.code(12),
    month: column.period(),
    department_code: column.code(40),
    implementation_code: column.code(40),
    window_code: column.code(40),
    officer_staff_no: column.code(32),
    channel: column.code(16),
    recorded_month: column.period(),
    cohort_completed: column.integer(),
    rated: column.integer(),
    satisfied: column.integer(),
  },
  primaryKey: ['division_code', 'month', 'department_code', 'implementation_code', 'window_code', 'officer_staff_no', 'channel', 'recorded_month'],
  indexes: [
    ['department_code', 'month'],
    ['window_code', 'month'],
    ['officer_staff_no', 'month'],
  ],
};

/** By which the cases of the one month are found that no sum can answer for. */
const CASES_BY_DAY = [['received_on'], ['accepted_on'], ['closed_on'], ['rated_at']];

/** What is recorded later than the month it counts in, so that a past instant is answered from sums too. */
export class RecordedCounts implements MigrationInterface {
  readonly name = 'RecordedCounts1795579260000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, CASE_RECORDED_COUNTS);
    await queryRunner.query(fillRecordedStatement());
    for (const columns of CASES_BY_DAY) await queryRunner.createIndex('cases', new TableIndex({ name: indexName('cases', columns), columnNames: columns }));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const columns of CASES_BY_DAY) await queryRunner.dropIndex('cases', indexName('cases', columns));
    await dropTable(queryRunner, 'case_recorded_counts');
  }
}
