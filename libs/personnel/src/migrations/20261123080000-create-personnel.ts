import type { ClassOf } from '@mashang/platform-persistence';
import { column, createTable, dropTable } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'satisfaction_surveys',
  'study_attendances',
  'study_sessions',
  'responsibility_agreements',
  'post_holdings',
  'posts',
  'officers',
  'departments',
  'divisions',
] as const;

/** The first tables of personnel: where, who, which posts, what was promised, what was learnt, how satisfied. */
class CreatePersonnel implements MigrationInterface {
  readonly name = 'CreatePersonnel1795420800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, {
      name: 'divisions',
      columns: {
        code: column.code(12),
        name: column.text(64),
        level: column.code(16),
        village_kind: column.code(16, { nullable: true }),
        parent_code: column.code(12, { nullable: true }),
      },
      primaryKey: ['code'],
      indexes: [['level', 'code'], ['parent_code']],
      foreignKeys: [{ columns: ['parent_code'], references: 'divisions', referencedColumns: ['code'] }],
      checks: [
        { rule: 'level', expression: "level IN ('COUNTY', 'TOWNSHIP', 'VILLAGE')" },
        { rule: 'village_kind', expression: "(level = 'VILLAGE') = (village_kind IS NOT NULL)" },
      ],
    });
    await createTable(queryRunner, {
      name: 'departments',
      columns: {
        code: column.code(40),
        name: column.text(64),
        successor_name: column.text(64, { nullable: true }),
        is_in_service_center: column.boolean(),
        division_code: column.code(12),
      },
      primaryKey: ['code'],
      indexes: [['division_code']],
      foreignKeys: [{ columns: ['division_code'], references: 'divisions', referencedColumns: ['code'] }],
    });
    await createTable(queryRunner, {
      name: 'officers',
      columns: {
        staff_no: column.code(32),
        name: column.text(64),
        title: column.text(64),
        department_code: column.code(40, { nullable: true }),
        division_code: column.code(12),
      },
      primaryKey: ['staff_no'],
      indexes: [['department_code', 'staff_no'], ['division_code']],
    });
    await this.createPosts(queryRunner);
    await this.createPromises(queryRunner);
    await this.createStudy(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) await dropTable(queryRunner, table);
  }

  private async createPosts(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, {
      name: 'posts',
      columns: {
        code: column.code(48),
        name: column.text(64),
        duties: column.text(1000),
        is_window_post: column.boolean(),
        department_code: column.code(40),
        division_code: column.code(12),
      },
      primaryKey: ['code'],
      indexes: [['department_code'], ['division_code']],
    });
    await createTable(queryRunner, {
      name: 'post_holdings',
      columns: {
        id: column.code(64),
        post_code: column.code(48),
        staff_no: column.code(32),
        role: column.code(1),
        starts_on: column.date(),
        ends_on: column.date({ nullable: true }),
        division_code: column.code(12),
      },
      primaryKey: ['id'],
      indexes: [['post_code'], ['staff_no']],
      checks: [
        { rule: 'role', expression: "role IN ('A', 'B')" },
        { rule: 'ends_after_start', expression: 'ends_on IS NULL OR ends_on >= starts_on' },
      ],
    });
  }

  private async createPromises(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, {
      name: 'responsibility_agreements',
      columns: {
        id: column.code(64),
        year: column.integer(),
        division_code: column.code(12),
        party_kind: column.code(16),
        party_code: column.code(40),
        signed_on: column.date({ nullable: true }),
        signed_at: column.instant({ nullable: true }),
        version: column.version(),
      },
      primaryKey: ['id'],
      unique: [['year', 'party_code']],
      indexes: [['division_code', 'year', 'id']],
      checks: [
        { rule: 'party_kind', expression: "party_kind IN ('DIVISION', 'DEPARTMENT')" },
        { rule: 'signature', expression: '(signed_on IS NULL) = (signed_at IS NULL)' },
      ],
    });
  }

  private async createStudy(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, {
      name: 'study_sessions',
      columns: {
        id: column.code(36),
        kind: column.code(16),
        held_on: column.date(),
        topic: column.text(200),
        division_code: column.code(12),
      },
      primaryKey: ['id'],
      indexes: [['division_code', 'held_on']],
      checks: [{ rule: 'kind', expression: "kind IN ('CORE_GROUP', 'ALL_STAFF')" }],
    });
    await createTable(queryRunner, {
      name: 'study_attendances',
      columns: { session_id: column.code(36), staff_no: column.code(32), division_code: column.code(12) },
      primaryKey: ['session_id', 'staff_no'],
      indexes: [['staff_no']],
    });
    await createTable(queryRunner, {
      name: 'satisfaction_surveys',
      columns: {
        id: column.code(36),
        division_code: column.code(12),
        instrument: column.code(32),
        closed_on: column.date(),
        satisfied: column.integer(),
        answers: column.integer(),
      },
      primaryKey: ['id'],
      indexes: [['division_code', 'closed_on']],
      checks: [
        { rule: 'instrument', expression: "instrument IN ('CADRE_SURVEY', 'GOVERNMENT_ASSESSMENT')" },
        { rule: 'answers', expression: 'satisfied >= 0 AND satisfied <= answers' },
      ],
    });
  }
}

export const personnelMigrations: readonly ClassOf<MigrationInterface>[] = [CreatePersonnel];
