import type { ClassOf } from '@mashang/platform-persistence';
import { column, createTable, dropTable } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['appliance_claims', 'subsidy_rules', 'payments', 'residents', 'households'] as const;

/** Spelt out: a migration stays what it was when the list in the code grows. */
const APPLIANCE_CLASS =
  "appliance_class IN ('TELEVISION', 'REFRIGERATOR', 'WASHING_MACHINE', 'MOBILE_PHONE', 'COMPUTER', 'WATER_HEATER', 'AIR_CONDITIONER', 'MICROWAVE_OVEN', 'INDUCTION_COOKER')";

const RULE_AMOUNTS =
  '(price_cap_fen IS NULL OR price_cap_fen > 0) AND (fixed_above_fen IS NULL OR fixed_above_fen >= 0) AND (fixed_amount_fen IS NULL OR fixed_amount_fen >= 0)';

/** The first tables of welfare: households and residents, what was paid to them, and what they claimed under which rule. */
class CreateWelfare implements MigrationInterface {
  readonly name = 'CreateWelfare1795420800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await this.createHouseholds(queryRunner);
    await this.createApplianceClaims(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) await dropTable(queryRunner, table);
  }

  private async createHouseholds(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, {
      name: 'households',
      columns: {
        id: column.code(40),
        division_code: column.code(12),
        hukou_type: column.code(8),
        member_count: column.integer(),
      },
      primaryKey: ['id'],
      indexes: [['division_code', 'id']],
      checks: [
        { rule: 'hukou_type', expression: "hukou_type IN ('RURAL', 'URBAN')" },
        { rule: 'member_count', expression: 'member_count >= 1' },
      ],
    });
    await createTable(queryRunner, {
      name: 'residents',
      columns: {
        id: column.code(40),
        household_id: column.code(40),
        division_code: column.code(12),
        name: column.text(64),
        id_number_cipher: column.code(200),
        id_number_hash: column.code(64),
        id_number_masked: column.code(40),
        relation: column.code(8),
      },
      primaryKey: ['id'],
      unique: [['id_number_hash']],
      indexes: [['household_id', 'id']],
      foreignKeys: [{ columns: ['household_id'], references: 'households' }],
      checks: [
        { rule: 'relation', expression: "relation IN ('HEAD', 'SPOUSE', 'CHILD', 'PARENT', 'OTHER')" },
      ],
    });
    await createTable(queryRunner, {
      name: 'payments',
      columns: {
        id: column.code(100),
        programme: column.code(20),
        household_id: column.code(40),
        resident_id: column.code(40),
        division_code: column.code(12),
        entitled_month: column.period(),
        paid_month: column.period(),
        paid_at: column.instant(),
        amount_fen: column.money(),
      },
      primaryKey: ['id'],
      unique: [['programme', 'resident_id', 'entitled_month']],
      indexes: [['division_code', 'paid_month', 'programme'], ['division_code', 'entitled_month', 'programme'], ['household_id']],
      foreignKeys: [{ columns: ['household_id'], references: 'households' }],
      checks: [
        { rule: 'programme', expression: "programme IN ('FIVE_GUARANTEE', 'RURAL_ALLOWANCE', 'URBAN_ALLOWANCE')" },
        { rule: 'amount', expression: 'amount_fen >= 0' },
        { rule: 'months', expression: 'paid_month >= entitled_month' },
      ],
    });
  }

  private async createApplianceClaims(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, {
      name: 'subsidy_rules',
      columns: {
        id: column.code(64),
        division_code: column.code(12),
        appliance_class: column.code(20),
        valid_from: column.date(),
        valid_to: column.date({ nullable: true }),
        rate_permille: column.integer(),
        price_cap_fen: column.money({ nullable: true }),
        fixed_above_fen: column.money({ nullable: true }),
        fixed_amount_fen: column.money({ nullable: true }),
        quota_per_household: column.integer(),
        source: column.longText(),
      },
      primaryKey: ['id'],
      unique: [['appliance_class', 'valid_from', 'division_code']],
      checks: [
        { rule: 'class', expression: APPLIANCE_CLASS },
        { rule: 'rate', expression: 'rate_permille BETWEEN 0 AND 1000' },
        { rule: 'validity', expression: 'valid_to IS NULL OR valid_to >= valid_from' },
        { rule: 'fixed', expression: '(fixed_above_fen IS NULL) = (fixed_amount_fen IS NULL)' },
        { rule: 'amounts', expression: RULE_AMOUNTS },
        { rule: 'quota', expression: 'quota_per_household >= 1' },
      ],
    });
    await createTable(queryRunner, {
      name: 'appliance_claims',
      columns: {
        claim_no: column.code(40),
        household_id: column.code(40),
        division_code: column.code(12),
        appliance_class: column.code(20),
        label_card_no: column.code(40),
        invoice_price_fen: column.money(),
        subsidy_fen: column.money(),
        rule_id: column.code(64),
        invoiced_on: column.date(),
        submitted_at: column.instant(),
        submitted_on: column.date(),
        state: column.code(16),
      },
      primaryKey: ['claim_no'],
      unique: [['label_card_no']],
      indexes: [['division_code', 'submitted_on'], ['household_id', 'appliance_class']],
      foreignKeys: [{ columns: ['household_id'], references: 'households' }, { columns: ['rule_id'], references: 'subsidy_rules' }],
      checks: [
        { rule: 'class', expression: APPLIANCE_CLASS },
        { rule: 'state', expression: "state IN ('SUBMITTED', 'PAID')" },
        { rule: 'amounts', expression: 'invoice_price_fen > 0 AND subsidy_fen >= 0 AND subsidy_fen <= invoice_price_fen' },
      ],
    });
  }
}

export const welfareMigrations: readonly ClassOf<MigrationInterface>[] = [CreateWelfare];
