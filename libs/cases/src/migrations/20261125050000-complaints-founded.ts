import { addColumns, column } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a complaint was justified; those closed before keep no verdict: none was given. */
export class ComplaintsFounded implements MigrationInterface {
  readonly name = 'ComplaintsFounded1795582800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await addColumns(queryRunner, 'complaints', { is_founded: column.boolean({ nullable: true }) });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumn('complaints', 'is_founded');
  }
}
