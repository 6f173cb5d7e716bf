import type { TableDefinition } from '@mashang/platform-persistence';
import { column, createTable, dropTable, rebuildTables } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRST_AGREEMENTS: TableDefinition = {
  name: 'responsibility_agreements',
  columns: {
    id: column.code(64),
    year: column.integer(),
    division_code: column.code(12),
    party_kind: column.code(16),
    party_code: column.code(40),
    signed_on: column.date({ nullable: true }),
    signed_at: column.instant({ nullable: true }),
    version: column.version(),
  },
  primaryKey: ['id'],
  unique: [['year', 'party_code']],
  indexes: [['division_code', 'year', 'id']],
  checks: [
    { rule: 'party_kind', expression: "party_kind IN ('DIVISION', 'DEPARTMENT')" },
    { rule: 'signature', expression: '(signed_on IS NULL) = (signed_at IS NULL)' },
  ],
};

const AGREEMENTS: TableDefinition = {
  ...FIRST_AGREEMENTS,
  columns: {
    id: column.code(64),
    family_id: column.code(64),
    revision: column.integer(),
    year: column.integer(),
    division_code: column.code(12),
    party_kind: column.code(16),
    party_code: column.code(40),
    parent_id: column.code(64, { nullable: true }),
    bonus_cap: column.integer(),
    amendment_reason: column.text(1000, { nullable: true }),
    offered_at: column.instant({ nullable: true }),
    signed_on: column.date({ nullable: true }),
    signed_at: column.instant({ nullable: true }),
    superseded_at: column.instant({ nullable: true }),
    terminated_at: column.instant({ nullable: true }),
    end_reason: column.text(1000, { nullable: true }),
    version: column.version(),
  },
  unique: [['year', 'party_code', 'revision']],
  indexes: [['division_code', 'year', 'id'], ['family_id'], ['parent_id']],
  checks: [
    { rule: 'party_kind', expression: "party_kind IN ('DIVISION', 'DEPARTMENT', 'OFFICER')" },
    { rule: 'signature', expression: '(signed_on IS NULL) = (signed_at IS NULL)' },
    { rule: 'offered', expression: 'signed_at IS NULL OR offered_at IS NOT NULL' },
    { rule: 'amendment', expression: '(revision > 1) = (amendment_reason IS NOT NULL)' },
    { rule: 'bonus_cap', expression: 'bonus_cap BETWEEN 0 AND 5000' },
  ],
};

const ofAgreement = (from: string) => ({ columns: [from], references: 'responsibility_agreements' });

const SIGNATURES: TableDefinition = {
  name: 'agreement_signatures',
  columns: {
    agreement_id: column.code(64),
    side: column.code(16),
    staff_no: column.code(32, { nullable: true }),
    signed_on: column.date(),
    recorded_at: column.instant(),
    division_code: column.code(12),
  },
  primaryKey: ['agreement_id', 'side'],
  foreignKeys: [ofAgreement('agreement_id')],
  checks: [{ rule: 'side', expression: "side IN ('ASSIGNER', 'PARTY')" }],
};

const INDICATORS: TableDefinition = {
  name: 'agreement_indicators',
  columns: {
    agreement_id: column.code(64),
    code: column.code(16),
    position: column.integer(),
    name: column.text(200),
    kind: column.code(8),
    weight: column.integer(),
    rule_kind: column.code(12),
    floor_value: column.bigint({ nullable: true }),
    target_value: column.bigint({ nullable: true }),
    points_per_unit: column.integer({ nullable: true }),
    unit: column.text(16, { nullable: true }),
    may_exceed_weight: column.boolean(),
    late_points_per_day: column.integer({ nullable: true }),
    assessor_code: column.code(40),
    due_on: column.date({ nullable: true }),
    serves_code: column.code(16, { nullable: true }),
    query_hash: column.code(64, { nullable: true }),
    query_variables: column.longText({ nullable: true }),
    query_path: column.code(200, { nullable: true }),
    division_code: column.code(12),
  },
  primaryKey: ['agreement_id', 'code'],
  indexes: [['assessor_code']],
  foreignKeys: [ofAgreement('agreement_id')],
  checks: [
    { rule: 'kind', expression: "kind IN ('BASIC', 'BONUS')" },
    { rule: 'rule_kind', expression: "rule_kind IN ('LINEAR', 'THRESHOLD', 'DEDUCTION', 'DIRECT', 'VETO')" },
    { rule: 'weight', expression: "weight >= 0 AND (rule_kind = 'VETO') = (weight = 0)" },
    { rule: 'query', expression: '(query_hash IS NULL) = (query_path IS NULL) AND (query_hash IS NULL) = (query_variables IS NULL)' },
  ],
};

