import type { TableDefinition } from '@mashang/platform-persistence';
import { column, createTable, dropTable } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['case_events', 'cases', 'service_items', 'agency_points', 'service_windows', 'service_centers'] as const;

/** The tables of cases as they were made first; the next migration builds upon them. */
export const FIRST_CASES: TableDefinition = {
  name: 'cases',
  columns: {
    case_no: column.code(32),
    implementation_code: column.code(40),
    item_version: column.integer(),
    division_code: column.code(12),
    department_code: column.code(40),
    applicant_kind: column.code(16),
    applicant_name: column.text(64),
    applicant_identifier_cipher: column.code(200),
    applicant_identifier_hash: column.code(64),
    applicant_identifier_masked: column.code(40),
    open_case_key: column.code(120, { nullable: true }),
    handling_mode: column.code(16),
    channel: column.code(16),
    window_code: column.code(40, { nullable: true }),
    agency_point_code: column.code(40, { nullable: true }),
    first_contact_staff_no: column.code(32, { nullable: true }),
    state: column.code(16),
    received_at: column.instant(),
    accepted_at: column.instant({ nullable: true }),
    closed_at: column.instant({ nullable: true }),
    received_on: column.date(),
    accepted_on: column.date({ nullable: true }),
    closed_on: column.date({ nullable: true }),
    promised_due_on: column.date({ nullable: true }),
    statutory_due_on: column.date({ nullable: true }),
    outcome: column.code(20, { nullable: true }),
    certificate_no: column.code(64, { nullable: true }),
    refusal_reason: column.text(1000, { nullable: true }),
    citizen_trips: column.integer(),
    cadre_trips: column.integer(),
    satisfaction: column.integer({ nullable: true }),
    rating_is_default: column.boolean({ nullable: true }),
    rated_at: column.instant({ nullable: true }),
    version: column.version(),
  },
  primaryKey: ['case_no'],
  unique: [['open_case_key']],
  indexes: [['division_code', 'received_on'], ['division_code', 'accepted_on'], ['division_code', 'closed_on'], ['department_code', 'received_on'], ['department_code', 'accepted_on'], ['department_code', 'closed_on'], ['window_code', 'received_on'], ['received_at', 'case_no']],
  checks: [
    { rule: 'state', expression: "state IN ('RECEIVED', 'ACCEPTED', 'COMPLETED', 'REFUSED')" },
    { rule: 'open_key', expression: "(state IN ('RECEIVED', 'ACCEPTED')) = (open_case_key IS NOT NULL)" },
    { rule: 'closed', expression: "(state IN ('COMPLETED', 'REFUSED')) = (closed_at IS NOT NULL)" },
    { rule: 'outcome', expression: "(state = 'COMPLETED') = (outcome IS NOT NULL)" },
    { rule: 'refusal', expression: "(state = 'REFUSED') = (refusal_reason IS NOT NULL)" },
    { rule: 'acceptance', expression: '(accepted_at IS NULL) = (promised_due_on IS NULL)' },
    { rule: 'applicant_kind', expression: "applicant_kind IN ('NATURAL_PERSON', 'ENTERPRISE')" },
    { rule: 'handling_mode', expression: "handling_mode IN ('ON_THE_SPOT', 'STANDARD', 'AGENCY')" },
    { rule: 'channel', expression: "channel IN ('WINDOW', 'WEB', 'MOBILE', 'COURIER', 'OTHER')" },
    { rule: 'outcome_kind', expression: "outcome IS NULL OR outcome IN ('CERTIFICATE_ISSUED', 'FORWARDED', 'COMPLETED')" },
    { rule: 'accepted', expression: "state = 'REFUSED' OR (state = 'RECEIVED') = (accepted_at IS NULL)" },
    { rule: 'trips', expression: 'citizen_trips >= 0 AND cadre_trips >= 0' },
    { rule: 'satisfaction', expression: 'satisfaction IS NULL OR satisfaction BETWEEN 1 AND 5' },
  ],
};

