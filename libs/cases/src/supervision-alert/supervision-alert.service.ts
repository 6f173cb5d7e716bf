import type { WorkingTime } from '@mashang/domain';
import { businessDateOf } from '@mashang/domain';
import type { OperationContext, PersonalNumberVault, UnitOfWork } from '@mashang/platform-persistence';
import { RecordStepService } from '@mashang/platform-subgraph';
import type { AlertDecisionInput, AlertReasonInput } from '../__generated__/resolver-types';
import { writeCase } from '../case/case.access';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';
import type { CaseRepository } from '../case/case.repository';
import { checkCards } from './card-check';
import { superviseRule } from './supervision-alert.access';
import type { SupervisionAlertEntity } from './supervision-alert.entity';
import type { AlertState, AlertStep } from './supervision-alert.lifecycle';
import { alertLifecycle } from './supervision-alert.lifecycle';
import type { SupervisionAlertRepository } from './supervision-alert.repository';
import type { SupervisionSchedule } from './supervision-schedule';

/** Working days in which a department may appeal against a card. */
const APPEAL_WORKING_DAYS = 5;

export interface SupervisionAlertParts {
  readonly unitOfWork: UnitOfWork;
  readonly cases: CaseRepository;
  readonly alerts: SupervisionAlertRepository;
  readonly schedule: SupervisionSchedule;
  readonly personalNumbers: PersonalNumberVault;
  readonly workingTime: WorkingTime;
}

/** 电子监察: issues cards by the rules, hears appeals, and marks what no longer holds. */
export class SupervisionAlertService {
  private readonly steps: RecordStepService<SupervisionAlertEntity, AlertState, AlertStep>;

  constructor(private readonly parts: SupervisionAlertParts) {
    const { alerts, unitOfWork } = parts;
    this.steps = new RecordStepService<SupervisionAlertEntity, AlertState, AlertStep>(unitOfWork, {
      type: 'SupervisionAlert',
      lifecycle: alertLifecycle,
      rule: writeCase,
      unknown: 'ALERT_UNKNOWN',
      find: (ctx, alertNo) => alerts.findByNumber(ctx, alertNo),
      advance: (...change) => alerts.advance(...change),
    });
  }

  get(ctx: OperationContext, alertNo: string): Promise<SupervisionAlertEntity> {
    return this.steps.get(ctx, alertNo);
  }

  /**
   * Asks the rules of a case: issues the cards that are missing, lapses those that hold no longer, and sets the timer to the next
   * instant at which one will. Taken by a timer; asking twice changes nothing.
   */
  async recheck(ctx: OperationContext, caseNo: string): Promise<void> {
    const { cases, alerts, schedule, unitOfWork } = this.parts;
    const [filed] = await cases.findByNumbers(ctx, [caseNo]);
    if (!filed) return;
    const now = ctx.clock.now();
    const findings = await schedule.findings(ctx, filed);
    const issued = await alerts.listOfCases(ctx, [caseNo]);
    const { missing, lapsed } = checkCards(findings, issued, now);
    for (const [position, finding] of missing.entries()) {
      const { id, version, level } = finding.rule;
      const alertNo = `${caseNo}-J${issued.length + position + 1}`;
      const { divisionCode, departmentCode, firstContactStaffNo } = filed;
      const appealDueOn = this.parts.workingTime.calendar.addWorkingDays(businessDateOf(now), APPEAL_WORKING_DAYS).dueOn;
      const card = { alertNo, caseNo, ruleId: id, ruleVersion: version, subject: finding.subject, level, departmentCode };
      await unitOfWork.run(ctx, { name: 'cases.issueAlert', idempotencyKey: alertNo, input: card }, async (tx, journal) => {
        const heldFrom = finding.from;
        await alerts.insert(tx, { ...unanswered, ...card, ruleId: id, level, state: 'ISSUED', heldFrom, issuedAt: now, responsibleStaffNo: firstContactStaffNo, appealDueOn, divisionCode, version: 1 });
        journal.audit({ action: 'supervisionAlert.issue', entityType: 'SupervisionAlert', entityId: alertNo, divisionCode, change: card });
        journal.publish({ type: 'SupervisionAlertIssued', key: alertNo, divisionCode, payload: { ...card, staffNo: firstContactStaffNo } });
        return null;
      });
    }
    for (const { alertNo, version } of lapsed) {
      const input = { idempotencyKey: `${alertNo}-lapse`, version };
      await this.steps.take(ctx, { step: 'lapse', mutation: 'cases.lapseAlert', key: alertNo, input, rule: ofTimers });
    }
    await schedule.follow(ctx, filed);
  }

