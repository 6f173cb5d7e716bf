import type { JsonValue } from '@mashang/domain';
import { DomainError } from '@mashang/domain';
import type { AccessRule } from '@mashang/platform-identity';
import type { Journal, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { admitRow } from '../field-guards';
import type { Lifecycle } from './lifecycle';

/** A record with a lifecycle of its own: a complaint, an entrustment, a request for leave. */
export interface RecordRow<State extends string> {
  readonly state: State;
  readonly divisionCode: string;
}

/** One kind of record: where it is kept, how it moves, and who may move it. */
export interface RecordKind<Row extends RecordRow<State>, State extends string, Step extends string> {
  /** PascalCase; names the audited entity and begins the names of messages. */
  readonly type: string;
  readonly lifecycle: Lifecycle<State, Step>;
  readonly rule: AccessRule<Row>;
  /** The code of the refusal when there is no record of the key. */
  readonly unknown: string;
  /** Whether a record that the caller may not move is answered as if there were none, so that a number tells nothing. Default false. */
  readonly isHidden?: boolean;
  find(ctx: OperationContext, key: string): Promise<Row | null>;
  /** Changes a row that is still at `version`; throws `STALE_VERSION` otherwise. */
  advance(ctx: OperationContext, key: string, version: number, state: State, changes: Partial<Row>): Promise<void>;
}

/** What every step of a record says: as the caller read it. */
export interface RecordStepInput {
  readonly idempotencyKey: string;
  readonly version: number;
}

export interface RecordStepScope<Row> {
  readonly tx: OperationContext;
  readonly row: Row;
  readonly now: Date;
  readonly journal: Journal;
}

export interface RecordStepRequest<Row, Step extends string> {
  readonly step: Step;
  readonly mutation: string;
  readonly key: string;
  readonly input: RecordStepInput;
  /** What tells one request from another besides key and version; also audited, so a person's own words are in it as digests. */
  readonly asked?: Readonly<Record<string, JsonValue>>;
  /** Default the rule of the kind. */
  readonly rule?: AccessRule<Row>;
  readonly change?: (scope: RecordStepScope<Row>) => Promise<Partial<Row>> | Partial<Row>;
  /** What follows in the same transaction, with the record as it is then. */
  readonly after?: (scope: RecordStepScope<Row>) => Promise<void>;
}

/** A record to file: what tells one request from another, and the record itself. */
export interface RecordFiling<Row> {
  readonly mutation: string;
  readonly idempotencyKey: string;
  /** Holds no personal number. */
  readonly asked: Readonly<Record<string, JsonValue>>;
  /** Makes and inserts the record; answers it with its key. */
  readonly create: (scope: Omit<RecordStepScope<Row>, 'row'>) => Promise<{ readonly key: string; readonly row: Row }>;
}

/** Carries one step of a record out: row rule, table, version, audit and message in one transaction. */
export class RecordStepService<Row extends RecordRow<State>, State extends string, Step extends string> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly kind: RecordKind<Row, State, Step>,
  ) {}

  /** Files a record and answers its key; the same request again answers the first one's. */
  file(ctx: OperationContext, { mutation, idempotencyKey, asked, create }: RecordFiling<Row>): Promise<string> {
    return this.unitOfWork.run(ctx, { name: mutation, idempotencyKey, input: asked }, async (tx, journal) => {
      const { key, row } = await create({ tx, now: tx.clock.now(), journal });
      const { type } = this.kind;
      journal.audit({ action: this.action('file'), entityType: type, entityId: key, divisionCode: row.divisionCode, change: asked });
      journal.publish({ type: `${type}${pascalCase(row.state)}`, key, divisionCode: row.divisionCode, payload: { key, state: row.state } });
      return key;
    });
  }

  async take(ctx: OperationContext, request: RecordStepRequest<Row, Step>): Promise<void> {
    const { type, lifecycle } = this.kind;
    const { step, mutation, key, input, asked = {}, rule = this.kind.rule, change = () => ({}), after } = request;
    const { idempotencyKey, version } = input;
    const identity = { key, version, ...asked };
    await this.unitOfWork.run(ctx, { name: mutation, idempotencyKey, input: identity }, async (tx, journal) => {
      const row = this.admitted(rule, tx, key, await this.get(tx, key));
      const next = lifecycle.next(row.state, step);
      if (next === null) throw this.forbids(row.state, step);
      const now = tx.clock.now();
      await this.kind.advance(tx, key, version, next, await change({ tx, row, now, journal }));
      const { divisionCode } = row;
      journal.audit({ action: this.action(step), entityType: type, entityId: key, divisionCode, change: { from: row.state, to: next, ...identity } });
      journal.publish({ type: `${type}${pascalCase(next)}`, key, divisionCode, payload: { key, state: next } });
      await after?.({ tx, row: await this.get(tx, key), now, journal });
      return null;
    });
  }

  async get(ctx: OperationContext, key: string): Promise<Row> {
    const row = await this.kind.find(ctx, key);
    if (!row) throw this.unknown(key);
    return row;
  }

  private admitted(rule: AccessRule<Row>, { principal }: OperationContext, key: string, row: Row): Row {
    if (this.kind.isHidden === true && rule.admitsRow?.(principal, row) === false) throw this.unknown(key);
    return admitRow(rule, principal, row);
  }

  private unknown(key: string): DomainError {
    return new DomainError(this.kind.unknown, `There is no ${this.kind.type} ${key}: check the number.`);
  }

  private action(step: string): string {
    const { type } = this.kind;
    return `${type.charAt(0).toLowerCase()}${type.slice(1)}.${step}`;
  }

  private forbids(state: State, step: Step): DomainError {
    const allowed = this.kind.lifecycle.stepsFrom(state);
    const way = allowed.length === 0 ? 'no step is left' : `possible are ${allowed.join(', ')}`;
    return new DomainError('STATE_FORBIDS_STEP', `The ${this.kind.type} is ${state}, from where it cannot ${step}; ${way}.`, { state, step, allowed: [...allowed] });
  }
}

/** `UNDER_APPEAL` → `UnderAppeal`. */
export function pascalCase(name: string): string {
  return name
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('');
}
