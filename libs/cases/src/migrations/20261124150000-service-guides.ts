import type { TableDefinition } from '@mashang/platform-persistence';
import { column, createTable, dropTable } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SERVICE_GUIDES: TableDefinition = {
  name: 'service_guides',
  columns: {
    implementation_code: column.code(40),
    version: column.version(),
    guide: column.json(),
    published_at: column.instant(),
    published_by: column.code(32),
  },
  primaryKey: ['implementation_code', 'version'],
};

const ITEM_DRAFTS: TableDefinition = {
  name: 'item_drafts',
  columns: {
    implementation_code: column.code(40),
    department_code: column.code(40),
    division_code: column.code(12),
    item: column.json(),
    guide: column.json(),
    drafted_at: column.instant(),
    drafted_by: column.code(32),
    version: column.version(),
  },
  primaryKey: ['implementation_code'],
  indexes: [['department_code', 'implementation_code']],
};

/** Guides of published versions, and the drafts they come from. */
export class ServiceGuides implements MigrationInterface {
  readonly name = 'ServiceGuides1795532400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, SERVICE_GUIDES);
    await createTable(queryRunner, ITEM_DRAFTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTable(queryRunner, 'item_drafts');
    await dropTable(queryRunner, 'service_guides');
  }
}
