import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import type { Database } from './contracts';
import { nextNumber } from './number-series';

const ctx = testContext();

describe('a number series', () => {
  let test: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    test = await openTestDatabase({ name: 'series', entities: [], migrations: [] });
    database = test.database;
  });

  afterEach(() => test.close());

  function take(series: string): Promise<number> {
    return database.transaction(ctx, (within) => nextNumber(database, within, series));
  }

  it('counts from one, each series by itself', async () => {
    await expect(take('a')).resolves.toBe(1);
    await expect(take('a')).resolves.toBe(2);
    await expect(take('b')).resolves.toBe(1);
  });

  it('gives each number once to those who ask at once, the first of all included', async () => {
    const numbers = await Promise.all(Array.from({ length: 15 }, () => take('a')));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, position) => position + 1));
  });

  it('has no gap where a transaction rolled back', async () => {
    await take('a');
    const failing = database.transaction(ctx, async (within) => {
      await nextNumber(database, within, 'a');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await expect(take('a')).resolves.toBe(2);
  });

  it('gives no number outside a transaction', async () => {
    await expect(nextNumber(database, ctx, 'a')).rejects.toThrow('take it in their transaction');
  });
});
