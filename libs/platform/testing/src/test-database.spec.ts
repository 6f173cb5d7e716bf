import { existsSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { openTestDatabase } from './test-database';
import { testServerUrl } from './test-server';

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
});
