import type { TableDefinition } from '@mashang/platform-persistence';
import { column, createTable, dropTable, rebuildTables } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FIRST_CASE_EVENTS } from './20261123080000-create-cases';

/** The events of a case, by how long a post's code is and which roles there are. */
function caseEvents(postLength: number, roleLength: number, roles: string): TableDefinition {
  return {
    ...FIRST_CASE_EVENTS,
    columns: {
      ...FIRST_CASE_EVENTS.columns,
      type: column.code(32),
      post_code: column.code(postLength, { nullable: true }),
      acting_as: column.code(roleLength, { nullable: true }),
    },
    checks: [{ rule: 'acting_as', expression: `acting_as IS NULL OR acting_as IN (${roles})` }],
  };
}

const POST_HOLDERS: TableDefinition = {
  name: 'post_holders',
  columns: {
    holding_id: column.code(64),
    post_code: column.code(48),
    department_code: column.code(32),
    staff_no: column.code(32),
    role: column.code(4),
    starts_on: column.date(),
    ends_on: column.date({ nullable: true }),
    division_code: column.code(12),
  },
  primaryKey: ['holding_id'],
  indexes: [['staff_no', 'department_code', 'starts_on']],
  checks: [{ rule: 'role', expression: "role IN ('A', 'B', 'HEAD')" }],
};

/** Who holds which post, from the events of personnel; the head may act for both holders. */
export class PostHolders implements MigrationInterface {
  readonly name = 'PostHolders1795568400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await rebuildTables(queryRunner, [{ definition: caseEvents(48, 4, "'A', 'B', 'HEAD'") }]);
    await createTable(queryRunner, POST_HOLDERS);
  }

  /** An event keeps its post and loses the role that the former form does not know. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTable(queryRunner, 'post_holders');
    const acting_as = "CASE WHEN acting_as = 'HEAD' THEN NULL ELSE acting_as END";
    await rebuildTables(queryRunner, [{ definition: caseEvents(40, 1, "'A', 'B'"), fill: { acting_as } }]);
  }
}
