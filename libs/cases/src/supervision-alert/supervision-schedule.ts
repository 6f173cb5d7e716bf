import type { WorkingTime } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { cancelJob, scheduleJob } from '@mashang/platform-persistence';
import type { CaseEntity } from '../case/case.entity';
import type { RectificationRepository } from '../rectification/rectification.repository';
import type { ServiceItemRepository } from '../service-item/service-item.repository';
import type { SpecialProcedureRepository } from '../special-procedure/special-procedure.repository';
import type { SupplementNoticeRepository } from '../supplement-notice/supplement-notice.repository';
import { checkCards } from './card-check';
import type { SupervisionAlertRepository } from './supervision-alert.repository';
import type { RuleFinding } from './supervision-rules';
import { findingsOf } from './supervision-rules';

export const SUPERVISE = 'cases.supervise';

export interface SupervisionScheduleParts {
  readonly database: Database;
  readonly items: ServiceItemRepository;
  readonly procedures: SpecialProcedureRepository;
  readonly notices: SupplementNoticeRepository;
  readonly rectifications: RectificationRepository;
  readonly alerts: SupervisionAlertRepository;
  readonly workingTime: WorkingTime;
}

/** Keeps one timer for each case at the instant when a rule holds next, in the transaction of what changed the case. */
export class SupervisionSchedule {
  constructor(private readonly parts: SupervisionScheduleParts) {}

  /** What the rules find of a case now, and will find if nothing changes. */
  async findings(ctx: OperationContext, filed: CaseEntity): Promise<readonly RuleFinding[]> {
    const { items, procedures, notices, rectifications, workingTime: time } = this.parts;
    const { caseNo, implementationCode, itemVersion } = filed;
    const [item] = await items.findVersions(ctx, [{ implementationCode, version: itemVersion }]);
    if (!item) throw new Error(`the item version of a case is missing: ${implementationCode} ${itemVersion}`);
    const [rectification = null] = await rectifications.findByCases(ctx, [caseNo]);
    return findingsOf({ time, filed, item, rectification, procedures: await procedures.listOfCases(ctx, [caseNo]), notices: await notices.listOfCases(ctx, [caseNo]) });
  }

  /** Sets the timer after any change: at once when a card is missing or holds no longer, otherwise when the next rule will hold. */
  async follow(tx: OperationContext, filed: CaseEntity): Promise<void> {
    const { database, alerts } = this.parts;
    const { caseNo: key, divisionCode } = filed;
    const { nextAt: dueAt } = checkCards(await this.findings(tx, filed), await alerts.listOfCases(tx, [key]), tx.clock.now());
    if (dueAt) await scheduleJob(database, tx, { kind: SUPERVISE, key, dueAt, divisionCode });
    else await cancelJob(database, tx, { kind: SUPERVISE, key });
  }
}
