import { createHash } from 'node:crypto';
import type { JsonValue } from '@mashang/domain';
import { appendToAuditChain } from './audit-chain';
import { canonicalJson } from './canonical-json';
import type { AuditEntry, Database, DomainEvent, Journal, MutationRequest, UnitOfWork } from './contracts';
import { persistenceError } from './errors';
import { IdempotencyRecordEntity } from './idempotency.entity';
import type { OperationContext } from './operation-context';
import { appendToOutbox } from './outbox';
import { uniqueViolationOf } from './unique-violation';

function sha256(value: JsonValue): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** Collects during the work and is written after it, because the audit head is the one row that everybody waits for. */
class CollectingJournal implements Journal {
  readonly entries: AuditEntry[] = [];
  readonly events: DomainEvent[] = [];
  private sealed = false;

  audit(entry: AuditEntry): void {
    this.refuseWhenSealed();
    this.entries.push(entry);
  }

  publish(event: DomainEvent): void {
    this.refuseWhenSealed();
    this.events.push(event);
  }

  seal(): void {
    this.sealed = true;
  }

  private refuseWhenSealed(): void {
    if (this.sealed) throw new Error('the work of this mutation has ended; await everything before returning');
  }
}

class TransactionalUnitOfWork implements UnitOfWork {
  constructor(private readonly database: Database) {}

  async run<T extends JsonValue>(
    ctx: OperationContext,
    request: MutationRequest,
    work: (ctx: OperationContext, journal: Journal) => Promise<T>,
  ): Promise<T> {
    assertKeyLength(request.idempotencyKey);
    return this.database.transaction(ctx, async (within) => {
      const claim = this.claimOf(within, request);
      const answered = await this.answeredBefore(within, claim);
      if (answered !== null) return this.storedResult<T>(answered, claim, request);
      const rival = await this.claim(within, claim);
      if (rival !== null) return this.storedResult<T>(rival, claim, request);

      const journal = new CollectingJournal();
      const result = canonicalJson(await work(within, journal));
      journal.seal();
      const { scopeHash } = claim;
      await this.database.manager(within).update(IdempotencyRecordEntity, { scopeHash }, { result });
      await appendToOutbox(this.database, within, journal.events);
      await appendToAuditChain(this.database, within, journal.entries);
      // The first answer is read back like any later one, so that no caller can tell them apart.
      return parsed<T>(result);
    });
  }

  private claimOf(ctx: OperationContext, { name, idempotencyKey, input }: MutationRequest): IdempotencyRecordEntity {
    const { subject } = ctx.principal;
    return Object.assign(new IdempotencyRecordEntity(), {
      scopeHash: sha256([subject, name, idempotencyKey]),
      mutation: name,
      subject,
      inputHash: sha256(input),
      result: null,
      createdAt: ctx.clock.now(),
    });
  }

  private answeredBefore(
    ctx: OperationContext,
    { scopeHash }: IdempotencyRecordEntity,
  ): Promise<IdempotencyRecordEntity | null> {
    return this.database.manager(ctx).findOneBy(IdempotencyRecordEntity, { scopeHash });
  }

  /**
   * Null when the key is ours now. A rival with the same key makes this wait until it commits (its record) or rolls
   * back.
   */
  private async claim(ctx: OperationContext, claim: IdempotencyRecordEntity): Promise<IdempotencyRecordEntity | null> {
    try {
      await this.database.manager(ctx).insert(IdempotencyRecordEntity, claim);
      return null;
    } catch (error) {
      if (uniqueViolationOf(error) === null) throw error;
      const rival = await this.answeredBefore(ctx, claim);
      if (rival === null) throw error;
      return rival;
    }
  }

  private storedResult<T extends JsonValue>(
    { inputHash, result }: IdempotencyRecordEntity,
    claim: IdempotencyRecordEntity,
    request: MutationRequest,
  ): T {
    if (inputHash !== claim.inputHash) {
      throw persistenceError(
        'IDEMPOTENCY_KEY_REUSED',
        'This idempotency key was used for another request; make a new key for each new request.',
        { mutation: request.name },
      );
    }
    if (result === null) throw new Error('an idempotency record was committed without its result');
    return parsed<T>(result);
  }
}

/** The record was written from a `T`, under a scope that names the mutation. */
function parsed<T extends JsonValue>(result: string): T {
  return JSON.parse(result);
}

export function createUnitOfWork(database: Database): UnitOfWork {
  return new TransactionalUnitOfWork(database);
}

const SHORTEST_KEY = 8;
const LONGEST_KEY = 64;

/** A short key is soon used twice by mistake; what the SDL promises holds here for every mutation. */
function assertKeyLength({ length }: string): void {
  if (length >= SHORTEST_KEY && length <= LONGEST_KEY) return;
  const message = `An idempotency key has ${SHORTEST_KEY} to ${LONGEST_KEY} characters, not ${length}: choose e.g. a random UUID.`;
  throw persistenceError('IDEMPOTENCY_KEY_LENGTH', message);
}