  /** 督办: a leader urges the department. */
  supervise(ctx: OperationContext, input: AlertReasonInput): Promise<void> {
    const supervisionNote = parseText('ALERT_REASON_LENGTH', 'reason', input.reason, 1000);
    return this.steps.take(ctx, {
      step: 'supervise',
      mutation: 'cases.superviseAlert',
      key: input.alertNo,
      input,
      asked: { words: this.parts.personalNumbers.digestOf(supervisionNote) },
      rule: superviseRule,
      change: () => ({ supervisionNote }),
    });
  }

  appeal(ctx: OperationContext, input: AlertReasonInput): Promise<void> {
    const appealReason = parseText('ALERT_REASON_LENGTH', 'reason', input.reason, 1000);
    return this.steps.take(ctx, {
      step: 'appeal',
      mutation: 'cases.appealAlert',
      key: input.alertNo,
      input,
      asked: { words: this.parts.personalNumbers.digestOf(appealReason) },
      change: ({ tx, row, now }) => {
        if (businessDateOf(now) > row.appealDueOn) throw new CaseError('APPEAL_TOO_LATE', `The card could be appealed until ${row.appealDueOn}: ask a leader to revoke it.`);
        return { appealReason, appealedAt: now, appealedBy: tx.principal.staffNo ?? null };
      },
    });
  }

  /** Upholds or revokes an appealed card, by a leader who is not the one it names. */
  decide(ctx: OperationContext, input: AlertDecisionInput): Promise<void> {
    return this.conclude(ctx, input.isUpheld ? 'uphold' : 'overturn', 'cases.decideAppeal', input);
  }

  /** Revokes a card without an appeal, or after one that was lost, with the reason. */
  revoke(ctx: OperationContext, input: AlertReasonInput): Promise<void> {
    return this.conclude(ctx, 'revoke', 'cases.revokeAlert', input);
  }

  private conclude(ctx: OperationContext, step: 'uphold' | 'overturn' | 'revoke', mutation: string, input: AlertReasonInput): Promise<void> {
    const decisionReason = parseText('ALERT_REASON_LENGTH', 'reason', input.reason, 1000);
    return this.steps.take(ctx, {
      step,
      mutation,
      key: input.alertNo,
      input,
      asked: { step, words: this.parts.personalNumbers.digestOf(decisionReason) },
      rule: superviseRule,
      change: ({ tx, row, now }) => {
        const decidedBy = tx.principal.staffNo ?? null;
        if (decidedBy === null || decidedBy === row.appealedBy || decidedBy === row.responsibleStaffNo) {
          throw new CaseError('DECISION_NEEDS_ANOTHER_PERSON', 'Nobody decides about a card of their own: let another leader decide.');
        }
        return { decisionReason, decidedAt: now, decidedBy };
      },
    });
  }
}

/** Timers act for nobody, so no person's row rule applies; no root field has this rule. */
const ofTimers = { describe: 'timers', admits: () => true };

const unanswered = {
  supervisionNote: null,
  appealedAt: null,
  appealedBy: null,
  appealReason: null,
  decidedAt: null,
  decidedBy: null,
  decisionReason: null,
} as const;
