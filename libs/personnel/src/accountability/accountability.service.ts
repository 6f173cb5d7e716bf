import type { WorkingTime } from '@mashang/domain';
import { businessDateOf, DivisionCode, parseBusinessDate, parseText } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { cancelJob, scheduleJob } from '@mashang/platform-persistence';
import type { RecordStepScope } from '@mashang/platform-subgraph';
import type {
  AccountabilityTextInput,
  DecideAccountabilityAppealInput,
  DecideAccountabilityInput,
  FindAccountabilityInput,
  OpenAccountabilityInput,
  ReassignAccountabilityInput,
} from '../__generated__/resolver-types';
import type { AccountabilityGradeEntity } from './accountability-grade.entity';
import type { AccountabilityLimitsEntity } from './accountability-limits.entity';
import { concerned, investigates } from './accountability.access';
import type { AccountabilityRecordEntity } from './accountability.entity';
import { AccountabilityError } from './accountability.errors';
import type { AccountabilityState, AccountabilityStep } from './accountability.lifecycle';
import type { AccountabilityRegister, AccountabilitySteps } from './accountability-register.service';
import type { AccountabilityRepository } from './accountability.repository';
import type { ImpartialityService } from './impartiality.service';
import { assertAnother } from './impartiality.service';

export const WAIVE_STATEMENT = 'personnel.waiveStatement';
export const SETTLE_DECISION = 'personnel.settleDecision';

export interface AccountabilityParts {
  readonly database: Database;
  readonly register: AccountabilityRegister;
  readonly records: AccountabilityRepository;
  readonly impartiality: ImpartialityService;
  readonly workingTime: WorkingTime;
}

type Scope = RecordStepScope<AccountabilityRecordEntity>;

/** 失职追究: each step by whom it belongs to, each limit counted in working days, nobody judge in their own matter. */
export class AccountabilityService {
  private readonly steps: AccountabilitySteps;

  constructor(private readonly parts: AccountabilityParts) {
    this.steps = parts.register.steps;
  }

  open(ctx: OperationContext, input: OpenAccountabilityInput): Promise<void> {
    const { officer, investigator } = input;
    return this.steps.take(ctx, {
      ...stepOf('open', 'personnel.openAccountability', input),
      asked: { officer, investigator },
      change: async ({ tx, row, now }) => {
        const openedBy = tx.principal.staffNo ?? null;
        const { impartiality } = this.parts;
        await impartiality.assertOfficers(tx, officer, investigator);
        await impartiality.assertServes(tx, investigator);
        await impartiality.assertImpartial(tx, aboutOf(row), openedBy);
        await impartiality.assertImpartial(tx, { officer, arisenAt: row.arisenAt }, openedBy, investigator);
        return { staffNo: officer, investigatorStaffNo: investigator, openedOn: businessDateOf(now), openedBy };
      },
    });
  }

  /** Names another investigator, because the first has left, fell ill or has an interest. */
  reassign(ctx: OperationContext, input: ReassignAccountabilityInput): Promise<void> {
    const { investigator } = input;
    const reason = parseText('reason', input.reason, 1000);
    return this.steps.take(ctx, {
      ...stepOf('reassign', 'personnel.reassignAccountability', input),
      asked: { investigator, reason },
      change: async ({ tx, row }) => {
        await this.parts.impartiality.assertOfficers(tx, investigator);
        await this.parts.impartiality.assertServes(tx, investigator);
        await this.parts.impartiality.assertImpartial(tx, aboutOf(row), tx.principal.staffNo ?? null, investigator);
        assertAnother(investigator, row.investigatorStaffNo);
        return { investigatorStaffNo: investigator };
      },
    });
  }

  dismiss(ctx: OperationContext, input: AccountabilityTextInput): Promise<void> {
    const outcome = parseText('reason', input.text, 1000);
    return this.steps.take(ctx, {
      ...stepOf('dismiss', 'personnel.dismissAccountability', input),
      asked: { outcome },
      change: async (scope) => {
        await this.parts.impartiality.assertImpartial(scope.tx, aboutOf(scope.row), scope.tx.principal.staffNo ?? null);
        return { outcome, ...ended(scope) };
      },
    });
  }

  /** Tells the officer in writing; the days for the statement begin. */
  notify(ctx: OperationContext, input: AccountabilityTextInput): Promise<void> {
    const notice = parseText('notice', input.text, 1000);
    return this.steps.take(ctx, {
      ...stepOf('notify', 'personnel.notifyAccountability', input),
      asked: { notice },
      rule: investigates,
      change: async (scope) => {
        await this.parts.impartiality.assertImpartial(scope.tx, aboutOf(scope.row), scope.row.investigatorStaffNo);
        return { notice, statementDueOn: await this.dueOn(scope, 'statementWorkingDays') };
      },
      after: ({ tx, row }) => this.setTimer(tx, WAIVE_STATEMENT, row, row.statementDueOn),
    });
  }

