import type { TableDefinition } from '@mashang/platform-persistence';
import { column, createTable, dropTable, rebuildTables } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const optional = { nullable: true } as const;

const FIRST_STUDY_SESSIONS: TableDefinition = {
  name: 'study_sessions',
  columns: { id: column.code(36), kind: column.code(16), held_on: column.date(), topic: column.text(200), division_code: column.code(12) },
  primaryKey: ['id'],
  indexes: [['division_code', 'held_on']],
  checks: [{ rule: 'kind', expression: "kind IN ('CORE_GROUP', 'ALL_STAFF')" }],
};

const STUDY_SESSIONS: TableDefinition = {
  name: 'study_sessions',
  columns: {
    id: column.code(36),
    kind: column.code(16),
    state: column.code(16),
    held_on: column.date(),
    topic: column.text(200),
    division_code: column.code(12),
    organiser_staff_no: column.code(32, optional),
    cancel_reason: column.text(1000, optional),
    version: column.version(),
  },
  primaryKey: ['id'],
  indexes: [
    ['division_code', 'held_on', 'id'],
    ['division_code', 'kind', 'held_on'],
  ],
  checks: [
    { rule: 'kind', expression: "kind IN ('CORE_GROUP', 'ALL_STAFF', 'NAMED_STAFF')" },
    { rule: 'state', expression: "state IN ('PLANNED', 'HELD', 'CANCELLED')" },
    { rule: 'cancelled', expression: "(state = 'CANCELLED') = (cancel_reason IS NOT NULL)" },
  ],
};

const FIRST_STUDY_ATTENDANCES: TableDefinition = {
  name: 'study_attendances',
  columns: { session_id: column.code(36), staff_no: column.code(32), division_code: column.code(12) },
  primaryKey: ['session_id', 'staff_no'],
  indexes: [['staff_no']],
};

const STUDY_ATTENDANCES: TableDefinition = {
  ...FIRST_STUDY_ATTENDANCES,
  columns: {
    ...FIRST_STUDY_ATTENDANCES.columns,
    way: column.code(8),
    studied_on: column.date(optional),
    proof: column.text(1000, optional),
    recorded_by: column.code(32, optional),
  },
  checks: [
    { rule: 'way', expression: "way IN ('PRESENT', 'MADE_UP')" },
    { rule: 'made_up', expression: "(way = 'MADE_UP') = (studied_on IS NOT NULL AND proof IS NOT NULL)" },
  ],
};

const STUDY_INVITATIONS: TableDefinition = { ...FIRST_STUDY_ATTENDANCES, name: 'study_invitations' };

const REGULATIONS: TableDefinition = {
  name: 'regulations',
  columns: { code: column.code(40), kind: column.code(20), title: column.text(100), division_code: column.code(12), version: column.version() },
  primaryKey: ['code'],
  indexes: [['division_code', 'code']],
  checks: [
    {
      rule: 'kind',
      expression:
        "kind IN ('ATTENDANCE', 'STUDY', 'WORK', 'FINANCE', 'RECEPTION', 'VEHICLE', 'MEETING', 'DOCUMENT', 'SEAL', 'DUTY', 'PROCUREMENT', 'CONFIDENTIALITY', 'OTHER')",
    },
  ],
};

const REGULATION_VERSIONS: TableDefinition = {
  name: 'regulation_versions',
  columns: {
    id: column.code(64),
    regulation_code: column.code(40),
    ordinal: column.integer(),
    division_code: column.code(12),
    state: column.code(12),
    text: column.longText(),
    drafted_by: column.code(32),
    issued_by: column.code(32, optional),
    effective_from: column.date(optional),
    replaced_from: column.date(optional),
    version: column.version(),
  },
  primaryKey: ['id'],
  unique: [
    ['regulation_code', 'ordinal'],
    ['regulation_code', 'effective_from'],
  ],
  foreignKeys: [{ columns: ['regulation_code'], references: 'regulations', referencedColumns: ['code'] }],
  checks: [
    { rule: 'state', expression: "state IN ('DRAFTED', 'ISSUED', 'DISCARDED')" },
    { rule: 'issued', expression: "(state = 'ISSUED') = (effective_from IS NOT NULL AND issued_by IS NOT NULL)" },
    { rule: 'replaced', expression: 'replaced_from IS NULL OR replaced_from > effective_from' },
  ],
};

