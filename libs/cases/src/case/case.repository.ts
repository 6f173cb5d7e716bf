import type { WorkingTime } from '@mashang/domain';
import { businessDateOf, parseBusinessDate } from '@mashang/domain';
import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { cancelJob, fetchPage, lockRows, nextNumber, scheduleJob, updateAtVersion, whereDivisionIn } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import type { ServiceItemEntity } from '../service-item/service-item.entity';
import type { SupplementNoticeRepository } from '../supplement-notice/supplement-notice.repository';
import type { ToleratedGapRepository } from '../tolerated-gap/tolerated-gap.repository';
import type { CaseMonthCountRepository } from '../case-month-count/case-month-count.repository';
import { CaseEventEntity } from './case-event.entity';
import type { CaseTimerKind } from './case-timers';
import { CASE_TIMERS, timersOf } from './case-timers';
import { CaseEntity } from './case.entity';
import type { CaseState } from './case.lifecycle';
import { isOpen, OPEN_STATES } from './case.lifecycle';

export interface CaseFilter {
  readonly divisionCode: string | null;
  readonly departmentCode: string | null;
  readonly state: CaseState | null;
  /** Open cases whose promise ends before this business date; listed by due day. */
  readonly dueBefore: string | null;
}

const NEWEST_FIRST = [
  { property: 'receivedAt', kind: 'instant', direction: 'DESC' },
  { property: 'caseNo', kind: 'text', direction: 'DESC' },
] as const;

const MOST_URGENT_FIRST = [
  { property: 'promisedDueOn', kind: 'text', direction: 'ASC' },
  { property: 'caseNo', kind: 'text', direction: 'ASC' },
] as const;

export class CaseRepository {
  constructor(
    private readonly database: Database,
    private readonly notices: SupplementNoticeRepository,
    private readonly gaps: ToleratedGapRepository,
    private readonly monthCounts: CaseMonthCountRepository,
    private readonly workingTime: WorkingTime,
  ) {}

  findByNumbers(ctx: OperationContext, caseNumbers: readonly string[]): Promise<CaseEntity[]> {
    return this.database.manager(ctx).findBy(CaseEntity, { caseNo: In([...caseNumbers]) });
  }

  /** Holds the case until the transaction ends: who comes second finds it changed. */
  lock(tx: OperationContext, caseNo: string): Promise<void> {
    return lockRows(this.database, tx, CaseEntity, 'caseNo', [caseNo]);
  }

  /** The open case that keeps the same applicant from filing the same item. */
  findByOpenKey(ctx: OperationContext, openCaseKey: string): Promise<CaseEntity | null> {
    return this.database.manager(ctx).findOneBy(CaseEntity, { openCaseKey });
  }

  /** Events of the cases, the oldest first. */
  listEvents(ctx: OperationContext, caseNumbers: readonly string[]): Promise<CaseEventEntity[]> {
    return this.database
      .manager(ctx)
      .find(CaseEventEntity, { where: { caseNo: In([...caseNumbers]) }, order: { at: 'ASC', id: 'ASC' } });
  }

  /** Cases, the newest first; those due before a day by due day, the most urgent first. */
  page(ctx: OperationContext, filter: CaseFilter, page: PageArguments): Promise<Connection<CaseEntity>> {
    const { divisionCode, departmentCode, state, dueBefore } = filter;
    const query = this.database.manager(ctx).createQueryBuilder(CaseEntity, 'filed').where('1 = 1');
    if (divisionCode !== null) whereDivisionIn(query, 'filed.divisionCode', [divisionCode]);
    if (departmentCode !== null) query.andWhere('filed.departmentCode = :departmentCode', { departmentCode });
    if (state !== null) query.andWhere('filed.state = :state', { state });
    const name = `cases.cases of ${divisionCode ?? 'all'} ${departmentCode ?? 'all'} ${state ?? 'all'} due before ${dueBefore ?? 'ever'}`;
    if (dueBefore === null) return fetchPage(query, { name, order: NEWEST_FIRST }, page);
    query.andWhere('filed.promisedDueOn < :dueBefore', { dueBefore: parseBusinessDate(dueBefore) });
    if (state === null) query.andWhere('filed.state IN (:...open)', { open: OPEN_STATES });
    return fetchPage(query, { name, order: MOST_URGENT_FIRST }, page);
  }

