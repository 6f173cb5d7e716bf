import type { TableDefinition } from '@mashang/platform-persistence';
import { addColumns, column, createTable, dropTable, indexName } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';

const optional = { nullable: true } as const;

const DUTY_ROSTERS: TableDefinition = {
  name: 'duty_rosters',
  columns: {
    roster_no: column.code(48),
    place_kind: column.code(16),
    place_code: column.code(40),
    month: column.period(),
    starts_on: column.date(),
    state: column.code(16),
    responsible_staff_no: column.code(32),
    published_at: column.instant(optional),
    published_by: column.code(32, optional),
    division_code: column.code(12),
    version: column.version(),
  },
  primaryKey: ['roster_no'],
  unique: [['place_code', 'month']],
  indexes: [
    ['division_code', 'month', 'roster_no'],
    ['month', 'roster_no'],
  ],
  checks: [
    { rule: 'place_kind', expression: "place_kind IN ('AGENCY_POINT', 'SERVICE_CENTER')" },
    { rule: 'state', expression: "state IN ('DRAFT', 'PUBLISHED')" },
    { rule: 'published', expression: "(state = 'PUBLISHED') = (published_at IS NOT NULL)" },
  ],
};

const DUTY_SHIFTS: TableDefinition = {
  name: 'duty_shifts',
  columns: {
    shift_no: column.id(),
    roster_no: column.code(48),
    place_code: column.code(40),
    shift_on: column.date(),
    staff_no: column.code(32),
    is_provisional: column.boolean(),
    state: column.code(16),
    checked_in_at: column.instant(optional),
    is_late: column.boolean(),
    checked_out_at: column.instant(optional),
    replaced_staff_no: column.code(32, optional),
    replacement_reason: column.text(500, optional),
    open_swap_no: column.code(36, optional),
    division_code: column.code(12),
    version: column.version(),
  },
  primaryKey: ['shift_no'],
  unique: [['place_code', 'shift_on', 'staff_no']],
  indexes: [
    ['staff_no', 'shift_on'],
    ['roster_no', 'shift_on'],
  ],
  foreignKeys: [{ columns: ['roster_no'], references: 'duty_rosters', referencedColumns: ['roster_no'] }],
  checks: [
    { rule: 'state', expression: "state IN ('PLANNED', 'SCHEDULED', 'ON_DUTY', 'DONE', 'MISSED')" },
    { rule: 'checked_in', expression: "(state IN ('ON_DUTY', 'DONE')) = (checked_in_at IS NOT NULL)" },
    { rule: 'checked_out', expression: "(state = 'DONE') = (checked_out_at IS NOT NULL)" },
  ],
};

const SHIFT_SWAPS: TableDefinition = {
  name: 'shift_swaps',
  columns: {
    swap_no: column.id(),
    shift_no: column.code(36),
    with_shift_no: column.code(36),
    requested_by: column.code(32),
    asked_staff_no: column.code(32),
    state: column.code(16),
    requested_at: column.instant(),
    ended_at: column.instant(optional),
    division_code: column.code(12),
    version: column.version(),
  },
  primaryKey: ['swap_no'],
  indexes: [['requested_by', 'state'], ['asked_staff_no', 'state'], ['shift_no'], ['with_shift_no']],
  foreignKeys: [
    { columns: ['shift_no'], references: 'duty_shifts', referencedColumns: ['shift_no'] },
    { columns: ['with_shift_no'], references: 'duty_shifts', referencedColumns: ['shift_no'] },
  ],
  checks: [
    { rule: 'state', expression: "state IN ('REQUESTED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'LAPSED')" },
    { rule: 'ended', expression: "(state = 'REQUESTED') = (ended_at IS NULL)" },
    { rule: 'two_people', expression: 'requested_by <> asked_staff_no' },
  ],
};

const ATTENDANCE_RECORDS: TableDefinition = {
  name: 'attendance_records',
  columns: {
    staff_no: column.code(32),
    attended_on: column.date(),
    status: column.code(20),
    checked_in_at: column.instant(optional),
    checked_out_at: column.instant(optional),
    is_late: column.boolean(),
    has_left_early: column.boolean(),
    reason: column.text(500, optional),
    division_code: column.code(12),
    version: column.version(),
  },
  primaryKey: ['staff_no', 'attended_on'],
  indexes: [['division_code', 'attended_on']],
  checks: [
    { rule: 'status', expression: "status IN ('PRESENT', 'ABSENT', 'ON_LEAVE', 'ON_BUSINESS_TRIP')" },
    { rule: 'times', expression: "status = 'PRESENT' OR (is_late = 0 AND has_left_early = 0)" },
  ],
};

const ATTENDANCE_CORRECTIONS: TableDefinition = {
  name: 'attendance_corrections',
  columns: {
    staff_no: column.code(32),
    attended_on: column.date(),
    record_version: column.integer(),
    status_before: column.code(20),
    status_after: column.code(20),
    was_late: column.boolean(),
    is_late: column.boolean(),
    had_left_early: column.boolean(),
    has_left_early: column.boolean(),
    reason: column.text(500),
    corrected_by: column.code(32),
    corrected_at: column.instant(),
    division_code: column.code(12),
  },
  primaryKey: ['staff_no', 'attended_on', 'record_version'],
};

const TABLES = [DUTY_ROSTERS, DUTY_SHIFTS, SHIFT_SWAPS, ATTENDANCE_RECORDS, ATTENDANCE_CORRECTIONS];

const WINDOW_OF_POST = indexName('posts', ['window_code']);

/** Rosters with their shifts and swaps, attendance, and the window that a post serves. */
export class DutyRosters implements MigrationInterface {
  readonly name = 'DutyRosters1795608000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await addColumns(queryRunner, 'posts', { window_code: column.code(40, optional) });
    await queryRunner.createIndex('posts', new TableIndex({ name: WINDOW_OF_POST, columnNames: ['window_code'] }));
    for (const table of TABLES) await createTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of TABLES.toReversed()) await dropTable(queryRunner, name);
    await queryRunner.dropIndex('posts', WINDOW_OF_POST);
    await queryRunner.dropColumn('posts', 'window_code');
  }
}
