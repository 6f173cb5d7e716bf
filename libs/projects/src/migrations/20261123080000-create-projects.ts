import type { ClassOf } from '@mashang/platform-persistence';
import { column, createTable, dropTable } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first tables of projects: who invests, in what, how much was planned, how much was done. */
class CreateProjects implements MigrationInterface {
  readonly name = 'CreateProjects1795420800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, {
      name: 'enterprises',
      columns: { id: column.code(40), name: column.text(64), division_code: column.code(12) },
      primaryKey: ['id'],
    });
    await createTable(queryRunner, {
      name: 'key_projects',
      columns: {
        code: column.code(40),
        name: column.text(64),
        phase_number: column.integer({ nullable: true }),
        construction_kind: column.code(16),
        stage: column.code(20),
        preliminary_finished_on: column.date({ nullable: true }),
        land_status: column.code(16),
        division_code: column.code(12),
        enterprise_id: column.code(40, { nullable: true }),
        leader_staff_no: column.code(32, { nullable: true }),
        department_code: column.code(40, { nullable: true }),
        total_investment_fen: column.money(),
      },
      primaryKey: ['code'],
      indexes: [['division_code', 'code'], ['department_code']],
      checks: [
        {
          rule: 'stage',
          expression:
            "stage IN ('PRELIMINARY', 'LAND_ACQUISITION', 'APPROVAL', 'CONSTRUCTION', 'ACCEPTANCE', 'COMPLETED', 'SUSPENDED')",
        },
        { rule: 'land_status', expression: "land_status IN ('NOT_NEEDED', 'NOT_BEGUN', 'UNDER_WAY', 'FINISHED')" },
        { rule: 'construction_kind', expression: "construction_kind IN ('NEW', 'CONTINUED')" },
        { rule: 'phase_number', expression: 'phase_number IS NULL OR phase_number >= 1' },
        { rule: 'total_investment', expression: 'total_investment_fen >= 0' },
      ],
    });
    await createTable(queryRunner, {
      name: 'annual_plans',
      columns: {
        project_code: column.code(40),
        year: column.integer(),
        version: column.version(),
        planned_fen: column.money(),
        recorded_at: column.instant(),
        reason: column.text(500, { nullable: true }),
        division_code: column.code(12),
      },
      primaryKey: ['project_code', 'year', 'version'],
      foreignKeys: [{ columns: ['project_code'], references: 'key_projects', referencedColumns: ['code'] }],
      checks: [
        { rule: 'version', expression: 'version >= 1' },
        { rule: 'planned', expression: 'planned_fen >= 0' },
      ],
    });
    await createTable(queryRunner, {
      name: 'monthly_progress',
      columns: {
        project_code: column.code(40),
        month: column.period(),
        done_fen: column.money(),
        image_progress: column.longText(),
        reported_at: column.instant(),
        staff_no: column.code(32, { nullable: true }),
        division_code: column.code(12),
      },
      primaryKey: ['project_code', 'month'],
      foreignKeys: [{ columns: ['project_code'], references: 'key_projects', referencedColumns: ['code'] }],
      checks: [{ rule: 'done', expression: 'done_fen >= 0' }],
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['monthly_progress', 'annual_plans', 'key_projects', 'enterprises']) await dropTable(queryRunner, table);
  }
}

export const projectsMigrations: readonly ClassOf<MigrationInterface>[] = [CreateProjects];
