import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadingConnection, WritingConnection } from './libsql-driver';

describe('a connection of the embedded engine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mashang-libsql-'));
  const file = join(folder, 'test.db');
  const writer = new WritingConnection(file);
  const reader = new ReadingConnection(file);

  beforeAll(() => writer.prepare('CREATE TABLE t (a, b)').run());

  afterAll(() => {
    reader.close();
    writer.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['true as 1', true, 1],
    ['false as 0', false, 0],
    ['undefined as null', undefined, null],
    ['an instant as UTC text', new Date('2026-03-02T09:00:00.120+08:00'), '2026-03-02 01:00:00.120'],
    ['an integer beyond those of numbers exactly', 9_007_199_254_740_993n, 9_007_199_254_740_993n],
    ['a small bigint as a number', 12n, 12],
    ['a float', 1.5, 1.5],
    ['text', '马上就办', '马上就办'],
  ])('binds %s', (_what, value, read) => {
    expect(writer.prepare('SELECT ? AS value').all(value)).toEqual([{ value: read }]);
  });

  it('gives blobs back as Buffer, also when one is the only parameter', () => {
    const [row] = writer.prepare('SELECT ? AS value').all(Buffer.from([0, 255, 1]));
    expect(row).toEqual({ value: Buffer.from([0, 255, 1]) });
    expect(Buffer.isBuffer((row as { value: unknown }).value)).toBe(true);
  });

  it.each([[{}], [[1]], [Number.NaN], [Symbol('s')], [() => 1]])(
    'refuses to bind %p, which would end the process inside the engine',
    (value) => {
      expect(() => writer.prepare('SELECT ?').all(value)).toThrow(TypeError);
    },
  );

  it('begins a transaction that may write at once', () => {
    const rival = new WritingConnection(file);
    writer.prepare('BEGIN TRANSACTION').run();
    expect(() => rival.prepare('BEGIN TRANSACTION').run()).toThrow('locked');
    writer.prepare('ROLLBACK').run();
    rival.close();
  });

  it('writes durably: write-ahead log, synchronous, with foreign keys', () => {
    const pragma = (name: string): unknown => Object.values(writer.pragma(name)[0] ?? {})[0];
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
  });

  it('refuses to write where it reads', () => {
    expect(() => reader.prepare('INSERT INTO t VALUES (1, 2)').run()).toThrow(/readonly|query_only/);
  });

  it('answers by the present schema from a statement prepared before a change of it', () => {
    const all = (): readonly unknown[] => writer.prepare('SELECT * FROM changing').all();
    writer.prepare('CREATE TABLE changing (a)').run();
    writer.prepare('INSERT INTO changing VALUES (1)').run();
    expect(all()).toEqual([{ a: 1 }]);
    writer.prepare('ALTER TABLE changing ADD COLUMN b').run();
    expect(all()).toEqual([{ a: 1, b: null }]);
  });
});
