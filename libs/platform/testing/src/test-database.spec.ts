import { existsSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { column, createTable, dropTable, schemaDifferences } from '@mashang/platform-persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { testContext } from './test-context';
import type { TestDatabase } from './test-database';
import { openTestDatabase } from './test-database';
import { testServerUrl } from './test-server';

let runs = 0;

class CreatesAndFills implements MigrationInterface {
  readonly name = 'CreatesAndFills1795600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    runs += 1;
    await createTable(queryRunner, { name: 'filled', columns: { code: column.code(8), label: column.text(20) }, primaryKey: ['code'] });
    await queryRunner.query("INSERT INTO filled (code, label) VALUES ('a', '首行')");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTable(queryRunner, 'filled');
  }
}

async function isThere(url: string): Promise<boolean> {
  if (testServerUrl() === undefined) return existsSync(url.slice('file:'.length));
  try {
    await (await createConnection(url)).end();
    return true;
  } catch {
    return false;
  }
}

describe('a test database', () => {
  it('is one of its own, and gone after the test', async () => {
    const urls: string[] = [];
    {
      await using first = await openTestDatabase({ name: 'own', entities: [], migrations: [] });
      await using second = await openTestDatabase({ name: 'own', entities: [], migrations: [] });
      urls.push(first.url, second.url);
      await expect(Promise.all(urls.map(isThere))).resolves.toEqual([true, true]);
    }
    expect(new Set(urls).size).toBe(2);
    await expect(Promise.all(urls.map(isThere))).resolves.toEqual([false, false]);
  });

  it('is laid down the second time as migrations made it the first, and empty of what the first test wrote', async () => {
    const options = { name: 'laid-down', entities: [], migrations: [CreatesAndFills] };
    const context = testContext();
    const seen = ({ database }: TestDatabase) => database.manager(context).query('SELECT code, label FROM filled ORDER BY code');
    {
      await using first = await openTestDatabase(options);
      await first.database.transaction(context, async (tx) => void (await first.database.manager(tx).query("INSERT INTO filled (code, label) VALUES ('b', '测试')")));
      expect(await seen(first)).toHaveLength(2);
    }
    runs = 0;
    await using second = await openTestDatabase(options);
    expect(await seen(second)).toEqual([{ code: 'a', label: '首行' }]);
    expect(runs).toBe(0);
    expect(await schemaDifferences(second.database)).toEqual([]);
    await expect(second.database.transaction(context, async (tx) => void (await second.database.manager(tx).query("INSERT INTO filled (code, label) VALUES ('a', '重复')")))).rejects.toThrow();
  });
});
