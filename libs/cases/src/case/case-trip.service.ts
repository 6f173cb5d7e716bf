import type { Journal, OperationContext, PersonalNumberVault, UnitOfWork } from '@mashang/platform-persistence';
import { admitRow } from '@mashang/platform-subgraph';
import type { RecordTripInput } from '../__generated__/resolver-types';
import type { ActingPost } from '../post-holder/acting-post';
import type { CaseStepService } from './case-step.service';
import { writeCase } from './case.access';
import { parseText } from './case.inputs';
import type { CaseRepository } from './case.repository';

export interface Trip {
  readonly caseNo: string;
  readonly traveller: 'CITIZEN' | 'CADRE';
  readonly reason: string;
}

/** Counts who had to go where for a case: the report's 变群众跑为干部跑 and 一次办结 are sums of these. */
export class CaseTripService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cases: CaseRepository,
    private readonly steps: CaseStepService,
    private readonly personalNumbers: PersonalNumberVault,
  ) {}

  /** Writes one trip down, of a case of the caller's department; trips may follow the closing, e.g. to fetch a result. */
  async record(ctx: OperationContext, { idempotencyKey, caseNo, traveller, reason: text }: RecordTripInput): Promise<void> {
    const reason = parseText('TEXT_LENGTH', 'reason', text, 200);
    await this.unitOfWork.run(ctx, { name: 'cases.recordTrip', idempotencyKey, input: { caseNo, traveller, reason } }, async (tx, journal) => {
      const { departmentCode } = admitRow(writeCase, tx.principal, await this.steps.get(tx, caseNo));
      const acting = await this.steps.actingPost(tx, departmentCode);
      await this.count(tx, { caseNo, traveller, reason }, tx.clock.now(), journal, acting);
      return null;
    });
  }

  /** Counts a trip in a transaction that is under way; without a post when a village agent, who holds none in the department, made it. */
  async count(tx: OperationContext, { caseNo, traveller, reason }: Trip, at: Date, journal: Journal, acting: ActingPost | null = null): Promise<void> {
    await this.cases.lock(tx, caseNo);
    const filed = await this.steps.get(tx, caseNo);
    const { citizenTrips, cadreTrips, divisionCode, version } = filed;
    await this.cases.advance(tx, caseNo, version, traveller === 'CITIZEN' ? { citizenTrips: citizenTrips + 1 } : { cadreTrips: cadreTrips + 1 });
    await this.steps.appendEvent(tx, filed, { type: 'TRIP_RECORDED', version: version + 1, at, note: `${traveller}: ${reason}`, acting });
    journal.audit({ action: 'case.recordTrip', entityType: 'Case', entityId: caseNo, divisionCode, change: { traveller, words: this.personalNumbers.digestOf(reason) } });
  }
}
