import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { MoreThan } from 'typeorm';
import { AUDIT_CHAIN, AuditHeadEntity, AuditRecordEntity, GENESIS_HASH } from './audit.entity';
import { canonicalJson } from './canonical-json';
import type { AuditEntry, Database } from './contracts';
import { openedDatabase } from './opened-database';
import type { OperationContext } from './operation-context';

/** Where a chain ends. Noted outside the database now and then, it also shows a chain rewritten as a whole. */
export interface AuditHead {
  readonly seq: bigint;
  readonly hash: string;
}

export type AuditVerdict =
  { readonly intact: true; readonly head: AuditHead } | { readonly intact: false; readonly brokenAt: bigint };

const PAGE = 500;

/** Over everything in the record but the hash itself; the record before is covered by `prevHash`. */
function hashOf(record: Omit<AuditRecordEntity, 'hash'>): string {
  const { seq, occurredAt, requestId, subject, action, entityType, entityId, divisionCode, change, prevHash } = record;
  const canonical = canonicalJson({
    seq: seq.toString(),
    occurredAt: occurredAt.toISOString(),
    requestId,
    subject,
    action,
    entityType,
    entityId,
    divisionCode,
    change,
    prevHash,
  });
  return createHash('sha256').update(canonical).digest('hex');
}

async function lockHead(manager: EntityManager): Promise<AuditHeadEntity> {
  const query = manager.createQueryBuilder(AuditHeadEntity, 'head').where({ chain: AUDIT_CHAIN });
  // On SQLite the transaction itself is the lock.
  if (manager.dataSource.options.type === 'mariadb') query.setLock('pessimistic_write');
  return query.getOneOrFail();
}

/** Appends to the chain; everybody waits for its head, so this comes last in a transaction. */
export async function appendToAuditChain(
  database: Database,
  ctx: OperationContext,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const manager = database.manager(ctx);
  const head = await lockHead(manager);
  const occurredAt = ctx.clock.now();
  const records: AuditRecordEntity[] = [];
  for (const entry of entries) {
    const unsealed = {
      ...entry,
      change: canonicalJson(entry.change),
      seq: head.seq + BigInt(records.length) + 1n,
      occurredAt,
      requestId: ctx.requestId,
      subject: ctx.principal.subject,
      prevHash: records.at(-1)?.hash ?? head.hash,
    };
    records.push({ ...unsealed, hash: hashOf(unsealed) });
  }
  const last = records.at(-1);
  if (last === undefined) return;
  await manager.insert(AuditRecordEntity, records);
  await manager.update(AuditHeadEntity, { chain: AUDIT_CHAIN }, { seq: last.seq, hash: last.hash });
}

/** Appends what somebody has read, outside any mutation; the reader gets nothing when it cannot be recorded. */
export async function auditReads(database: Database, ctx: OperationContext, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await database.transaction(ctx, (within) => appendToAuditChain(database, within, entries));
}

export async function auditHead(database: Database): Promise<AuditHead> {
  const { seq, hash } = await openedDatabase(database).engineBehind.reader.manager.findOneByOrFail(AuditHeadEntity, {
    chain: AUDIT_CHAIN,
  });
  return { seq, hash };
}

/**
 * Recomputes the chain from its first record to its head, in pages. Finds an edited, deleted, inserted or cut-off
 * record; `brokenAt` is the first number at which the chain does not hold.
 */
export async function verifyAuditChain(database: Database): Promise<AuditVerdict> {
  const { manager } = openedDatabase(database).engineBehind.reader;
  // Before the head, so that what is appended meanwhile lies before the head that we compare with.
  const [newest] = await manager.find(AuditRecordEntity, { order: { seq: 'DESC' }, take: 1 });
  const head = await auditHead(database);
  if (newest !== undefined && newest.seq > head.seq) return { intact: false, brokenAt: head.seq + 1n };
  let reached: AuditHead = { seq: 0n, hash: GENESIS_HASH };
  while (reached.seq < head.seq) {
    const records = await manager.find(AuditRecordEntity, {
      where: { seq: MoreThan(reached.seq) },
      order: { seq: 'ASC' },
      take: PAGE,
    });
    if (records.length === 0) break;
    for (const record of records) {
      const expected = reached.seq + 1n;
      if (record.seq !== expected || record.prevHash !== reached.hash || record.hash !== hashOf(record)) {
        return { intact: false, brokenAt: expected };
      }
      reached = { seq: record.seq, hash: record.hash };
      if (reached.seq === head.seq) break;
    }
  }
  if (reached.seq < head.seq) return { intact: false, brokenAt: reached.seq + 1n };
  return reached.hash === head.hash ? { intact: true, head } : { intact: false, brokenAt: head.seq };
}