const QUERIES: TableDefinition = {
  name: 'scoring_queries',
  columns: {
    hash: column.code(64),
    name: column.text(200),
    text: column.longText(),
    stored_by: column.code(32, { nullable: true }),
    stored_at: column.instant(),
    division_code: column.code(12),
  },
  primaryKey: ['hash'],
};

const SCORES: TableDefinition = {
  name: 'indicator_scores',
  columns: {
    entry_no: column.code(32),
    family_id: column.code(64),
    indicator_code: column.code(16),
    source: column.code(8),
    value: column.bigint(),
    done_on: column.date({ nullable: true }),
    query_hash: column.code(64, { nullable: true }),
    variables: column.longText({ nullable: true }),
    value_as_of: column.instant({ nullable: true }),
    reason: column.text(1000, { nullable: true }),
    recorded_by: column.code(32),
    recorded_at: column.instant(),
    division_code: column.code(12),
  },
  primaryKey: ['entry_no'],
  indexes: [['family_id', 'recorded_at']],
  foreignKeys: [ofAgreement('family_id')],
  checks: [
    { rule: 'source', expression: "source IN ('QUERY', 'HAND')" },
    {
      rule: 'evidence',
      expression:
        "(source = 'QUERY') = (query_hash IS NOT NULL) AND (source = 'QUERY') = (variables IS NOT NULL) AND (source = 'QUERY') = (value_as_of IS NOT NULL) AND (source = 'QUERY' OR reason IS NOT NULL)",
    },
  ],
};

/** Agreements with two signatures, amendments and a cascade; what they measure by, stored queries and scores. */
export class AgreementIndicators implements MigrationInterface {
  readonly name = 'AgreementIndicators1795611600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await rebuildTables(queryRunner, [
      {
        definition: AGREEMENTS,
        fill: {
          family_id: 'id',
          revision: '1',
          parent_id: 'NULL',
          bonus_cap: '0',
          amendment_reason: 'NULL',
          // What was there waited for signature or had it; when it was offered nobody wrote down.
          offered_at: "COALESCE(signed_at, REPLACE('0000-01-01 00:00:00.000', '0000', year))",
          superseded_at: 'NULL',
          terminated_at: 'NULL',
          end_reason: 'NULL',
        },
      },
    ]);
    for (const table of [SIGNATURES, INDICATORS, QUERIES, SCORES]) await createTable(queryRunner, table);
    for (const side of ['ASSIGNER', 'PARTY']) {
      await queryRunner.query(
        `INSERT INTO agreement_signatures (agreement_id, side, staff_no, signed_on, recorded_at, division_code)
         SELECT id, ?, NULL, signed_on, signed_at, division_code FROM responsibility_agreements WHERE signed_at IS NOT NULL`,
        [side],
      );
    }
  }

  /** What the first form cannot say goes: drafts, amendments, persons' agreements, and all scores. */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of [SCORES, QUERIES, INDICATORS, SIGNATURES]) await dropTable(queryRunner, name);
    await queryRunner.query("DELETE FROM responsibility_agreements WHERE revision > 1 OR party_kind = 'OFFICER' OR offered_at IS NULL OR terminated_at IS NOT NULL");
    await rebuildTables(queryRunner, [{ definition: FIRST_AGREEMENTS }]);
  }
}
