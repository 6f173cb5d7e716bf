import type { OperationContext } from '@mashang/platform-persistence';
import { migrate, migrateDown, openDatabase, schemaDifferences } from '@mashang/platform-persistence';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { TOWNSHIP, VILLAGE } from '../../test/township.builder';
import { DepartmentEntity } from '../department/department.entity';
import { DivisionEntity } from '../division/division.entity';
import { personnelSubgraph } from '../personnel.subgraph';
import { mustBeStaffed, PostEntity } from '../post/post.entity';
import { personnelMigrations } from './20261123080000-create-personnel';

describe('dating posts and leave', () => {
  const { name, entities, migrations } = personnelSubgraph();
  let test: TestDatabase;

  beforeEach(async () => {
    test = await openTestDatabase({ name, entities, migrations: personnelMigrations });
  });

  afterEach(() => test.close());

  /** Past the entities, which know only the new form. */
  const insert = async (tx: OperationContext, table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
    const columns = Object.keys(row);
    const statement = ['INSERT INTO', table, `(${columns.join(', ')})`, `VALUES (${columns.map(() => '?').join(', ')})`].join(' ');
    await test.database.manager(tx).query(statement, Object.values(row));
  };

  it('keeps divisions, departments and posts, of which windows alone must be staffed', async () => {
    await test.database.transaction(testContext(), async (tx) => {
      await insert(tx, 'divisions', { code: TOWNSHIP, name: '高山镇', level: 'TOWNSHIP', village_kind: null, parent_code: null });
      await insert(tx, 'divisions', { code: VILLAGE, name: '高园村', level: 'VILLAGE', village_kind: 'VILLAGE', parent_code: TOWNSHIP });
      await insert(tx, 'departments', { code: 'GS-LAND', name: '国土所', successor_name: '自然资源所', is_in_service_center: 1, division_code: TOWNSHIP });
      for (const code of ['P-1', 'P-2']) {
        await insert(tx, 'posts', { code, name: code, duties: '受理', is_window_post: code === 'P-1' ? 1 : 0, department_code: 'GS-LAND', division_code: TOWNSHIP });
      }
    });
    const moved = await openDatabase({ name, url: test.url, entities, migrations });
    expect(await schemaDifferences(moved)).toEqual([]);
    const manager = moved.manager(testContext());
    expect((await manager.find(DivisionEntity, { order: { code: 'ASC' } })).map(({ code, parentCode }) => [code, parentCode])).toEqual([[TOWNSHIP, null], [VILLAGE, TOWNSHIP]]);
    expect(await manager.findOneByOrFail(DepartmentEntity, { code: 'GS-LAND' })).toMatchObject({ successorName: '自然资源所', isInServiceCenter: true });
    expect((await manager.find(PostEntity, { order: { code: 'ASC' } })).map(mustBeStaffed)).toEqual([true, false]);
    await moved.close();
  });

  it('can be taken back and made again', async () => {
    const moved = await openDatabase({ name, url: test.url, entities, migrations });
    await migrateDown(moved);
    await migrate(moved);
    expect(await schemaDifferences(moved)).toEqual([]);
    await moved.close();
  });
});
