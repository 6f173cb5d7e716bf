import type { JsonValue, WorkingTime } from '@mashang/domain';
import { businessDateOf, DomainError } from '@mashang/domain';
import type { Journal, OperationContext, PersonalNumberVault, UnitOfWork } from '@mashang/platform-persistence';
import { admitRow } from '@mashang/platform-subgraph';
import type { ActingPost } from '../post-holder/acting-post';
import type { PostHolderService } from '../post-holder/post-holder.service';
import type { ServiceItemEntity } from '../service-item/service-item.entity';
import type { ServiceItemRepository } from '../service-item/service-item.repository';
import type { SpecialProcedureRepository } from '../special-procedure/special-procedure.repository';
import type { SupervisionSchedule } from '../supervision-alert/supervision-schedule';
import type { CaseEventType } from './case-event.entity';
import { dueDaysOf, usedDaysOf } from './case-clock';
import type { CaseTimerKind } from './case-timers';
import { writeCase } from './case.access';
import type { CaseEntity } from './case.entity';
import { CaseError, stateForbids } from './case.errors';
import type { CaseStep } from './case.lifecycle';
import { isOpen, nextCaseState } from './case.lifecycle';
import type { CaseRepository } from './case.repository';

/** What every step says: which case, as the caller read it, and from which post. */
export interface StepInput {
  readonly idempotencyKey: string;
  readonly caseNo: string;
  readonly version: number;
  readonly acting?: ActingPost | null | undefined;
}

export type CaseChanges = Partial<Omit<CaseEntity, 'caseNo' | 'version' | 'state'>>;

/** What a step works with, inside its transaction. */
export interface StepScope {
  readonly tx: OperationContext;
  readonly filed: CaseEntity;
  readonly now: Date;
  readonly journal: Journal;
}

/** One step of a case: what it asks, and what it changes besides the state. */
export interface StepRequest {
  readonly step: CaseStep;
  readonly mutation: string;
  readonly input: StepInput;
  /** What tells one request from another besides case, version and post; also audited, so none of it is a person's own words. */
  readonly asked?: Readonly<Record<string, JsonValue>>;
  /** A person's own words: they too tell one request from another, and the chain has them as one keyed digest. */
  readonly words?: JsonValue;
  readonly note?: string | null;
  /** Default the state that the step leads to. */
  readonly event?: CaseEventType;
  /** A timer takes the step, so no person's row rule applies and no post is acted from. Default false. */
  readonly isTimer?: boolean;
  /** The root field admits heads alone, and the authority is theirs as head: a post is asked for only if one is stated. Default false. */
  readonly isHeadApproval?: boolean;
  readonly change?: (scope: StepScope) => Promise<CaseChanges> | CaseChanges;
}

export interface CaseStepParts {
  readonly unitOfWork: UnitOfWork;
  readonly cases: CaseRepository;
  readonly items: ServiceItemRepository;
  readonly procedures: SpecialProcedureRepository;
  readonly supervision: SupervisionSchedule;
  readonly postHolders: PostHolderService;
  readonly personalNumbers: PersonalNumberVault;
  readonly workingTime: WorkingTime;
}

/** Carries one step out: table, row rule, version, due days, event, audit and message in one transaction. */
export class CaseStepService {
  constructor(private readonly parts: CaseStepParts) {}