const REGULATION_ACKNOWLEDGEMENTS: TableDefinition = {
  name: 'regulation_acknowledgements',
  columns: { version_id: column.code(64), staff_no: column.code(32), division_code: column.code(12), acknowledged_at: column.instant() },
  primaryKey: ['version_id', 'staff_no'],
  indexes: [['staff_no']],
  foreignKeys: [{ columns: ['version_id'], references: 'regulation_versions' }],
};

const VILLAGE_ASSIGNMENTS: TableDefinition = {
  name: 'village_assignments',
  columns: {
    id: column.code(36),
    division_code: column.code(12),
    staff_no: column.code(32),
    starts_on: column.date(),
    ends_on: column.date(optional),
    version: column.version(),
  },
  primaryKey: ['id'],
  indexes: [['division_code', 'starts_on', 'id'], ['staff_no']],
  checks: [{ rule: 'ends_after_start', expression: 'ends_on IS NULL OR ends_on >= starts_on' }],
};

const VILLAGE_VISITS: TableDefinition = {
  name: 'village_visits',
  columns: {
    id: column.code(36),
    division_code: column.code(12),
    staff_no: column.code(32),
    department_code: column.code(40, optional),
    visited_on: column.date(),
    heard: column.text(2000),
    recorded_at: column.instant(),
  },
  primaryKey: ['id'],
  indexes: [
    ['division_code', 'visited_on', 'id'],
    ['department_code', 'visited_on'],
  ],
};

const VILLAGE_ISSUES: TableDefinition = {
  name: 'village_issues',
  columns: {
    id: column.code(36),
    visit_id: column.code(36),
    division_code: column.code(12),
    department_code: column.code(40, optional),
    matter: column.text(500),
    responsible_staff_no: column.code(32),
    raised_on: column.date(),
    due_on: column.date(),
    state: column.code(12),
    resolution: column.text(1000, optional),
    resolved_on: column.date(optional),
    confirmed_by: column.code(32, optional),
    confirmed_on: column.date(optional),
    reopen_reason: column.text(1000, optional),
    version: column.version(),
  },
  primaryKey: ['id'],
  indexes: [['state', 'due_on', 'id'], ['division_code', 'raised_on'], ['department_code', 'raised_on'], ['visit_id']],
  foreignKeys: [{ columns: ['visit_id'], references: 'village_visits' }],
  checks: [
    { rule: 'state', expression: "state IN ('OPEN', 'RESOLVED', 'CONFIRMED')" },
    { rule: 'resolved', expression: "(state = 'OPEN') = (resolved_on IS NULL)" },
    { rule: 'confirmed', expression: "(state = 'CONFIRMED') = (confirmed_on IS NOT NULL AND confirmed_by IS NOT NULL)" },
    { rule: 'two_persons', expression: 'confirmed_by IS NULL OR confirmed_by <> responsible_staff_no' },
  ],
};

const FINANCE_OFFICES: TableDefinition = {
  name: 'finance_offices',
  columns: { division_code: column.code(12), department_code: column.code(40) },
  primaryKey: ['division_code'],
};

const BUDGET_LINES: TableDefinition = {
  name: 'budget_lines',
  columns: {
    code: column.code(40),
    year: column.integer(),
    name: column.text(100),
    division_code: column.code(12),
    department_code: column.code(40),
    amount: column.money(),
    approved: column.money(),
  },
  primaryKey: ['code'],
  indexes: [['division_code', 'year', 'code']],
  checks: [{ rule: 'not_overdrawn', expression: 'approved >= 0 AND approved <= amount' }],
};

