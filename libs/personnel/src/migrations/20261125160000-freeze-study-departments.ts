import { addColumns, column } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Study invitations keep the department that each officer served in when the session was planned; older ones ask the register. */
export class FreezeStudyDepartments implements MigrationInterface {
  readonly name = 'FreezeStudyDepartments1795622400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await addColumns(queryRunner, 'study_invitations', { department_code: column.code(40, { nullable: true }) });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumn('study_invitations', 'department_code');
  }
}
