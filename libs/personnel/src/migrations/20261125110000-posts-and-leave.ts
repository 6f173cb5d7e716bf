import { addColumns, column, createTable, dropTable, rebuildTables } from '@mashang/platform-persistence';
import type { TableDefinition } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['substitutions', 'leaves', 'employments', 'department_heads', 'department_names', 'post_service_items'] as const;

/** Divisions with hamlets below the villages, or as they were. */
function divisions(levels: readonly string[], codeLength: number): TableDefinition {
  return {
    name: 'divisions',
    columns: {
      code: column.code(codeLength),
      name: column.text(64),
      level: column.code(16),
      village_kind: column.code(16, { nullable: true }),
      parent_code: column.code(12, { nullable: true }),
    },
    primaryKey: ['code'],
    indexes: [['level', 'code'], ['parent_code']],
    foreignKeys: [{ columns: ['parent_code'], references: 'divisions', referencedColumns: ['code'] }],
    checks: [
      { rule: 'level', expression: `level IN (${levels.map((level) => `'${level}'`).join(', ')})` },
      { rule: 'village_kind', expression: "(level = 'VILLAGE') = (village_kind IS NOT NULL)" },
    ],
  };
}

/** Unchanged; made anew because it refers to the divisions. */
const DEPARTMENTS: TableDefinition = {
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
};

/** The organisation through time, and who is away when and who acts then. */
export class PostsAndLeave implements MigrationInterface {
  readonly name = 'PostsAndLeave1795604400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await rebuildTables(queryRunner, [{ definition: divisions(['COUNTY', 'TOWNSHIP', 'VILLAGE', 'HAMLET'], 14) }, { definition: DEPARTMENTS }]);
    await addColumns(queryRunner, 'posts', { must_be_staffed: column.boolean({ nullable: true }), authority: column.text(1000, { nullable: true }) });
    await this.createOrganisation(queryRunner);
    await this.createLeave(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) await dropTable(queryRunner, table);
    await queryRunner.dropColumn('posts', 'authority');
    await queryRunner.dropColumn('posts', 'must_be_staffed');
    await rebuildTables(queryRunner, [{ definition: divisions(['COUNTY', 'TOWNSHIP', 'VILLAGE'], 12) }, { definition: DEPARTMENTS }]);
  }

  private async createOrganisation(queryRunner: QueryRunner): Promise<void> {
    const tenure = { starts_on: column.date(), ends_on: column.date({ nullable: true }), division_code: column.code(12) };
    const endsAfterStart = { rule: 'ends_after_start', expression: 'ends_on IS NULL OR ends_on >= starts_on' };
    await createTable(queryRunner, {
      name: 'post_service_items',
      columns: { post_code: column.code(48), implementation_code: column.code(64), division_code: column.code(12) },
      primaryKey: ['post_code', 'implementation_code'],
      indexes: [['implementation_code']],
    });
    await createTable(queryRunner, {
      name: 'department_names',
      columns: {
        department_code: column.code(40),
        starts_on: column.date(),
        name: column.text(64),
        source: column.text(200),
        division_code: column.code(12),
      },
      primaryKey: ['department_code', 'starts_on'],
    });
    await createTable(queryRunner, {
      name: 'department_heads',
      columns: { id: column.code(64), department_code: column.code(40), staff_no: column.code(32), covers_posts: column.boolean(), ...tenure },
      primaryKey: ['id'],
      indexes: [['department_code', 'starts_on'], ['staff_no']],
      checks: [endsAfterStart],
    });
    await createTable(queryRunner, {
      name: 'employments',
      columns: {
        id: column.code(64),
        staff_no: column.code(32),
        department_code: column.code(40, { nullable: true }),
        title: column.text(64),
        ...tenure,
      },
      primaryKey: ['id'],
      unique: [['staff_no', 'starts_on']],
      checks: [endsAfterStart],
    });
  }

  private async createLeave(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, {
      name: 'leaves',
      columns: {
        leave_no: column.code(32),
        staff_no: column.code(32),
        kind: column.code(16),
        reason: column.text(500),
        starts_at: column.instant(),
        ends_at: column.instant(),
        away_until: column.instant(),
        state: column.code(16),
        requested_at: column.instant(),
        decided_at: column.instant({ nullable: true }),
        decided_by: column.code(32, { nullable: true }),
        decision_note: column.text(500, { nullable: true }),
        department_code: column.code(40, { nullable: true }),
        division_code: column.code(12),
        version: column.version(),
      },
      primaryKey: ['leave_no'],
      indexes: [
        ['staff_no', 'away_until'],
        ['department_code', 'starts_at', 'leave_no'],
      ],
      checks: [
        { rule: 'state', expression: "state IN ('REQUESTED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'RETURNED')" },
        { rule: 'kind', expression: "kind IN ('ANNUAL', 'SICK', 'PERSONAL', 'MATERNITY', 'TRAINING', 'OFFICIAL_TRIP')" },
        { rule: 'away_until', expression: 'starts_at < ends_at AND away_until <= ends_at' },
        { rule: 'decided', expression: "state NOT IN ('APPROVED', 'REJECTED', 'RETURNED') OR (decided_at IS NOT NULL AND decided_by IS NOT NULL)" },
      ],
    });
    await createTable(queryRunner, {
      name: 'substitutions',
      columns: {
        substitution_no: column.code(32),
        post_code: column.code(48),
        department_code: column.code(40),
        absent_staff_no: column.code(32, { nullable: true }),
        acting_staff_no: column.code(32),
        role: column.code(8),
        starts_at: column.instant(),
        ends_at: column.instant({ nullable: true }),
        state: column.code(16),
        hand_over_note: column.text(1000, { nullable: true }),
        handed_over_at: column.instant({ nullable: true }),
        hand_back_note: column.text(1000, { nullable: true }),
        handed_back_at: column.instant({ nullable: true }),
        division_code: column.code(12),
        version: column.version(),
      },
      primaryKey: ['substitution_no'],
      indexes: [['post_code', 'starts_at'], ['acting_staff_no']],
      checks: [
        { rule: 'role', expression: "role IN ('B', 'HEAD')" },
        { rule: 'state', expression: "state IN ('PLANNED', 'HANDED_OVER', 'HANDED_BACK', 'CANCELLED')" },
        { rule: 'handed_back', expression: "(state = 'HANDED_BACK') = (handed_back_at IS NOT NULL)" },
      ],
    });
  }
}