const EXPENSE_CLAIMS: TableDefinition = {
  name: 'expense_claims',
  columns: {
    claim_no: column.code(32),
    division_code: column.code(12),
    department_code: column.code(40),
    finance_department_code: column.code(40),
    budget_line_code: column.code(40),
    purpose: column.text(500),
    total: column.money(),
    seller_tax_code: column.code(20),
    seller_name: column.text(100),
    invoice_no: column.code(32),
    invoiced_on: column.date(),
    state: column.code(12),
    filed_on: column.date(),
    handler_staff_no: column.code(32),
    reviewer_staff_no: column.code(32, optional),
    approver_staff_no: column.code(32, optional),
    return_reason: column.text(1000, optional),
    paid_on: column.date(optional),
    version: column.version(),
  },
  primaryKey: ['claim_no'],
  unique: [['seller_tax_code', 'invoice_no']],
  indexes: [['division_code', 'filed_on', 'claim_no'], ['department_code', 'filed_on'], ['budget_line_code']],
  foreignKeys: [{ columns: ['budget_line_code'], references: 'budget_lines', referencedColumns: ['code'] }],
  checks: [
    { rule: 'state', expression: "state IN ('FILED', 'REVIEWED', 'APPROVED', 'PAID', 'RETURNED')" },
    { rule: 'total', expression: 'total > 0' },
    {
      rule: 'three_persons',
      expression:
        '(reviewer_staff_no IS NULL OR reviewer_staff_no <> handler_staff_no) AND (approver_staff_no IS NULL OR (approver_staff_no <> handler_staff_no AND approver_staff_no <> reviewer_staff_no))',
    },
    { rule: 'approved', expression: "state NOT IN ('APPROVED', 'PAID') OR (reviewer_staff_no IS NOT NULL AND approver_staff_no IS NOT NULL)" },
    { rule: 'paid', expression: "(state = 'PAID') = (paid_on IS NOT NULL)" },
  ],
};

const EXPENSE_CLAIM_LINES: TableDefinition = {
  name: 'expense_claim_lines',
  columns: { claim_no: column.code(32), ordinal: column.integer(), description: column.text(200), amount: column.money(), division_code: column.code(12) },
  primaryKey: ['claim_no', 'ordinal'],
  foreignKeys: [{ columns: ['claim_no'], references: 'expense_claims', referencedColumns: ['claim_no'] }],
  checks: [{ rule: 'amount', expression: 'amount > 0' }],
};

const VEHICLES: TableDefinition = {
  name: 'vehicles',
  columns: {
    plate_no: column.code(16),
    model: column.text(64),
    licence_class: column.code(2),
    odometer_km: column.integer(),
    division_code: column.code(12),
  },
  primaryKey: ['plate_no'],
  indexes: [['division_code', 'plate_no']],
  checks: [{ rule: 'odometer', expression: 'odometer_km >= 0' }],
};

const DRIVERS: TableDefinition = {
  name: 'drivers',
  columns: { staff_no: column.code(32), licence_class: column.code(2), valid_until: column.date(), division_code: column.code(12) },
  primaryKey: ['staff_no'],
};

const VEHICLE_BOOKINGS: TableDefinition = {
  name: 'vehicle_bookings',
  columns: {
    booking_no: column.code(32),
    division_code: column.code(12),
    department_code: column.code(40, optional),
    plate_no: column.code(16),
    driver_staff_no: column.code(32),
    requester_staff_no: column.code(32),
    purpose: column.text(500),
    starts_at: column.instant(),
    ends_at: column.instant(),
    state: column.code(12),
    decided_by: column.code(32, optional),
    reason: column.text(1000, optional),
    odometer_out_km: column.integer(optional),
    odometer_back_km: column.integer(optional),
    version: column.version(),
  },
  primaryKey: ['booking_no'],
  indexes: [
    ['plate_no', 'starts_at', 'booking_no'],
    ['driver_staff_no', 'starts_at'],
  ],
  foreignKeys: [{ columns: ['plate_no'], references: 'vehicles', referencedColumns: ['plate_no'] }],
  checks: [
    { rule: 'state', expression: "state IN ('REQUESTED', 'APPROVED', 'OUT', 'BACK', 'REFUSED', 'CANCELLED')" },
    { rule: 'time', expression: 'ends_at > starts_at' },
    { rule: 'two_persons', expression: 'decided_by IS NULL OR decided_by <> requester_staff_no' },
    { rule: 'out', expression: "state NOT IN ('OUT', 'BACK') OR odometer_out_km IS NOT NULL" },
    { rule: 'back', expression: "(state = 'BACK') = (odometer_back_km IS NOT NULL)" },
    { rule: 'mileage', expression: 'odometer_back_km IS NULL OR odometer_back_km >= odometer_out_km' },
  ],
};

const MEAL_STANDARDS: TableDefinition = {
  name: 'meal_standards',
  columns: {
    id: column.code(36),
    division_code: column.code(12),
    meal: column.code(12),
    per_head: column.money(),
    valid_from: column.date(),
    valid_until: column.date(optional),
    source: column.text(200),
  },
  primaryKey: ['id'],
  unique: [['division_code', 'meal', 'valid_from']],
  checks: [
    { rule: 'per_head', expression: 'per_head > 0' },
    { rule: 'ends_after_start', expression: 'valid_until IS NULL OR valid_until >= valid_from' },
  ],
};

