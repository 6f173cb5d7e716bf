import { addColumns, column } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register keeps since when somebody taken into service by it serves; whoever stood in it before has served all along. */
export class OfficersEntry implements MigrationInterface {
  readonly name = 'OfficersEntry1795626000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await addColumns(queryRunner, 'officers', { serves_from: column.date({ nullable: true }) });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumn('officers', 'serves_from');
  }
}
