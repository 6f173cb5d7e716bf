import { fixedClock } from '@mashang/domain';
import { silentLogger } from '@mashang/platform-observability';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { aNote, NoteEntity, noteEntities, noteMigrations } from '../test/note.fixture';
import { startJobRunner } from '../test/other-process';
import type { Database } from './contracts';
import { openDatabase } from './database';
import { DueJobEntity } from './due-job.entity';
import type { DueJobHandler } from './due-job-runner';
import { createDueJobRunner } from './due-job-runner';
import { cancelJob, scheduleJob } from './due-jobs';

const NINE = '2026-03-02T09:00:00+08:00';
const KIND = 'notes.write';
const ctx = testContext();

jest.setTimeout(60_000);

describe('due jobs', () => {
  let test: TestDatabase;

  beforeEach(async () => {
    test = await openTestDatabase({ name: 'jobs', entities: noteEntities, migrations: noteMigrations });
  });

  afterEach(() => test.close());

  const job = (key: string, dueAt = NINE) => ({ kind: KIND, key, dueAt: new Date(dueAt), divisionCode: '350199101000' });
  const schedule = (...jobs: readonly ReturnType<typeof job>[]) =>
    test.database.transaction(ctx, async (tx) => {
      for (const each of jobs) await scheduleJob(test.database, tx, each);
    });
  const writing =
    (database: Database): DueJobHandler =>
    async (within, { key }) =>
      void (await database.manager(within).insert(NoteEntity, aNote({ id: key })));
  const runner = (handler: DueJobHandler = writing(test.database), at = NINE, database = test.database) =>
    createDueJobRunner({ database, handlers: { [KIND]: handler }, clock: fixedClock(at), logger: silentLogger });
  const notes = async () => (await test.database.manager(ctx).find(NoteEntity)).map(({ id }) => id).sort();
  const waiting = () => test.database.manager(ctx).find(DueJobEntity, { order: { jobKey: 'ASC' } });

  it('fire from the instant they are due, once, and are gone', async () => {
    await schedule(job('due'), job('later', '2026-03-02T09:00:01+08:00'));
    expect(await runner().runDue()).toBe(1);
    expect(await runner().runDue()).toBe(0);
    expect(await notes()).toEqual(['due']);
    expect(await runner(undefined, '2026-03-02T09:00:01+08:00').runDue()).toBe(1);
    expect(await waiting()).toEqual([]);
  });

  it('are set only if the transaction that sets them commits', async () => {
    const work = test.database.transaction(ctx, async (tx) => {
      await scheduleJob(test.database, tx, job('never'));
      throw new Error('refused');
    });
    await expect(work).rejects.toThrow('refused');
    expect(await waiting()).toEqual([]);
  });

  it('are moved by scheduling again, and cleared by cancelling', async () => {
    await schedule(job('moved'), job('cleared'));
    await schedule(job('moved', '2026-03-03T09:00:00+08:00'));
    await test.database.transaction(ctx, (tx) => cancelJob(test.database, tx, { kind: KIND, key: 'cleared' }));
    await test.database.transaction(ctx, (tx) => cancelJob(test.database, tx, { kind: KIND, key: 'never set' }));
    expect(await runner().runDue()).toBe(0);
    expect((await waiting()).map(({ jobKey, dueAt }) => [jobKey, dueAt.toISOString()])).toEqual([['moved', '2026-03-03T01:00:00.000Z']]);
  });

  it('can set themselves again', async () => {
    await schedule(job('again'));
    await runner(async (within) => scheduleJob(test.database, within, job('again', '2026-03-03T09:00:00+08:00'))).runDue();
    expect(await waiting()).toMatchObject([{ jobKey: 'again', attempts: 0 }]);
  });

  it('of a kind that this instance does not know are left to others', async () => {
    await schedule(job('theirs'));
    const other = createDueJobRunner({ database: test.database, handlers: { other: writing(test.database) }, clock: fixedClock(NINE), logger: silentLogger });
    expect(await other.runDue()).toBe(0);
    expect(await waiting()).toHaveLength(1);
  });

  it('that fail leave nothing behind, wait longer each time, and keep nobody else waiting', async () => {
    await schedule(job('bad'), job('good'));
    const failing: DueJobHandler = async (within, { key, ...rest }) => {
      await writing(test.database)(within, { key, ...rest });
      if (key === 'bad') throw new TypeError('a defect');
    };
    expect(await runner(failing).runDue()).toBe(1);
    expect(await notes()).toEqual(['good']);
    expect(await waiting()).toMatchObject([{ attempts: 1, lastError: 'TypeError', nextRunAt: new Date('2026-03-02T09:00:10+08:00') }]);
    await runner(failing, '2026-03-02T09:00:10+08:00').runDue();
    expect(await waiting()).toMatchObject([{ attempts: 2, nextRunAt: new Date('2026-03-02T09:00:30+08:00') }]);
    expect(await runner(undefined, '2026-03-02T09:00:30+08:00').runDue()).toBe(1);
    expect(await notes()).toEqual(['bad', 'good']);
  });

  it('that the database refuses keep nobody else waiting either', async () => {
    await schedule(job('first'), job('second'));
    const same: DueJobHandler = async (within) => void (await test.database.manager(within).insert(NoteEntity, aNote({ id: 'same' })));
    expect(await runner(same).runDue()).toBe(1);
    expect(await waiting()).toMatchObject([{ attempts: 1, lastError: 'QueryFailedError' }]);
  });

  it('are given up after ten attempts, until somebody schedules them again', async () => {
    await schedule(job('bad'));
    const failing = () => Promise.reject(new Error('a defect'));
    for (let day = 10; day < 22; day += 1) await runner(failing, `2026-03-${day}T09:00:00+08:00`).runDue();
    expect(await waiting()).toMatchObject([{ attempts: 10, hasGivenUp: true }]);
    await schedule(job('bad'));
    expect(await runner().runDue()).toBe(1);
  });

  it('run once in effect with several instances at the same moment', async () => {
    await schedule(...Array.from({ length: 60 }, (_, index) => job(`job-${index}`)));
    const open = () => openDatabase({ name: 'jobs', url: test.url, entities: noteEntities, migrations: noteMigrations });
    const others = await Promise.all([open(), open()]);
    const runs = await Promise.all([test.database, ...others].map((database) => runner(writing(database), NINE, database).runDue()));
    await Promise.all(others.map((database) => database.close()));
    expect(runs.reduce((sum, count) => sum + count)).toBe(60);
    expect(await notes()).toHaveLength(60);
    expect(await waiting()).toEqual([]);
  });

  it('are neither lost nor doubled when the process that runs them is killed in the middle', async () => {
    await schedule(...Array.from({ length: 300 }, (_, index) => job(`job-${index}`)));
    for (const lines of [7, 23]) {
      const instance = startJobRunner(test.url);
      await instance.said(lines);
      instance.child.kill('SIGKILL');
      await expect(instance.ended).resolves.toBe('SIGKILL');
    }
    const done = (await notes()).length;
    expect(done).toBeGreaterThanOrEqual(6 + 22);
    expect(done + (await waiting()).length).toBe(300);
    expect(await runner().runDue()).toBe(300 - done);
    expect(await notes()).toHaveLength(300);
    expect(await waiting()).toEqual([]);
  });
});
