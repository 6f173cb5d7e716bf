import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testServerUrl } from '@mashang/platform-testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { noteEntities, noteMigrations } from '../test/note.fixture';
import { column } from './columns';
import type { ClassOf } from './contracts';
import { openDatabase } from './database';
import { platformMigrations } from './platform-schema';
import { migrate, migrateDown } from './migrate';
import { openedDatabase } from './opened-database';
import { schemaDifferences } from './schema-differences';
import type { TableDefinition } from './table-definition';
import { createTable, dropTable } from './table-definition';

@Entity('drifted')
@Index(['code'], { unique: true })
class DriftedEntity {
  @PrimaryColumn(column.id())
  id!: string;

  @Column(column.code(20))
  code!: string;
}

const AGREEING: TableDefinition = {
  name: 'drifted',
  columns: { id: column.id(), code: column.code(20) },
  primaryKey: ['id'],
  unique: [['code']],
};

function creating(definition: TableDefinition): ClassOf<MigrationInterface> {
  return class implements MigrationInterface {
    readonly name = 'CreateDrifted1770000000001';

    up(queryRunner: QueryRunner): Promise<void> {
      return createTable(queryRunner, definition);
    }

    down(queryRunner: QueryRunner): Promise<void> {
      return dropTable(queryRunner, definition.name);
    }
  };
}

async function differencesAfter(definition: TableDefinition): Promise<string> {
  await using test = await openTestDatabase({
    name: 'drift',
    entities: [DriftedEntity],
    migrations: [creating(definition)],
  });
  return (await schemaDifferences(test.database)).join('\n');
}

function tableCount({ database }: TestDatabase): Promise<number> {
  const { writer } = openedDatabase(database).engineBehind;
  const catalogue =
    database.engine === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'migrations' AND name NOT LIKE 'sqlite%'"
      : "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name <> 'migrations'";
  return writer.query(catalogue).then((rows: readonly unknown[]) => rows.length);
}

describe('the migrated schema', () => {
  it('is what the entities say, on this engine, the platform tables included', async () => {
    await using test = await openTestDatabase({ name: 'parity', entities: noteEntities, migrations: noteMigrations });
    await expect(schemaDifferences(test.database)).resolves.toEqual([]);
  });

  it('goes down to nothing and up again to the same', async () => {
    await using test = await openTestDatabase({ name: 'updown', entities: noteEntities, migrations: noteMigrations });
    await expect(tableCount(test)).resolves.toBe(11);
    await migrateDown(test.database);
    await expect(tableCount(test)).resolves.toBe(0);
    await migrate(test.database);
    await expect(tableCount(test)).resolves.toBe(11);
    await expect(schemaDifferences(test.database)).resolves.toEqual([]);
  });

  it.each<[string, TableDefinition, RegExp]>([
    ['the length of a column', { ...AGREEING, columns: { id: column.id(), code: column.code(30) } }, /varchar\(20\)/],
    [
      'whether a column may be null',
      { ...AGREEING, columns: { id: column.id(), code: column.code(20, { nullable: true }) } },
      /NOT NULL/,
    ],
    ['an index that ought to be unique', { ...AGREEING, unique: [], indexes: [['code']] }, /UNIQUE INDEX/],
    ['an index more', { ...AGREEING, indexes: [['code', 'id']] }, /ix_drifted_code_id/],
    ['a CHECK more', { ...AGREEING, checks: [{ rule: 'stray', expression: "code <> ''" }] }, /drifted/],
  ])('shows %s', async (_what, definition, shown) => {
    await expect(differencesAfter(AGREEING)).resolves.toBe('');
    await expect(differencesAfter(definition)).resolves.toMatch(shown);
  });

  it('shows the collation of a code column, where there are collations', async () => {
    const differences = await differencesAfter({ ...AGREEING, columns: { id: column.id(), code: column.text(20) } });
    const shown =
      testServerUrl() === undefined
        ? ''
        : 'drifted.code: collation utf8mb4_unicode_520_ci, the entity says utf8mb4_bin';
    expect(differences).toBe(shown);
  });

  it('is migrated once when several open it at the same time', async () => {
    await using test = await openTestDatabase({ name: 'race', entities: [], migrations: [], migrate: false });
    const opened = await Promise.all(
      Array.from({ length: 4 }, () =>
        openDatabase({ name: 'race', url: test.url, entities: noteEntities, migrations: noteMigrations }),
      ),
    );
    const rows: readonly unknown[] = await openedDatabase(test.database).engineBehind.reader.query(
      'SELECT name FROM migrations',
    );
    await Promise.all(opened.map((database) => database.close()));
    expect(rows).toHaveLength(platformMigrations.length + noteMigrations.length);
  });
});

describe('migrating the embedded engine', () => {
  it('waits for the process that is migrating already, and then finds the work done', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mashang-test-'));
    let begun = (): void => undefined;
    let goOn = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const mayGoOn = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let runs = 0;
    class Slow implements MigrationInterface {
      readonly name = 'Slow1770000000003';

      async up(): Promise<void> {
        runs += 1;
        begun();
        await mayGoOn;
      }

      down(): Promise<void> {
        return Promise.resolve();
      }
    }
    const options = { name: 'slow', url: `file:${join(folder, 'slow.db')}`, entities: [], migrations: [Slow] };
    const first = openDatabase(options);
    await hasBegun;
    // Only a retry asks for randomness: the second has met the first, which may go on now.
    const random = (): number => {
      goOn();
      return 0.1;
    };
    const second = await openDatabase({ ...options, random });
    await (await first).close();
    await second.close();
    await rm(folder, { recursive: true });
    expect(runs).toBe(1);
  });
});
