import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBundle } from './explorer.bundle';

describe('the bundle', () => {
  let folder: string;
  let entry: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'explorer-bundle-'));
    entry = join(folder, 'entry.ts');
    await writeFile(entry, 'document.title = "first";');
  });

  afterEach(() => rm(folder, { recursive: true }));

  const cacheFolder = () => join(folder, 'cache');
  const build = () => buildBundle({ cacheFolder: cacheFolder(), entryPoints: { explorer: entry } });
  const kept = () => readdir(cacheFolder());

  it('holds the page, its style and its three workers, and names no other host to load from', async () => {
    const { files } = await buildBundle({ cacheFolder: cacheFolder() });
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'explorer.js',
        'explorer.css',
        'editor.worker.js',
        'json.worker.js',
        'graphql.worker.js',
      ]),
    );
    for (const { path, contentType } of files.values()) {
      const source = await readFile(path, 'utf8');
      expect(source).not.toMatch(/esm\.sh|unpkg\.com|jsdelivr|cdnjs/);
      if (contentType.startsWith('text/css')) expect(source).not.toMatch(/url\(["']?(https?:)?\/\//);
    }
  });

  it('is built once and then read from the cache', async () => {
    const { hash, files } = await build();
    const script = files.get('explorer.js')?.path ?? '';
    await writeFile(script, '"from the cache"');
    expect((await build()).hash).toBe(hash);
    expect(await readFile(script, 'utf8')).toBe('"from the cache"');
  });

  it('has another name once its source changes', async () => {
    const before = await build();
    await writeFile(entry, 'document.title = "second";');
    const after = await build();
    expect(after.hash).not.toBe(before.hash);
    expect((await kept()).sort()).toEqual([before.hash, after.hash].sort());
  });

  it('survives builders that start together', async () => {
    const bundles = await Promise.all([build(), build(), build()]);
    expect(new Set(bundles.map(({ hash }) => hash)).size).toBe(1);
    expect(await kept()).toEqual([bundles[0]?.hash]);
  });

  it('leaves nothing half-built behind when it fails', async () => {
    await writeFile(entry, 'this is no program');
    await expect(build()).rejects.toThrow('Expected ";"');
    expect(await kept()).toEqual([]);
  });
});