  /** The next number of the township's year, e.g. 350199101-2012-000123; given back when the transaction rolls back. */
  async nextCaseNo(ctx: OperationContext, townshipCode: string, year: string): Promise<string> {
    const prefix = `${townshipCode.slice(0, 9)}-${year}`;
    const number = await nextNumber(this.database, ctx, `cases.${prefix}`);
    return `${prefix}-${String(number).padStart(6, '0')}`;
  }

  /** The next number of a notice of acceptance or non-acceptance, e.g. 350199101-2012-S000045. */
  async nextNoticeNo(ctx: OperationContext, caseNo: string, on: string): Promise<string> {
    const prefix = `${caseNo.slice(0, 9)}-${on.slice(0, 4)}`;
    const number = await nextNumber(this.database, ctx, `cases.intakeNotice.${prefix}`);
    return `${prefix}-S${String(number).padStart(6, '0')}`;
  }

  /** Inserts a case, and counts it in the sums by month. */
  async insert(ctx: OperationContext, filed: Readonly<CaseEntity>): Promise<void> {
    await this.database.manager(ctx).insert(CaseEntity, filed);
    await this.monthCounts.move(ctx, new Map(), await this.monthCounts.contributionsOf(ctx, filed.caseNo));
  }

  async appendEvent(ctx: OperationContext, event: Readonly<CaseEventEntity>): Promise<void> {
    await this.database.manager(ctx).insert(CaseEventEntity, event);
  }

  /** Changes a case that is still at `version`, and the sums by month with it; throws `STALE_VERSION` otherwise. */
  async advance(ctx: OperationContext, caseNo: string, version: number, changes: Partial<Omit<CaseEntity, 'caseNo' | 'version'>>): Promise<void> {
    const before = await this.monthCounts.contributionsOf(ctx, caseNo);
    const areTripsChanged = changes.citizenTrips !== undefined || changes.cadreTrips !== undefined;
    const [filed] = areTripsChanged ? await this.findByNumbers(ctx, [caseNo]) : [];
    await updateAtVersion(this.database, ctx, CaseEntity, { caseNo }, version, changes);
    if (filed && filed.closedAt !== null) await this.monthCounts.keepLateTrips(ctx, filed, changes);
    await this.monthCounts.move(ctx, before, await this.monthCounts.contributionsOf(ctx, caseNo));
  }

  /** Sets and clears the case's timers to what its state asks for. */
  async followTimers(ctx: OperationContext, filed: Readonly<CaseEntity>, item: Pick<ServiceItemEntity, 'noticeWorkingDays'>): Promise<void> {
    const { caseNo: key, divisionCode } = filed;
    const timers = await this.timersOf(ctx, filed, item);
    for (const kind of CASE_TIMERS) {
      const dueAt = timers[kind];
      if (dueAt) await scheduleJob(this.database, ctx, { kind, key, dueAt, divisionCode });
      else await cancelJob(this.database, ctx, { kind, key });
    }
  }

  /** Computes the last day to answer again; a later one replaces the one that the applicant was told, an earlier one never. */
  async recomputeNotice(tx: OperationContext, caseNo: string): Promise<{ readonly from: string; readonly to: string } | null> {
    const notice = (await this.notices.listOfCases(tx, [caseNo])).at(-1);
    if (notice?.isDueProvisional !== true || notice.replyWorkingDays === null) return null;
    const { dueOn, provisional } = this.workingTime.calendar.addWorkingDays(businessDateOf(notice.issuedAt), notice.replyWorkingDays);
    const to = dueOn > notice.dueOn ? dueOn : notice.dueOn;
    await this.notices.moveDueDay(tx, notice.noticeNo, to, provisional);
    return to === notice.dueOn ? null : { from: notice.dueOn, to };
  }

  /** When each timer of the case fires, as its state asks for. */
  async timersOf(ctx: OperationContext, filed: Readonly<CaseEntity>, item: Pick<ServiceItemEntity, 'noticeWorkingDays'>): Promise<Readonly<Partial<Record<CaseTimerKind, Date>>>> {
    const { caseNo: key } = filed;
    const notice = filed.state === 'SUPPLEMENT_REQUESTED' ? (await this.notices.listOfCases(ctx, [key])).at(-1) : undefined;
    const [gap] = filed.acceptedAt !== null && isOpen(filed.state) ? await this.gaps.listOpenOfCase(ctx, key) : [];
    return timersOf(this.workingTime, filed, ctx.clock.now(), item.noticeWorkingDays, notice ?? null, gap?.dueOn ?? null);
  }
}