const HOST_LIMITS: TableDefinition = {
  name: 'host_limits',
  columns: {
    id: column.code(36),
    division_code: column.code(12),
    visitors_up_to: column.integer(),
    hosts: column.integer(),
    one_of: column.integer(),
    valid_from: column.date(),
    valid_until: column.date(optional),
    source: column.text(200),
  },
  primaryKey: ['id'],
  unique: [['division_code', 'valid_from']],
  checks: [
    { rule: 'numbers', expression: 'visitors_up_to >= 1 AND hosts >= 0 AND one_of >= 1' },
    { rule: 'ends_after_start', expression: 'valid_until IS NULL OR valid_until >= valid_from' },
  ],
};

const OFFICIAL_RECEPTIONS: TableDefinition = {
  name: 'official_receptions',
  columns: {
    reception_no: column.code(32),
    division_code: column.code(12),
    department_code: column.code(40, optional),
    letter_no: column.code(64),
    visiting_body: column.text(100),
    visitors: column.integer(),
    hosts: column.integer(),
    held_on: column.date(),
    meal: column.code(12),
    cost: column.money(),
    allowed_cost: column.money(),
    allowed_hosts: column.integer(),
    state: column.code(12),
    host_staff_no: column.code(32),
    justification: column.text(1000, optional),
    decided_by: column.code(32, optional),
    claim_no: column.code(32, optional),
    version: column.version(),
  },
  primaryKey: ['reception_no'],
  unique: [['claim_no']],
  indexes: [['division_code', 'held_on', 'reception_no']],
  foreignKeys: [{ columns: ['claim_no'], references: 'expense_claims', referencedColumns: ['claim_no'] }],
  checks: [
    { rule: 'state', expression: "state IN ('RECORDED', 'JUSTIFIED', 'APPROVED', 'REFUSED')" },
    { rule: 'heads', expression: 'visitors >= 1 AND hosts >= 0' },
    { rule: 'within', expression: "state <> 'RECORDED' OR (cost <= allowed_cost AND hosts <= allowed_hosts)" },
    { rule: 'justified', expression: "(state = 'RECORDED') = (justification IS NULL)" },
    { rule: 'decided', expression: "(state IN ('APPROVED', 'REFUSED')) = (decided_by IS NOT NULL)" },
    { rule: 'two_persons', expression: 'decided_by IS NULL OR decided_by <> host_staff_no' },
  ],
};

/** Parents before the tables that refer to them. */
const NEW_TABLES = [
  STUDY_INVITATIONS,
  REGULATIONS,
  REGULATION_VERSIONS,
  REGULATION_ACKNOWLEDGEMENTS,
  VILLAGE_ASSIGNMENTS,
  VILLAGE_VISITS,
  VILLAGE_ISSUES,
  FINANCE_OFFICES,
  BUDGET_LINES,
  EXPENSE_CLAIMS,
  EXPENSE_CLAIM_LINES,
  VEHICLES,
  DRIVERS,
  VEHICLE_BOOKINGS,
  MEAL_STANDARDS,
  HOST_LIMITS,
  OFFICIAL_RECEPTIONS,
];

/** The office regulations and what they regulate: study, villages, expense claims, vehicles, receptions. */
export class OfficeManagement implements MigrationInterface {
  readonly name = 'OfficeManagement1795615200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await rebuildTables(queryRunner, [
      // What the thin slice knew of had been held.
      { definition: STUDY_SESSIONS, fill: { state: "'HELD'", organiser_staff_no: 'NULL', cancel_reason: 'NULL', version: '1' } },
      { definition: STUDY_ATTENDANCES, fill: { way: "'PRESENT'", studied_on: 'NULL', proof: 'NULL', recorded_by: 'NULL' } },
    ]);
    for (const table of NEW_TABLES) await createTable(queryRunner, table);
  }

  /** Sessions for named staff cannot go back: the first form's check refuses them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of [...NEW_TABLES].reverse()) await dropTable(queryRunner, name);
    await queryRunner.query("DELETE FROM study_sessions WHERE state <> 'HELD'");
    await rebuildTables(queryRunner, [{ definition: FIRST_STUDY_SESSIONS }, { definition: FIRST_STUDY_ATTENDANCES }]);
  }
}
