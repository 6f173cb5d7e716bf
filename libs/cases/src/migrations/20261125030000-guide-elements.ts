import type { TableDefinition } from '@mashang/platform-persistence';
import { column, rebuildTables } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRST_TYPES = "type IN ('LICENCE', 'PAYMENT', 'CONFIRMATION', 'OTHER_POWER', 'PUBLIC_SERVICE')";

const FORMER_ITEMS: TableDefinition = {
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
    notice_working_days: column.integer({ nullable: true }),
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
    { rule: 'type', expression: FIRST_TYPES },
    { rule: 'case_type', expression: "case_type IN ('INSTANT', 'PROMISED', 'OTHER')" },
    { rule: 'count_unit', expression: "count_unit IN ('CASE', 'HOUSEHOLD')" },
    { rule: 'instant_promise', expression: "promised_working_days >= 0 AND (case_type <> 'INSTANT' OR promised_working_days = 0)" },
    { rule: 'promise_within_law', expression: 'statutory_working_days IS NULL OR promised_working_days <= statutory_working_days' },
    { rule: 'former_trips', expression: 'former_trips >= 0' },
  ],
};

const ALL_TYPES =
  "type IN ('ADMINISTRATIVE_POWER', 'LICENCE', 'PENALTY', 'COERCION', 'LEVY', 'PAYMENT', 'INSPECTION', 'CONFIRMATION', 'REWARD', 'ADJUDICATION', 'OTHER_POWER', 'PUBLIC_SERVICE')";

const ITEMS: TableDefinition = {
  ...FORMER_ITEMS,
  columns: {
    ...FORMER_ITEMS.columns,
    catalogue_code: column.code(12, { nullable: true }),
    handling_item_code: column.code(36, { nullable: true }),
    exercise_level: column.code(16, { nullable: true }),
    power_source: column.code(16, { nullable: true }),
    body_nature: column.code(16, { nullable: true }),
    body_credit_code: column.code(18, { nullable: true }),
  },
  checks: [
    ...(FORMER_ITEMS.checks ?? []).filter(({ rule }) => rule !== 'type'),
    { rule: 'type', expression: ALL_TYPES },
    { rule: 'exercise_level', expression: "exercise_level IS NULL OR exercise_level IN ('STATE', 'PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE', 'SEVERAL')" },
    { rule: 'power_source', expression: "power_source IS NULL OR power_source IN ('OWN', 'DEVOLVED', 'AUTHORIZED', 'ENTRUSTED')" },
    { rule: 'body_nature', expression: "body_nature IS NULL OR body_nature IN ('STATUTORY', 'AUTHORIZED', 'ENTRUSTED', 'OTHER')" },
  ],
};

/** Who implements an item, at which level and by whose power, and the national codes; unknown of the items there are. */
export class GuideElements implements MigrationInterface {
  readonly name = 'GuideElements1795575600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const unknown = ['catalogue_code', 'handling_item_code', 'exercise_level', 'power_source', 'body_nature', 'body_credit_code'];
    await rebuildTables(queryRunner, [{ definition: ITEMS, fill: Object.fromEntries(unknown.map((name) => [name, 'NULL'])) }]);
  }

  /** Items of a type that was not known before cannot go back: the check refuses them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await rebuildTables(queryRunner, [{ definition: FORMER_ITEMS }]);
  }
}
