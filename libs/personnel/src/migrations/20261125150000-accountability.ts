import type { TableDefinition } from '@mashang/platform-persistence';
import { column, createTable, dropTable } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const RECORDS: TableDefinition = {
  name: 'accountability_records',
  columns: {
    record_no: column.code(32),
    trigger_kind: column.code(16),
    source_key: column.code(100),
    case_no: column.code(32, { nullable: true }),
    matter: column.text(1000),
    department_code: column.code(40, { nullable: true }),
    staff_no: column.code(32, { nullable: true }),
    state: column.code(16),
    is_trigger_revoked: column.boolean(),
    arisen_at: column.instant(),
    opened_on: column.date({ nullable: true }),
    opened_by: column.code(32, { nullable: true }),
    investigator_staff_no: column.code(32, { nullable: true }),
    notice: column.text(1000, { nullable: true }),
    statement_due_on: column.date({ nullable: true }),
    statement: column.longText({ nullable: true }),
    finding: column.longText({ nullable: true }),
    decision_due_on: column.date({ nullable: true }),
    grade_code: column.code(40, { nullable: true }),
    decision: column.text(1000, { nullable: true }),
    decided_on: column.date({ nullable: true }),
    decided_by: column.code(32, { nullable: true }),
    appeal_due_on: column.date({ nullable: true }),
    appeal: column.longText({ nullable: true }),
    outcome: column.text(1000, { nullable: true }),
    ended_at: column.instant({ nullable: true }),
    ended_by: column.code(32, { nullable: true }),
    division_code: column.code(12),
    version: column.version(),
  },
  primaryKey: ['record_no'],
  unique: [['trigger_kind', 'source_key']],
  indexes: [
    ['state', 'record_no'],
    ['staff_no', 'record_no'],
    ['investigator_staff_no', 'record_no'],
    ['department_code', 'opened_on'],
  ],
  checks: [
    { rule: 'trigger', expression: "trigger_kind IN ('CARD', 'COMPLAINT', 'AUDIT', 'REPORT')" },
    {
      rule: 'state',
      expression: "state IN ('CANDIDATE', 'OPENED', 'NOTIFIED', 'STATED', 'FOUND', 'DECIDED', 'UNDER_APPEAL', 'FINAL', 'CLEARED', 'REVOKED', 'DISMISSED', 'LAPSED')",
    },
    { rule: 'officer', expression: "state IN ('CANDIDATE', 'DISMISSED', 'LAPSED') OR (staff_no IS NOT NULL AND investigator_staff_no IS NOT NULL)" },
  ],
};

const GRADES: TableDefinition = {
  name: 'accountability_grades',
  columns: {
    id: column.code(64),
    code: column.code(40),
    name: column.text(64),
    kind: column.code(16),
    severity: column.integer(),
    is_township_competent: column.boolean(),
    effective_from: column.date(),
    effective_to: column.date({ nullable: true }),
    source: column.text(200),
    division_code: column.code(12),
  },
  primaryKey: ['id'],
  unique: [['division_code', 'code', 'effective_from']],
  checks: [{ rule: 'kind', expression: "kind IN ('EDUCATION', 'EFFICIENCY', 'SANCTION')" }],
};

const LIMITS: TableDefinition = {
  name: 'accountability_limits',
  columns: {
    id: column.code(64),
    effective_from: column.date(),
    statement_working_days: column.integer(),
    decision_working_days: column.integer(),
    appeal_working_days: column.integer(),
    source: column.text(200),
    division_code: column.code(12),
  },
  primaryKey: ['id'],
  unique: [['division_code', 'effective_from']],
  checks: [{ rule: 'days', expression: 'statement_working_days > 0 AND decision_working_days > 0 AND appeal_working_days > 0' }],
};

const INTERESTS: TableDefinition = {
  name: 'interest_declarations',
  columns: {
    declaration_no: column.code(32),
    staff_no: column.code(32),
    kind: column.code(16),
    related_staff_no: column.code(32, { nullable: true }),
    description: column.text(500),
    state: column.code(16),
    declared_on: column.date(),
    ended_on: column.date({ nullable: true }),
    division_code: column.code(12),
    version: column.version(),
  },
  primaryKey: ['declaration_no'],
  indexes: [
    ['staff_no', 'related_staff_no'],
    ['related_staff_no', 'staff_no'],
  ],
  checks: [
    { rule: 'kind', expression: "kind IN ('RELATIVE', 'BUSINESS', 'OTHER')" },
    { rule: 'state', expression: "state IN ('DECLARED', 'ENDED')" },
    { rule: 'ended', expression: "(state = 'ENDED') = (ended_on IS NOT NULL)" },
  ],
};

/** Records of accountability with the measures and limits of each place, and what officers declare an interest in. */
export class Accountability implements MigrationInterface {
  readonly name = 'Accountability1795618200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of [RECORDS, GRADES, LIMITS, INTERESTS]) await createTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of [INTERESTS, LIMITS, GRADES, RECORDS]) await dropTable(queryRunner, name);
  }
}
