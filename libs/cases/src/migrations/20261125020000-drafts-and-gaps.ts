import type { TableDefinition } from '@mashang/platform-persistence';
import { addColumns, column, createTable, dropTable, replaceChecks } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const optional = { nullable: true } as const;
const ofCase = { columns: ['case_no'], references: 'cases', referencedColumns: ['case_no'] };

const APPLICATION_DRAFTS: TableDefinition = {
  name: 'application_drafts',
  columns: {
    draft_id: column.id(),
    owner_subject: column.code(200),
    implementation_code: column.code(40),
    division_code: column.code(12),
    applicant_division_code: column.code(12, optional),
    applicant_kind: column.code(16, optional),
    applicant_name: column.text(64, optional),
    applicant_identifier_cipher: column.code(200, optional),
    applicant_identifier_hash: column.code(64, optional),
    applicant_identifier_masked: column.code(40, optional),
    channel: column.code(16, optional),
    materials: column.json(),
    state: column.code(12),
    saved_at: column.instant(),
    case_no: column.code(32, optional),
    version: column.version(),
  },
  primaryKey: ['draft_id'],
  indexes: [['owner_subject', 'state', 'saved_at', 'draft_id']],
  checks: [
    { rule: 'state', expression: "state IN ('DRAFT', 'SUBMITTED', 'DISCARDED')" },
    { rule: 'channel', expression: "channel IS NULL OR channel IN ('WEB', 'MOBILE')" },
    { rule: 'emptied', expression: "state = 'DRAFT' OR (applicant_name IS NULL AND applicant_identifier_cipher IS NULL AND applicant_identifier_hash IS NULL)" },
    { rule: 'case', expression: "case_no IS NULL OR state = 'SUBMITTED'" },
  ],
};

const TOLERATED_GAPS: TableDefinition = {
  name: 'tolerated_gaps',
  columns: {
    id: column.code(40),
    case_no: column.code(32),
    ordinal: column.integer(),
    material: column.text(100),
    due_on: column.date(),
    supplied_at: column.instant(optional),
    supplied_by: column.code(32, optional),
    division_code: column.code(12),
  },
  primaryKey: ['id'],
  unique: [['case_no', 'ordinal']],
  foreignKeys: [ofCase],
  checks: [
    { rule: 'ordinal', expression: 'ordinal >= 1' },
    { rule: 'supplied', expression: 'supplied_by IS NULL OR supplied_at IS NOT NULL' },
  ],
};

const MATERIAL_COMMITMENTS: TableDefinition = {
  name: 'material_commitments',
  columns: {
    id: column.code(40),
    case_no: column.code(32),
    material: column.text(100),
    signed_on: column.date(),
    text_version: column.code(32),
    state: column.code(8),
    checked_at: column.instant(optional),
    checked_by: column.code(32, optional),
    finding: column.text(800, optional),
    division_code: column.code(12),
  },
  primaryKey: ['id'],
  unique: [['case_no', 'material']],
  foreignKeys: [ofCase],
  checks: [
    { rule: 'state', expression: "state IN ('SIGNED', 'VERIFIED', 'BROKEN')" },
    { rule: 'checked', expression: "(state = 'SIGNED') = (checked_at IS NULL)" },
  ],
};

const OPEN = "'RECEIVED', 'SUPPLEMENT_REQUESTED', 'ACCEPTED', 'IN_REVIEW', 'SUSPENDED', 'TRANSFERRED', 'DECIDED'";

/** The three rules that name the endings of a case, with or without the new one. */
function endings(terminated: '' | ", 'TERMINATED'") {
  const closed = `'COMPLETED', 'DELIVERED', 'NOT_ACCEPTED', 'REFUSED', 'WITHDRAWN', 'INVALIDATED', 'LAPSED'${terminated}`;
  return [
    { rule: 'state', expression: `state IN (${OPEN}, ${closed})` },
    { rule: 'closed', expression: `(state IN (${closed})) = (closed_at IS NOT NULL)` },
    { rule: 'ended', expression: `(state IN ('WITHDRAWN', 'INVALIDATED', 'LAPSED'${terminated})) = (end_reason IS NOT NULL)` },
  ];
}

const TABLES = [APPLICATION_DRAFTS, TOLERATED_GAPS, MATERIAL_COMMITMENTS];

/** Drafts of online applications, pre-review, what may follow acceptance, commitments, and the termination of a case. */
export class DraftsAndGaps implements MigrationInterface {
  readonly name = 'DraftsAndGaps1795572000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await addColumns(queryRunner, 'cases', { pre_reviewed_at: column.instant(optional), is_pre_review_passed: column.boolean(optional) });
    await replaceChecks(queryRunner, 'cases', endings(", 'TERMINATED'"));
    for (const table of TABLES) await createTable(queryRunner, table);
  }

  /** Terminated cases cannot go back: the checks refuse them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await dropTable(queryRunner, name);
    await replaceChecks(queryRunner, 'cases', endings(''));
    await queryRunner.dropColumns('cases', ['is_pre_review_passed', 'pre_reviewed_at']);
  }
}