  async take(ctx: OperationContext, request: StepRequest): Promise<void> {
    const { step, mutation, input, asked = {}, words, note = null, isTimer = false, isHeadApproval = false, change = () => ({}) } = request;
    const { idempotencyKey, caseNo, version, acting: stated = null } = input;
    const identity = { caseNo, version, ...(stated ? { acting: { ...stated } } : {}), ...asked, ...(words === undefined ? {} : { words: this.parts.personalNumbers.digestOf(words) }) };
    await this.parts.unitOfWork.run(ctx, { name: mutation, idempotencyKey, input: identity }, async (tx, journal) => {
      // Whoever comes second waits here, and then sees the version that the first has made.
      await this.parts.cases.lock(tx, caseNo);
      const found = await this.get(tx, caseNo);
      const filed = isTimer ? found : admitRow(writeCase, tx.principal, found);
      const acting = isTimer || (isHeadApproval && stated === null) ? null : await this.actingPost(tx, filed.departmentCode, stated);
      assertVersion(filed, version);
      const next = nextCaseState(filed.state, step);
      if (next === null) throw stateForbids(filed.state, step, `The case is ${filed.state}, from where it cannot ${step}`);
      const now = tx.clock.now();
      const wanted: CaseChanges = await change({ tx, filed, now, journal });
      // Silence accepts from a day in the past; when that was written down is what a figure as of an instant asks.
      const changed = wanted.acceptedAt ? { ...wanted, acceptanceRecordedAt: now } : wanted;
      const ends = isOpen(next) || !isOpen(filed.state) ? {} : await this.closing(tx, filed, now, note);
      const after = { ...filed, ...changed, ...ends, state: next };
      const due = await this.dueDays(tx, after, now);
      await this.parts.cases.advance(tx, caseNo, version, { ...changed, ...ends, ...due, state: next });
      const type = after.isDeemedAccepted && !filed.isDeemedAccepted ? 'DEEMED_ACCEPTED' : (request.event ?? next);
      await this.appendEvent(tx, filed, { type, version: version + 1, at: now, note, acting, isTimer });
      const { divisionCode } = filed;
      journal.audit({ action: `case.${step}`, entityType: 'Case', entityId: caseNo, divisionCode, change: { from: filed.state, to: next, ...identity, ...(acting ? { acting: { ...acting } } : {}) } });
      journal.publish({ type: messageType(type), key: caseNo, divisionCode, payload: { caseNo } });
      await this.parts.cases.followTimers(tx, { ...after, ...due }, await this.itemOf(tx, after));
      await this.parts.supervision.follow(tx, { ...after, ...due });
      return null;
    });
  }

  /**
   * Computes provisional due days again; taken by a timer each day until the missing notice is published. What changed is an event
   * of the case and a record of the audit chain, with both days before and after.
   */
  async recomputeDueDays(ctx: OperationContext, caseNo: string): Promise<void> {
    const filed = await this.get(ctx, caseNo);
    if (!isOpen(filed.state)) return;
    if (filed.acceptedAt === null) return this.recomputeBeforeAcceptance(ctx, filed);
    if (!filed.isDueProvisional) return;
    const { version, divisionCode, promisedDueOn, statutoryDueOn } = filed;
    const now = ctx.clock.now();
    const due = await this.dueDays(ctx, filed, now);
    const item = await this.itemOf(ctx, filed);
    if (due.isDueProvisional === true && due.promisedDueOn === promisedDueOn && due.statutoryDueOn === statutoryDueOn) {
      await this.parts.cases.followTimers(ctx, filed, item);
      return;
    }
    const change = { from: { promisedDueOn, statutoryDueOn }, to: { promisedDueOn: due.promisedDueOn ?? null, statutoryDueOn: due.statutoryDueOn ?? null } };
    const request = { name: 'cases.recomputeDueDays', idempotencyKey: `recompute-${caseNo}-${version}`, input: change };
    await this.parts.unitOfWork.run(ctx, request, async (tx, journal) => {
      await this.parts.cases.advance(tx, caseNo, version, due);
      const note = `${promisedDueOn ?? '-'} → ${due.promisedDueOn ?? '-'}; ${statutoryDueOn ?? '-'} → ${due.statutoryDueOn ?? '-'}`;
      await this.appendEvent(tx, filed, { type: 'DUE_DAYS_RECOMPUTED', version: version + 1, at: now, note, acting: null });
      journal.audit({ action: 'case.recomputeDueDays', entityType: 'Case', entityId: caseNo, divisionCode, change });
      journal.publish({ type: 'CaseDueDaysRecomputed', key: caseNo, divisionCode, payload: { caseNo } });
      await this.parts.cases.followTimers(tx, { ...filed, ...due }, item);
      await this.parts.supervision.follow(tx, { ...filed, ...due });
      return null;
    });
  }

  /** Before acceptance the days of silence and of an answer are followed: nothing but the notice holds one of them. */
  private async recomputeBeforeAcceptance(ctx: OperationContext, filed: CaseEntity): Promise<void> {
    const { caseNo, divisionCode } = filed;
    const change = await this.parts.cases.recomputeNotice(ctx, caseNo);
    await this.parts.cases.followTimers(ctx, filed, await this.itemOf(ctx, filed));
    if (change === null) return;
    const request = { name: 'cases.recomputeNotice', idempotencyKey: `notice-${caseNo}-${change.to}`.slice(0, 64), input: change };
    await this.parts.unitOfWork.run(ctx, request, (_tx, journal) => {
      journal.audit({ action: 'case.recomputeNotice', entityType: 'Case', entityId: caseNo, divisionCode, change });
      journal.publish({ type: 'CaseDueDaysRecomputed', key: caseNo, divisionCode, payload: { caseNo } });
      return Promise.resolve(null);
    });
  }

