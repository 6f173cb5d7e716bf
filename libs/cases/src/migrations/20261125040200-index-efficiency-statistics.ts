import { indexName } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';

const INDEXES = [
  { table: 'supervision_alerts', columns: ['department_code', 'issued_at'] },
  { table: 'complaints', columns: ['department_code', 'dispatched_at'] },
];

/** By which a department's cards and complaints of a period are found. */
export class IndexEfficiencyStatistics implements MigrationInterface {
  readonly name = 'IndexEfficiencyStatistics1795579320000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const { table, columns } of INDEXES) await queryRunner.createIndex(table, new TableIndex({ name: indexName(table, columns), columnNames: columns }));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { table, columns } of INDEXES) await queryRunner.dropIndex(table, indexName(table, columns));
  }
}
