import type { TableDefinition } from '@mashang/platform-persistence';
import { column, createTable, dropTable, rebuildTables } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn } from 'typeorm';
import { FIRST_CASE_EVENTS, FIRST_CASES } from './20261123080000-create-cases';

const CLOSED = "'COMPLETED', 'DELIVERED', 'NOT_ACCEPTED', 'REFUSED', 'WITHDRAWN', 'INVALIDATED', 'LAPSED'";
const OPEN = "'RECEIVED', 'SUPPLEMENT_REQUESTED', 'ACCEPTED', 'IN_REVIEW', 'SUSPENDED', 'TRANSFERRED', 'DECIDED'";
const CHANGED_CHECKS = ['state', 'open_key', 'closed', 'outcome', 'refusal', 'accepted'];

const CASES: TableDefinition = {
  ...FIRST_CASES,
  columns: {
    ...FIRST_CASES.columns,
    state: column.code(24),
    presented_at: column.instant(),
    intake_notice_no: column.code(32, { nullable: true }),
    is_deemed_accepted: column.boolean(),
    is_due_provisional: column.boolean(),
    competent_body: column.text(200, { nullable: true }),
    granted_at: column.instant({ nullable: true }),
    remedy: column.text(1000, { nullable: true }),
    extension_working_days: column.integer({ nullable: true }),
    extension_reason: column.text(1000, { nullable: true }),
    extended_by: column.code(32, { nullable: true }),
    transferred_to: column.text(200, { nullable: true }),
    end_reason: column.text(1000, { nullable: true }),
    delivery_due_on: column.date({ nullable: true }),
    delivered_at: column.instant({ nullable: true }),
  },
  indexes: [
    ...(FIRST_CASES.indexes ?? []),
    ['department_code', 'state', 'promised_due_on', 'case_no'],
    ['state', 'promised_due_on', 'case_no'],
  ],
  checks: [
    ...(FIRST_CASES.checks ?? []).filter(({ rule }) => !CHANGED_CHECKS.includes(rule)),
    { rule: 'state', expression: `state IN (${OPEN}, ${CLOSED})` },
    { rule: 'open_key', expression: `(state IN (${OPEN})) = (open_case_key IS NOT NULL)` },
    { rule: 'closed', expression: `(state IN (${CLOSED})) = (closed_at IS NOT NULL)` },
    { rule: 'outcome', expression: "(state IN ('COMPLETED', 'DELIVERED')) = (outcome IS NOT NULL)" },
    { rule: 'refusal', expression: "(state IN ('NOT_ACCEPTED', 'REFUSED')) = (refusal_reason IS NOT NULL)" },
    { rule: 'ended', expression: "(state IN ('WITHDRAWN', 'INVALIDATED', 'LAPSED')) = (end_reason IS NOT NULL)" },
    {
      rule: 'accepted',
      expression: `state IN ('WITHDRAWN', 'INVALIDATED') OR (state IN ('RECEIVED', 'SUPPLEMENT_REQUESTED', 'NOT_ACCEPTED', 'LAPSED')) = (accepted_at IS NULL)`,
    },
    { rule: 'extension', expression: 'extension_working_days IS NULL OR extension_working_days BETWEEN 1 AND 15' },
  ],
};

const CASE_EVENTS: TableDefinition = {
  ...FIRST_CASE_EVENTS,
  columns: {
    ...FIRST_CASE_EVENTS.columns,
    type: column.code(32),
    post_code: column.code(40, { nullable: true }),
    acting_as: column.code(1, { nullable: true }),
  },
  checks: [{ rule: 'acting_as', expression: "acting_as IS NULL OR acting_as IN ('A', 'B')" }],
};

const SUPPLEMENT_NOTICES: TableDefinition = {
  name: 'supplement_notices',
  columns: {
    notice_no: column.code(40),
    case_no: column.code(32),
    ordinal: column.integer(),
    items: column.json(),
    issued_at: column.instant(),
    issued_by: column.code(32, { nullable: true }),
    due_on: column.date(),
    answered_at: column.instant({ nullable: true }),
    is_violation: column.boolean(),
    division_code: column.code(12),
  },
  primaryKey: ['notice_no'],
  unique: [['case_no', 'ordinal']],
  foreignKeys: [{ columns: ['case_no'], references: 'cases', referencedColumns: ['case_no'] }],
  checks: [{ rule: 'ordinal', expression: 'ordinal >= 1' }],
};

const SPECIAL_PROCEDURES: TableDefinition = {
  name: 'special_procedures',
  columns: {
    notice_no: column.code(40),
    case_no: column.code(32),
    ordinal: column.integer(),
    ground: column.code(24),
    reason: column.text(1000),
    granted_working_days: column.integer(),
    started_at: column.instant(),
    granted_until: column.instant(),
    ended_at: column.instant({ nullable: true }),
    result: column.text(1000, { nullable: true }),
    division_code: column.code(12),
  },
  primaryKey: ['notice_no'],
  unique: [['case_no', 'ordinal']],
  foreignKeys: [{ columns: ['case_no'], references: 'cases', referencedColumns: ['case_no'] }],
  checks: [
    {
      rule: 'ground',
      expression: "ground IN ('HEARING', 'TENDER', 'AUCTION', 'INSPECTION', 'TESTING', 'QUARANTINE', 'APPRAISAL', 'EXPERT_REVIEW', 'SITE_INSPECTION')",
    },
    { rule: 'granted', expression: 'granted_working_days >= 1' },
    { rule: 'ended', expression: '(ended_at IS NULL) = (result IS NULL)' },
  ],
};

/** The whole lifecycle of a case: notices of what is missing, special procedures, decision, delivery and every ending. */
export class CompleteCaseLifecycle implements MigrationInterface {
  readonly name = 'CompleteCaseLifecycle1795507200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await rebuildTables(queryRunner, [
      {
        definition: CASES,
        fill: {
          // The thin slice called both refusals by one name.
          state: "CASE WHEN state = 'REFUSED' AND accepted_at IS NULL THEN 'NOT_ACCEPTED' ELSE state END",
          presented_at: 'received_at',
          intake_notice_no: 'NULL',
          is_deemed_accepted: '0',
          is_due_provisional: '0',
          competent_body: 'NULL',
          granted_at: 'NULL',
          remedy: 'NULL',
          extension_working_days: 'NULL',
          extension_reason: 'NULL',
          extended_by: 'NULL',
          transferred_to: 'NULL',
          end_reason: 'NULL',
          delivery_due_on: 'NULL',
          delivered_at: 'NULL',
        },
      },
      { definition: CASE_EVENTS, fill: { post_code: 'NULL', acting_as: 'NULL' } },
    ]);
    await createTable(queryRunner, SUPPLEMENT_NOTICES);
    await createTable(queryRunner, SPECIAL_PROCEDURES);
    const { driver } = queryRunner.dataSource;
    await queryRunner.addColumn(
      'service_items',
      new TableColumn({ name: 'notice_working_days', type: driver.normalizeType({ type: column.integer().type }), isNullable: true }),
    );
  }

  /** Cases in a state that the thin slice does not know cannot go back: its checks refuse them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumn('service_items', 'notice_working_days');
    await dropTable(queryRunner, 'special_procedures');
    await dropTable(queryRunner, 'supplement_notices');
    const state = "CASE WHEN state = 'NOT_ACCEPTED' THEN 'REFUSED' ELSE state END";
    await rebuildTables(queryRunner, [{ definition: FIRST_CASES, fill: { state } }, { definition: FIRST_CASE_EVENTS }]);
  }
}