  /** @throws CaseError `POST_NOT_HELD` */
  actingPost(ctx: OperationContext, departmentCode: string, stated?: StepInput['acting']): Promise<ActingPost> {
    return this.parts.postHolders.actingPost(ctx, departmentCode, stated);
  }

  /** When each timer of a case fires. */
  async timersOf(ctx: OperationContext, filed: CaseEntity): Promise<Readonly<Partial<Record<CaseTimerKind, Date>>>> {
    return this.parts.cases.timersOf(ctx, filed, await this.itemOf(ctx, filed));
  }

  async get(ctx: OperationContext, caseNo: string): Promise<CaseEntity> {
    const [filed] = await this.parts.cases.findByNumbers(ctx, [caseNo]);
    if (!filed) throw new CaseError('CASE_UNKNOWN', `There is no case ${caseNo}: check the number on the receipt.`);
    return filed;
  }

  async itemInForce(ctx: OperationContext, code: string, on: string): Promise<ServiceItemEntity> {
    const [item] = await this.parts.items.listInForceByCodes(ctx, [code], on);
    if (!item) throw new CaseError('SERVICE_ITEM_UNKNOWN', `There is no service item ${code} in force: take the code from serviceItems.`);
    return item;
  }

  async appendEvent(
    ctx: OperationContext,
    { caseNo, divisionCode }: Pick<CaseEntity, 'caseNo' | 'divisionCode'>,
    event: { readonly type: CaseEventType; readonly version: number; readonly at: Date; readonly note: string | null; readonly acting: StepInput['acting']; readonly isTimer?: boolean },
  ): Promise<void> {
    const { type, version, at, note, acting, isTimer = false } = event;
    // One event per version: the identifier orders events of the same instant, and the database refuses a second one.
    const id = `${caseNo}-${String(version).padStart(3, '0')}`;
    // What the law does by itself is nobody's act, also when somebody's step has brought it to light.
    const staffNo = isTimer ? null : (ctx.principal.staffNo ?? null);
    await this.parts.cases.appendEvent(ctx, { id, caseNo, divisionCode, type, at, staffNo, note, postCode: acting?.post ?? null, actingAs: acting?.role ?? null });
  }

  /** What closing writes down: the instant, its day, and the working days it took; a procedure that still runs ends with the case. */
  private async closing(tx: OperationContext, { caseNo, acceptedAt }: CaseEntity, now: Date, note: string | null): Promise<CaseChanges> {
    const procedures = await this.parts.procedures.listOfCases(tx, [caseNo]);
    for (const { noticeNo, endedAt } of procedures) if (endedAt === null) await this.parts.procedures.end(tx, noticeNo, now, note ?? '办件已终结');
    const ended = procedures.map((procedure) => ({ ...procedure, endedAt: procedure.endedAt ?? now }));
    const usedWorkingDays = acceptedAt === null ? null : usedDaysOf(this.parts.workingTime, acceptedAt, ended, now);
    return { openCaseKey: null, closedAt: now, closedOn: businessDateOf(now), usedWorkingDays };
  }

  /** Due days follow acceptance, extension and special procedures; a closed case keeps those it was judged by. */
  private async dueDays(tx: OperationContext, after: CaseEntity, now: Date): Promise<CaseChanges> {
    if (after.acceptedAt === null || !isOpen(after.state)) return {};
    const procedures = await this.parts.procedures.listOfCases(tx, [after.caseNo]);
    return dueDaysOf(this.parts.workingTime, await this.itemOf(tx, after), after, procedures, now);
  }

  private async itemOf(tx: OperationContext, { implementationCode, itemVersion }: CaseEntity): Promise<ServiceItemEntity> {
    const [item] = await this.parts.items.findVersions(tx, [{ implementationCode, version: itemVersion }]);
    if (!item) throw new Error(`the item version of a case is missing: ${implementationCode} ${itemVersion}`);
    return item;
  }
}

/** @throws DomainError `STALE_VERSION` before anything is written that belongs to one version alone. */
function assertVersion({ version }: CaseEntity, expectedVersion: number): void {
  if (version === expectedVersion) return;
  throw new DomainError('STALE_VERSION', 'Somebody has changed this in the meantime; read it again and repeat the change.', { expectedVersion });
}

/** `SUPPLEMENT_REQUESTED` → `CaseSupplementRequested`. */
function messageType(type: CaseEventType): string {
  const words = type.split('_').map((word) => word.charAt(0) + word.slice(1).toLowerCase());
  return `Case${words.join('')}`;
}
