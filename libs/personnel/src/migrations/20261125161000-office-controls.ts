import { addColumns, column, indexName } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';

const RECORDED_ONCE = ['division_code', 'letter_no', 'held_on', 'meal'];

/** A head's own claim, as the terms of heads tell it for claims filed before the reviewer was kept; a leader for the finance head's. */
const REVIEWED_ABOVE = `UPDATE expense_claims
  SET review_office = CASE WHEN department_code = finance_department_code THEN 'LEADERS' ELSE 'FINANCE' END
  WHERE EXISTS (SELECT 1 FROM department_heads term
    WHERE term.staff_no = expense_claims.handler_staff_no AND term.department_code = expense_claims.department_code
      AND term.starts_on <= expense_claims.filed_on AND (term.ends_on IS NULL OR term.ends_on >= expense_claims.filed_on))`;

/** Claims keep who reviews them; a meal of one letter is recorded once. Refused by the database where one was recorded twice: keep one of the two first. */
export class OfficeControls implements MigrationInterface {
  readonly name = 'OfficeControls1795623000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await addColumns(queryRunner, 'expense_claims', { review_office: column.code(12, { nullable: true }) });
    await queryRunner.query(REVIEWED_ABOVE);
    await queryRunner.createIndex(
      'official_receptions',
      new TableIndex({ name: indexName('official_receptions', RECORDED_ONCE), columnNames: RECORDED_ONCE, isUnique: true }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropIndex('official_receptions', indexName('official_receptions', RECORDED_ONCE));
    await queryRunner.dropColumn('expense_claims', 'review_office');
  }
}
