import type { TableDefinition } from '@mashang/platform-persistence';
import { addColumns, column, createTable, dropTable, indexName } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';

const CASE_BUNDLES: TableDefinition = {
  name: 'case_bundles',
  columns: {
    bundle_no: column.code(32),
    name: column.text(100),
    division_code: column.code(12),
    window_code: column.code(40, { nullable: true }),
    received_by: column.code(32, { nullable: true }),
    received_at: column.instant(),
  },
  primaryKey: ['bundle_no'],
};

const CASE_MATERIALS: TableDefinition = {
  name: 'case_materials',
  columns: {
    id: column.code(40),
    case_no: column.code(32),
    ordinal: column.integer(),
    name: column.text(100),
    form: column.code(16),
    copies: column.integer(),
    received_at: column.instant(),
  },
  primaryKey: ['id'],
  unique: [['case_no', 'ordinal']],
  foreignKeys: [{ columns: ['case_no'], references: 'cases', referencedColumns: ['case_no'] }],
  checks: [
    { rule: 'form', expression: "form IN ('PAPER', 'ELECTRONIC', 'DATA_SHARING')" },
    { rule: 'copies', expression: 'copies BETWEEN 0 AND 99' },
  ],
};

const BUNDLE_OF_CASE = new TableIndex({ name: indexName('cases', ['bundle_no']), columnNames: ['bundle_no'] });

/** Bundles across departments, and the materials handed in with a case. */
export class BundlesAndMaterials implements MigrationInterface {
  readonly name = 'BundlesAndMaterials1795536000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, CASE_BUNDLES);
    await createTable(queryRunner, CASE_MATERIALS);
    await addColumns(queryRunner, 'cases', { bundle_no: column.code(32, { nullable: true }) });
    await queryRunner.createIndex('cases', BUNDLE_OF_CASE);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropIndex('cases', BUNDLE_OF_CASE);
    await queryRunner.dropColumn('cases', 'bundle_no');
    await dropTable(queryRunner, 'case_materials');
    await dropTable(queryRunner, 'case_bundles');
  }
}
