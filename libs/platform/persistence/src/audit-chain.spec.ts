import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { auditHead, verifyAuditChain } from './audit-chain';
import { AuditHeadEntity, AuditRecordEntity } from './audit.entity';
import type { Database } from './contracts';
import { createUnitOfWork } from './unit-of-work';

const ctx = testContext();

async function append(database: Database, name: string, records: number): Promise<void> {
  const request = { name: 'audit.test', idempotencyKey: `request ${name}`, input: null };
  await createUnitOfWork(database).run(ctx, request, (_within, journal) => {
    for (let position = 1; position <= records; position += 1) {
      journal.audit({
        action: 'case.accept',
        entityType: 'Case',
        entityId: `${name}-${position}`,
        divisionCode: '350199101000',
        change: { state: ['受理', null], position },
      });
    }
    return Promise.resolve(null);
  });
}

describe('the audit chain', () => {
  let test: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    test = await openTestDatabase({ name: 'audit', entities: [], migrations: [] });
    database = test.database;
  });

  afterEach(() => test.close());

  function tamper(work: (manager: ReturnType<Database['manager']>) => Promise<unknown>): Promise<unknown> {
    return database.transaction(ctx, (within) => work(database.manager(within)));
  }

  it('is intact when empty', async () => {
    await expect(verifyAuditChain(database)).resolves.toMatchObject({ intact: true, head: { seq: 0n } });
  });

  it('is intact after mutations at the same time, one number each', async () => {
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => append(database, name, 2)));
    await expect(verifyAuditChain(database)).resolves.toMatchObject({ intact: true, head: { seq: 10n } });
  });

  it('is intact over more than a page of records', async () => {
    await append(database, 'many', 501);
    await expect(verifyAuditChain(database)).resolves.toMatchObject({ intact: true, head: { seq: 501n } });
  });

  it.each([
    ['what was done', { action: 'case.reject' }],
    ['when', { occurredAt: new Date('2026-03-02T01:00:00.001Z') }],
    ['by whom', { subject: 'test:somebody-else' }],
    ['under which request', { requestId: 'another' }],
    ['to what', { entityId: 'another' }],
    ['to what kind', { entityType: 'Another' }],
    ['where', { divisionCode: '350199101001' }],
    ['with which values', { change: '{"state":["受理","办结"],"position":2}' }],
    ['the hash', { hash: 'f'.repeat(64) }],
    ['the hash before', { prevHash: 'f'.repeat(64) }],
  ])('shows an edit of %s', async (_what, changes) => {
    await append(database, 'a', 4);
    await tamper((manager) => manager.update(AuditRecordEntity, { seq: 2n }, changes));
    await expect(verifyAuditChain(database)).resolves.toEqual({ intact: false, brokenAt: 2n });
  });

  it.each([
    ['the first', 1n],
    ['one in the middle', 2n],
    ['the last', 4n],
  ])('shows the deletion of %s record', async (_which, seq) => {
    await append(database, 'a', 4);
    await tamper((manager) => manager.delete(AuditRecordEntity, { seq }));
    await expect(verifyAuditChain(database)).resolves.toEqual({ intact: false, brokenAt: seq });
  });

  it('shows that all records were deleted', async () => {
    await append(database, 'a', 4);
    await tamper((manager) => manager.createQueryBuilder().delete().from(AuditRecordEntity).execute());
    await expect(verifyAuditChain(database)).resolves.toEqual({ intact: false, brokenAt: 1n });
  });

  it('shows a record put behind the head', async () => {
    await append(database, 'a', 2);
    await tamper(async (manager) => {
      const last = await manager.findOneByOrFail(AuditRecordEntity, { seq: 2n });
      await manager.insert(AuditRecordEntity, { ...last, seq: 3n });
    });
    await expect(verifyAuditChain(database)).resolves.toEqual({ intact: false, brokenAt: 3n });
  });

  it('shows a cut tail even when the head was set back, to whoever noted the head before', async () => {
    await append(database, 'a', 2);
    await append(database, 'b', 2);
    const noted = await auditHead(database);
    await tamper(async (manager) => {
      const { hash } = await manager.findOneByOrFail(AuditRecordEntity, { seq: 3n });
      await manager.delete(AuditRecordEntity, { seq: 4n });
      await manager.update(AuditHeadEntity, { chain: 'main' }, { seq: 3n, hash });
    });
    await expect(verifyAuditChain(database)).resolves.toMatchObject({ intact: true });
    await expect(auditHead(database)).resolves.not.toEqual(noted);
  });
});
