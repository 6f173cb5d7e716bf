import type { TableDefinition } from '@mashang/platform-persistence';
import { column, rebuildTables } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const optional = { nullable: true } as const;

const CHECKS = [
  { rule: 'state', expression: "state IN ('REQUESTED', 'APPLIED', 'REJECTED')" },
  { rule: 'decided', expression: "(state = 'REQUESTED') = (decided_at IS NULL)" },
  { rule: 'another_person', expression: 'decided_by IS NULL OR decided_by <> requested_by' },
];

const FOREIGN_KEYS = [{ columns: ['case_no'], references: 'cases', referencedColumns: ['case_no'] }];

const CORRECTIONS_OF_CASES: TableDefinition = {
  name: 'corrections',
  columns: {
    correction_no: column.code(32),
    case_no: column.code(32),
    field: column.code(24),
    value_before: column.text(200),
    value_after: column.text(200),
    reason: column.text(1000),
    state: column.code(12),
    requested_at: column.instant(),
    requested_by: column.code(32),
    decided_at: column.instant(optional),
    decided_by: column.code(32, optional),
    decision_note: column.text(1000, optional),
    department_code: column.code(40),
    division_code: column.code(12),
    version: column.version(),
  },
  primaryKey: ['correction_no'],
  indexes: [
    ['case_no', 'correction_no'],
    ['department_code', 'state', 'correction_no'],
  ],
  foreignKeys: FOREIGN_KEYS,
  checks: CHECKS,
};

const CORRECTIONS: TableDefinition = {
  name: 'corrections',
  columns: {
    correction_no: column.code(32),
    record_type: column.code(24),
    record_no: column.code(40),
    case_no: column.code(32, optional),
    field: column.code(24),
    list_position: column.integer(),
    value_before: column.text(1000),
    value_after: column.text(1000),
    hash_before: column.code(64, optional),
    value_cipher: column.code(200, optional),
    reason: column.text(1000),
    state: column.code(12),
    requested_at: column.instant(),
    requested_by: column.code(32),
    decided_at: column.instant(optional),
    decided_by: column.code(32, optional),
    decision_note: column.text(1000, optional),
    department_code: column.code(40, optional),
    division_code: column.code(12),
    version: column.version(),
  },
  primaryKey: ['correction_no'],
  indexes: [
    ['case_no', 'correction_no'],
    ['record_type', 'record_no', 'correction_no'],
    ['department_code', 'state', 'requested_at', 'correction_no'],
    ['department_code', 'requested_at', 'correction_no'],
    ['state', 'requested_at', 'correction_no'],
    ['requested_at', 'correction_no'],
  ],
  foreignKeys: FOREIGN_KEYS,
  checks: [...CHECKS, { rule: 'sealed', expression: "value_cipher IS NULL OR state = 'REQUESTED'" }],
};

/** Corrections of every record, beside those of cases that there were. */
export class CorrectionsOfAnyRecord implements MigrationInterface {
  readonly name = 'CorrectionsOfAnyRecord1795579200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await rebuildTables(queryRunner, [
      { definition: CORRECTIONS, fill: { record_type: "'CASE'", record_no: 'case_no', list_position: '1', hash_before: 'NULL', value_cipher: 'NULL' } },
    ]);
  }

  /** Only corrections of cases fit into the form before, and of these only of the fields that there were. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DELETE FROM corrections WHERE record_type <> 'CASE' OR field NOT IN ('APPLICANT_NAME', 'DIVISION', 'CERTIFICATE_NO', 'CITIZEN_TRIPS', 'CADRE_TRIPS')");
    await rebuildTables(queryRunner, [{ definition: CORRECTIONS_OF_CASES }]);
  }
}
