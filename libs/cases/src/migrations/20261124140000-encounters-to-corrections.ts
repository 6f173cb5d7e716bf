import type { TableDefinition } from '@mashang/platform-persistence';
import { column, createTable, dropTable } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const optional = { nullable: true } as const;

const ENCOUNTERS: TableDefinition = {
  name: 'encounters',
  columns: {
    encounter_no: column.code(32),
    kind: column.code(20),
    subject: column.text(200),
    division_code: column.code(12),
    department_code: column.code(40, optional),
    owner_staff_no: column.code(32),
    agency_point_code: column.code(40, optional),
    state: column.code(8),
    met_at: column.instant(),
    due_on: column.date(),
    offered_to_staff_no: column.code(32, optional),
    offered_to_department_code: column.code(40, optional),
    answer: column.text(1000, optional),
    case_no: column.code(32, optional),
    closed_at: column.instant(optional),
    version: column.version(),
  },
  primaryKey: ['encounter_no'],
  indexes: [
    ['state', 'due_on', 'encounter_no'],
    ['department_code', 'met_at', 'encounter_no'],
  ],
  checks: [
    { rule: 'kind', expression: "kind IN ('CONSULTATION', 'RESOLVED_ON_SITE', 'ENTRUSTED')" },
    { rule: 'state', expression: "state IN ('OPEN', 'OFFERED', 'CLOSED')" },
    { rule: 'offer', expression: "(state = 'OFFERED') = (offered_to_staff_no IS NOT NULL)" },
    { rule: 'closed', expression: "(state = 'CLOSED') = (closed_at IS NOT NULL AND answer IS NOT NULL)" },
  ],
};

const ENCOUNTER_HANDOVERS: TableDefinition = {
  name: 'encounter_handovers',
  columns: {
    id: column.code(40),
    encounter_no: column.code(32),
    from_staff_no: column.code(32),
    to_staff_no: column.code(32),
    is_taken: column.boolean(),
    answered_at: column.instant(),
    note: column.text(1000, optional),
  },
  primaryKey: ['id'],
  indexes: [['encounter_no', 'id']],
  foreignKeys: [{ columns: ['encounter_no'], references: 'encounters', referencedColumns: ['encounter_no'] }],
};

const ENTRUSTMENTS: TableDefinition = {
  name: 'entrustments',
  columns: {
    entrustment_no: column.code(32),
    agency_point_code: column.code(40),
    division_code: column.code(12),
    authorization_no: column.code(64),
    matter: column.text(200),
    citizen_name: column.text(64),
    citizen_identifier_hash: column.code(64),
    citizen_identifier_masked: column.code(40),
    originals: column.json(),
    agent_staff_no: column.code(32),
    state: column.code(20),
    entrusted_at: column.instant(),
    due_on: column.date(),
    handed_in_at: column.instant(optional),
    taken_over_at: column.instant(optional),
    town_staff_no: column.code(32, optional),
    case_no: column.code(32, optional),
    given_back_at: column.instant(optional),
    returned_at: column.instant(optional),
    note: column.text(1000, optional),
    version: column.version(),
  },
  primaryKey: ['entrustment_no'],
  unique: [['authorization_no']],
  indexes: [['agency_point_code', 'state', 'due_on'], ['case_no']],
  checks: [
    { rule: 'state', expression: "state IN ('ENTRUSTED', 'HANDED_IN', 'TAKEN_OVER', 'GIVEN_BACK', 'RETURNED')" },
    { rule: 'taken_over', expression: "state NOT IN ('TAKEN_OVER', 'GIVEN_BACK') OR (case_no IS NOT NULL AND town_staff_no IS NOT NULL)" },
    { rule: 'returned', expression: "(state = 'RETURNED') = (returned_at IS NOT NULL)" },
  ],
};

const COMPLAINTS: TableDefinition = {
  name: 'complaints',
  columns: {
    complaint_no: column.code(32),
    title: column.text(100),
    content: column.longText(),
    case_no: column.code(32, optional),
    state: column.code(20),
    received_at: column.instant(),
    department_code: column.code(40, optional),
    dispatched_at: column.instant(optional),
    due_on: column.date(optional),
    was_sent_back: column.boolean(),
    delay_reason: column.text(1000, optional),
    answer: column.text(1000, optional),
    answered_at: column.instant(optional),
    answered_by: column.code(32, optional),
    note: column.text(1000, optional),
    closed_at: column.instant(optional),
    division_code: column.code(12),
    version: column.version(),
  },
  primaryKey: ['complaint_no'],
  indexes: [['department_code', 'state', 'due_on'], ['state', 'due_on', 'complaint_no'], ['case_no']],
  checks: [
    { rule: 'state', expression: "state IN ('RECEIVED', 'DISPATCHED', 'SENT_BACK', 'ANSWERED', 'CLOSED', 'NOT_ACCEPTED')" },
    { rule: 'dispatched', expression: "state <> 'DISPATCHED' OR (department_code IS NOT NULL AND due_on IS NOT NULL)" },
  ],
};

const CORRECTIONS: TableDefinition = {
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
  foreignKeys: [{ columns: ['case_no'], references: 'cases', referencedColumns: ['case_no'] }],
  checks: [
    { rule: 'state', expression: "state IN ('REQUESTED', 'APPLIED', 'REJECTED')" },
    { rule: 'decided', expression: "(state = 'REQUESTED') = (decided_at IS NULL)" },
    { rule: 'another_person', expression: 'decided_by IS NULL OR decided_by <> requested_by' },
  ],
};

const TABLES = [ENCOUNTERS, ENCOUNTER_HANDOVERS, ENTRUSTMENTS, COMPLAINTS, CORRECTIONS];

/** First contact, village agency, complaints and corrections. */
export class EncountersToCorrections implements MigrationInterface {
  readonly name = 'EncountersToCorrections1795528800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) await createTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await dropTable(queryRunner, name);
  }
}
