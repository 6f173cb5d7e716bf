import { addColumns, column } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a notice's last day was computed from, so that it can be computed again. */
export class VillageAndEncounterRules implements MigrationInterface {
  readonly name = 'VillageAndEncounterRules1795640400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await addColumns(queryRunner, 'supplement_notices', {
      reply_working_days: column.integer({ nullable: true }),
      is_due_provisional: column.boolean({ nullable: true }),
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumns('supplement_notices', ['is_due_provisional', 'reply_working_days']);
  }
}