export const FIRST_CASE_EVENTS: TableDefinition = {
  name: 'case_events',
  columns: {
    id: column.id(),
    case_no: column.code(32),
    type: column.code(16),
    at: column.instant(),
    staff_no: column.code(32, { nullable: true }),
    note: column.text(1000, { nullable: true }),
    division_code: column.code(12),
  },
  primaryKey: ['id'],
  indexes: [['case_no', 'at', 'id']],
  foreignKeys: [{ columns: ['case_no'], references: 'cases', referencedColumns: ['case_no'] }],
  checks: [
    { rule: 'type', expression: "type IN ('RECEIVED', 'ACCEPTED', 'COMPLETED', 'REFUSED')" },
  ],
};

/** The first tables of cases: the hall and the villages' points, what they offer, and every case with its events. */
export class CreateCases implements MigrationInterface {
  readonly name = 'CreateCases1795420800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await this.createPlacesAndItems(queryRunner);
    await this.createCases(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) await dropTable(queryRunner, table);
  }

  private async createPlacesAndItems(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, {
      name: 'service_centers',
      columns: {
        code: column.code(40),
        name: column.text(64),
        division_code: column.code(12),
        area_square_metres: column.integer(),
        opened_on: column.date(),
      },
      primaryKey: ['code'],
      unique: [['division_code']],
      checks: [
        { rule: 'area', expression: 'area_square_metres > 0' },
      ],
    });
    await createTable(queryRunner, {
      name: 'service_windows',
      columns: {
        code: column.code(40),
        center_code: column.code(40),
        number: column.integer(),
        name: column.text(64),
        department_code: column.code(40),
        division_code: column.code(12),
      },
      primaryKey: ['code'],
      unique: [['center_code', 'number']],
      foreignKeys: [{ columns: ['center_code'], references: 'service_centers', referencedColumns: ['code'] }],
    });
    await createTable(queryRunner, {
      name: 'agency_points',
      columns: {
        code: column.code(40),
        name: column.text(64),
        division_code: column.code(12),
        opened_on: column.date(),
        agent_staff_no: column.code(32),
      },
      primaryKey: ['code'],
      unique: [['division_code']],
    });
    await createTable(queryRunner, {
      name: 'service_items',
      columns: {
        implementation_code: column.code(40),
        version: column.version(),
        name: column.text(100),
        type: column.code(20),
        case_type: column.code(16),
        department_code: column.code(40),
        promised_working_days: column.integer(),
        statutory_working_days: column.integer({ nullable: true }),
        content: column.longText(),
        handling_procedure: column.longText(),
        policy_basis: column.longText(),
        service_phone: column.text(64),
        staff_information: column.longText(),
        fee_standard: column.longText(),
        count_unit: column.code(16),
        is_retroactive: column.boolean(),
        is_forwarded: column.boolean(),
        former_trips: column.integer(),
        effective_from: column.date(),
        division_code: column.code(12),
      },
      primaryKey: ['implementation_code', 'version'],
      indexes: [['department_code', 'implementation_code'], ['division_code']],
      checks: [
        { rule: 'type', expression: "type IN ('LICENCE', 'PAYMENT', 'CONFIRMATION', 'OTHER_POWER', 'PUBLIC_SERVICE')" },
        { rule: 'case_type', expression: "case_type IN ('INSTANT', 'PROMISED', 'OTHER')" },
        { rule: 'count_unit', expression: "count_unit IN ('CASE', 'HOUSEHOLD')" },
        { rule: 'instant_promise', expression: "promised_working_days >= 0 AND (case_type <> 'INSTANT' OR promised_working_days = 0)" },
        { rule: 'promise_within_law', expression: 'statutory_working_days IS NULL OR promised_working_days <= statutory_working_days' },
        { rule: 'former_trips', expression: 'former_trips >= 0' },
      ],
    });
  }

  private async createCases(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, FIRST_CASES);
    await createTable(queryRunner, FIRST_CASE_EVENTS);
  }
}
