import type { TableDefinition } from '@mashang/platform-persistence';
import { addColumns, column, createTable, dropTable } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fillStatement } from '../case-month-count/contributions';

/** As they were with this migration; a count that is added later comes with a migration of its own. */
const COUNTS = [
  'received',
  'accepted',
  'completed',
  'refused',
  'cohort_completed',
  'on_time',
  'early',
  'same_day',
  'once_done',
  'rated',
  'satisfied',
  'citizen_trips',
  'cadre_trips',
  'former_trips',
  'promised_days',
  'used_of_promised',
  'statutory_days',
  'used_of_statutory',
];

const CASE_MONTH_COUNTS: TableDefinition = {
  name: 'case_month_counts',
  columns: {
    division_code: column.code(12),
    month: column.period(),
    department_code: column.code(40),
    implementation_code: column.code(40),
    window_code: column.code(40),
    officer_staff_no: column.code(32),
    channel: column.code(16),
    ...Object.fromEntries(COUNTS.map((name) => [name, column.integer()])),
  },
  primaryKey: ['division_code', 'month', 'department_code', 'implementation_code', 'window_code', 'officer_staff_no', 'channel'],
  indexes: [
    ['department_code', 'month'],
    ['window_code', 'month'],
    ['officer_staff_no', 'month'],
  ],
};

/** Sums by month, and the working days that a closed case took. Cases closed before keep no days: they were not written down. */
export class CaseMonthCounts implements MigrationInterface {
  readonly name = 'CaseMonthCounts1795539600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await addColumns(queryRunner, 'cases', { used_working_days: column.integer({ nullable: true }) });
    await createTable(queryRunner, CASE_MONTH_COUNTS);
    await queryRunner.query(fillStatement());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTable(queryRunner, 'case_month_counts');
    await queryRunner.dropColumn('cases', 'used_working_days');
  }
}