  state(ctx: OperationContext, input: AccountabilityTextInput): Promise<void> {
    const statement = parseText('statement', input.text, 1000);
    return this.steps.take(ctx, {
      ...stepOf('state', 'personnel.stateAccountability', input),
      asked: { statement },
      rule: concerned,
      change: ({ row: { statementDueOn }, now }) => {
        if (statementDueOn !== null && businessDateOf(now) > statementDueOn) throw new AccountabilityError('STATEMENT_TOO_LATE', `The days to state ended on ${statementDueOn}: say it in an appeal.`);
        return { statement };
      },
      after: ({ tx, row }) => this.clearTimer(tx, WAIVE_STATEMENT, row),
    });
  }

  /** Says what was found: neglect, and the days to decide begin; or nothing, and it ends. */
  find(ctx: OperationContext, input: FindAccountabilityInput): Promise<void> {
    const finding = parseText('finding', input.finding, 1000);
    const { isFounded } = input;
    return this.steps.take(ctx, {
      ...stepOf(isFounded ? 'find' : 'clear', 'personnel.findAccountability', input),
      asked: { isFounded, finding },
      rule: investigates,
      change: async (scope) => {
        const { tx, row } = scope;
        await this.parts.impartiality.assertImpartial(tx, aboutOf(row), row.investigatorStaffNo);
        if (row.state === 'NOTIFIED' && !row.isTriggerRevoked) throw new AccountabilityError('NOT_HEARD', 'The officer has the days of the notice to state: nothing is found before.');
        if (!isFounded) return { finding, outcome: finding, ...ended(scope) };
        assertTriggerStands(row);
        return { finding, decisionDueOn: await this.dueOn(scope, 'decisionWorkingDays') };
      },
    });
  }

  /** Decides the measure, or that none is taken; the days to appeal begin. */
  decide(ctx: OperationContext, input: DecideAccountabilityInput): Promise<void> {
    const decision = parseText('reason', input.reason, 1000);
    const gradeCode = input.grade ?? null;
    return this.steps.take(ctx, {
      ...stepOf('decide', 'personnel.decideAccountability', input),
      asked: { grade: gradeCode, reason: decision },
      change: async (scope) => {
        const { tx, row, now } = scope;
        const decidedBy = tx.principal.staffNo ?? null;
        assertTriggerStands(row);
        assertAnother(decidedBy, row.investigatorStaffNo);
        await this.parts.impartiality.assertImpartial(tx, aboutOf(row), decidedBy);
        const decidedOn = businessDateOf(now);
        if (gradeCode !== null) assertDecidable(gradeCode, await this.parts.records.listGrades(tx, DivisionCode.townshipOf(row.divisionCode), decidedOn));
        return { gradeCode, decision, decidedOn, decidedBy, appealDueOn: await this.dueOn(scope, 'appealWorkingDays') };
      },
      after: ({ tx, row }) => this.setTimer(tx, SETTLE_DECISION, row, row.appealDueOn),
    });
  }

  appeal(ctx: OperationContext, input: AccountabilityTextInput): Promise<void> {
    const appeal = parseText('appeal', input.text, 1000);
    return this.steps.take(ctx, {
      ...stepOf('appeal', 'personnel.appealAccountability', input),
      asked: { appeal },
      rule: concerned,
      change: ({ row: { appealDueOn }, now }) => {
        if (appealDueOn !== null && businessDateOf(now) > appealDueOn) throw new AccountabilityError('APPEAL_TOO_LATE', `The days to appeal ended on ${appealDueOn}: the decision stands.`);
        return { appeal };
      },
      after: ({ tx, row }) => this.clearTimer(tx, SETTLE_DECISION, row),
    });
  }

  decideAppeal(ctx: OperationContext, input: DecideAccountabilityAppealInput): Promise<void> {
    const outcome = parseText('reason', input.reason, 1000);
    const { isUpheld } = input;
    return this.steps.take(ctx, {
      ...stepOf(isUpheld ? 'uphold' : 'revoke', 'personnel.decideAccountabilityAppeal', input),
      asked: { isUpheld, reason: outcome },
      change: async (scope) => {
        const { tx, row } = scope;
        // A decision without an appeal is revoked by its own mutation, for its own reason.
        if (row.state === 'FINAL' || row.state === 'DECIDED') throw new AccountabilityError('NO_APPEAL', 'Nobody has appealed against this decision: it is taken back by revokeAccountability only.');
        const decidedBy = tx.principal.staffNo ?? null;
        if (isUpheld) assertTriggerStands(row);
        assertAnother(decidedBy, row.decidedBy, row.investigatorStaffNo);
        await this.parts.impartiality.assertImpartial(tx, aboutOf(row), decidedBy);
        return { outcome, ...ended(scope) };
      },
    });
  }

