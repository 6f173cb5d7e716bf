import { addColumns, column, indexName } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableIndex } from 'typeorm';

const optional = { nullable: true } as const;

const COMPLAINT_COLUMNS = {
  complainant: column.text(64, optional),
  complained_department_code: column.code(40, optional),
  complained_staff_no: column.code(32, optional),
  was_overdue_working_days: column.integer(optional),
  is_satisfied: column.boolean(optional),
};

const RECTIFICATION_COLUMNS = {
  contacted_at: column.instant(optional),
  contacted_by: column.code(32, optional),
  contact_note: column.text(1000, optional),
};

const WORKLISTS = [
  ['rectify_due_on', 'case_no'],
  ['department_code', 'rectify_due_on', 'case_no'],
];

/** Whom a complaint is about, how late it was, whether the citizen was content; who spoke with a rater; certificates in one letter case. */
export class ComplaintParties implements MigrationInterface {
  readonly name = 'ComplaintParties1795626000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await addColumns(queryRunner, 'complaints', COMPLAINT_COLUMNS);
    await addColumns(queryRunner, 'rectifications', RECTIFICATION_COLUMNS);
    for (const columnNames of WORKLISTS) await queryRunner.createIndex('rectifications', new TableIndex({ name: indexName('rectifications', columnNames), columnNames }));
    // Nobody was named before, so it was about whoever took the case in; and only who was content let a complaint be closed.
    await queryRunner.query('UPDATE complaints SET complained_department_code = (SELECT department_code FROM cases WHERE cases.case_no = complaints.case_no)');
    await queryRunner.query('UPDATE complaints SET complained_staff_no = (SELECT first_contact_staff_no FROM cases WHERE cases.case_no = complaints.case_no)');
    await queryRunner.query("UPDATE complaints SET is_satisfied = 1 WHERE state = 'CLOSED'");
    // Two numbers that differ in letter case alone stop this: they are one certificate, and a person must say whose.
    await queryRunner.query('UPDATE cases SET certificate_no = UPPER(certificate_no) WHERE certificate_no IS NOT NULL');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const columnNames of WORKLISTS) await queryRunner.dropIndex('rectifications', indexName('rectifications', columnNames));
    for (const name of Object.keys(RECTIFICATION_COLUMNS)) await queryRunner.dropColumn('rectifications', name);
    for (const name of Object.keys(COMPLAINT_COLUMNS)) await queryRunner.dropColumn('complaints', name);
  }
}