  /** Takes a decision back whose ground is gone. */
  revoke(ctx: OperationContext, input: AccountabilityTextInput): Promise<void> {
    const outcome = parseText('reason', input.text, 1000);
    return this.steps.take(ctx, {
      ...stepOf('revoke', 'personnel.revokeAccountability', input),
      asked: { outcome },
      change: async (scope) => {
        const { tx, row } = scope;
        if (row.state === 'UNDER_APPEAL') throw new AccountabilityError('APPEAL_PENDING', 'An appeal is pending: decide it, and the decision with it.');
        if (!row.isTriggerRevoked) throw new AccountabilityError('TRIGGER_STANDS', 'What set the record off still stands: a decision is taken back by its appeal only.');
        await this.parts.impartiality.assertImpartial(tx, aboutOf(row), tx.principal.staffNo ?? null);
        return { outcome, ...ended(scope) };
      },
      after: ({ tx, row }) => this.clearTimer(tx, SETTLE_DECISION, row),
    });
  }

  /** The days to state have passed without a word; taken by a timer. */
  waiveStatement(ctx: OperationContext, recordNo: string): Promise<void> {
    return this.byTimer(ctx, recordNo, 'NOTIFIED', 'waive', () => ({}));
  }

  /** The days to appeal have passed: the decision stands, unless its ground is gone meanwhile; taken by a timer. */
  async settle(ctx: OperationContext, recordNo: string): Promise<void> {
    const { isTriggerRevoked, sourceKey } = await this.steps.get(ctx, recordNo);
    if (isTriggerRevoked) return this.byTimer(ctx, recordNo, 'DECIDED', 'revoke', ({ now }) => ({ outcome: `${sourceKey} 已撤销`, endedAt: now }));
    return this.byTimer(ctx, recordNo, 'DECIDED', 'settle', ({ row, now }) => ({ outcome: row.decision, endedAt: now }));
  }

  private async byTimer(ctx: OperationContext, recordNo: string, from: AccountabilityState, step: AccountabilityStep, change: (scope: Scope) => Partial<AccountabilityRecordEntity>): Promise<void> {
    const { state, version } = await this.steps.get(ctx, recordNo);
    if (state !== from) return;
    const input = { idempotencyKey: `${step}-${recordNo}-${version}`, version };
    await this.steps.take(ctx, { step, mutation: `personnel.${step}Accountability`, key: recordNo, input, rule: ofTimers, change });
  }

  private async dueOn({ tx, row, now }: Scope, side: 'statementWorkingDays' | 'decisionWorkingDays' | 'appealWorkingDays'): Promise<string> {
    const today = businessDateOf(now);
    const limits: AccountabilityLimitsEntity | null = await this.parts.records.findLimits(tx, DivisionCode.townshipOf(row.divisionCode), today);
    if (!limits) throw new AccountabilityError('LIMITS_UNKNOWN', `${DivisionCode.townshipOf(row.divisionCode)} has no limits for accountability on ${today}: enter the township's rules first.`);
    return this.parts.workingTime.calendar.addWorkingDays(today, limits[side]).dueOn;
  }

  /** A limit ends with the office hours of its last day. */
  private async setTimer(tx: OperationContext, kind: string, { recordNo: key, divisionCode }: AccountabilityRecordEntity, dueOn: string | null): Promise<void> {
    if (dueOn === null) return;
    await scheduleJob(this.parts.database, tx, { kind, key, dueAt: this.parts.workingTime.closingOf(parseBusinessDate(dueOn)), divisionCode });
  }

  private async clearTimer(tx: OperationContext, kind: string, { recordNo: key }: AccountabilityRecordEntity): Promise<void> {
    await cancelJob(this.parts.database, tx, { kind, key });
  }
}

function stepOf<Step extends AccountabilityStep>(step: Step, mutation: string, input: { readonly idempotencyKey: string; readonly recordNo: string; readonly version: number }) {
  return { step, mutation, key: input.recordNo, input };
}

function ended({ tx, now }: Scope): Pick<AccountabilityRecordEntity, 'endedAt' | 'endedBy'> {
  return { endedAt: now, endedBy: tx.principal.staffNo ?? null };
}

/** Whom a record is about, and since when. */
function aboutOf({ staffNo, arisenAt }: AccountabilityRecordEntity): { readonly officer: string | null; readonly arisenAt: Date } {
  return { officer: staffNo, arisenAt };
}

function assertTriggerStands({ isTriggerRevoked, triggerKind, sourceKey }: AccountabilityRecordEntity): void {
  if (isTriggerRevoked) throw new AccountabilityError('TRIGGER_REVOKED', `The ${triggerKind} ${sourceKey} that set it off was revoked: no measure can rest on it, clear or revoke the record.`);
}

function assertDecidable(code: string, grades: readonly AccountabilityGradeEntity[]): void {
  const grade = grades.find((candidate) => candidate.code === code);
  if (!grade) throw new AccountabilityError('GRADE_UNKNOWN', `No measure ${code} is in force: choose one of ${grades.map((candidate) => candidate.code).join(', ')}.`);
  if (!grade.isTownshipCompetent) throw new AccountabilityError('GRADE_BEYOND_TOWNSHIP', `${grade.name} is not the township's to decide: propose it to the authority above, and decide here what the township may.`);
}

/** Timers act for nobody, so no person's row rule applies; no root field has this rule. */
const ofTimers = { describe: 'timers', admits: () => true };
