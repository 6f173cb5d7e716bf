import type { WorkingTime } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import type { EndSpecialProcedureInput, StartSpecialProcedureInput } from '../__generated__/resolver-types';
import type { CaseStepService } from '../case/case-step.service';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';
import type { SpecialProcedureRepository } from './special-procedure.repository';

/** No procedure of 行政许可法 §45 at a township is granted more; a longer one is a mistake in the form. */
const LONGEST_GRANT = 180;

export class SpecialProcedureService {
  constructor(
    private readonly steps: CaseStepService,
    private readonly procedures: SpecialProcedureRepository,
    private readonly workingTime: WorkingTime,
  ) {}

  /** Stops both clocks for at most the granted working days, of which the applicant is told in writing (行政许可法 §45). */
  start(ctx: OperationContext, input: StartSpecialProcedureInput): Promise<void> {
    const reason = parseText('SPECIAL_PROCEDURE_REASON_LENGTH', 'reason', input.reason, 1000);
    const { ground, grantedWorkingDays } = input;
    if (grantedWorkingDays < 1 || grantedWorkingDays > LONGEST_GRANT) {
      throw new CaseError('SPECIAL_PROCEDURE_GRANT', `Granted are ${grantedWorkingDays} working days: grant 1 to ${LONGEST_GRANT}.`);
    }
    return this.steps.take(ctx, {
      step: 'suspend',
      mutation: 'cases.startSpecialProcedure',
      input,
      asked: { ground, grantedWorkingDays },
      words: reason,
      note: reason,
      change: async ({ tx, filed: { caseNo, divisionCode }, now }) => {
        const earlier = await this.procedures.listOfCases(tx, [caseNo]);
        const ordinal = earlier.length + 1;
        // The clock stops at once, so the granted days run from this instant and not from the next day on.
        const grantedUntil = this.workingTime.laterByDays(now, grantedWorkingDays);
        const noticeNo = `${caseNo}-T${ordinal}`;
        await this.procedures.insert(tx, { noticeNo, caseNo, ordinal, ground, reason, grantedWorkingDays, startedAt: now, grantedUntil, endedAt: null, result: null, divisionCode });
        return {};
      },
    });
  }

  /** Ends the procedure with its result; what lay beyond the granted time was never taken out of the limit. */
  end(ctx: OperationContext, input: EndSpecialProcedureInput): Promise<void> {
    const result = parseText('SPECIAL_PROCEDURE_RESULT_LENGTH', 'result', input.result, 1000);
    return this.steps.take(ctx, {
      step: 'resume',
      mutation: 'cases.endSpecialProcedure',
      input,
      words: result,
      note: result,
      event: 'RESUMED',
      change: async ({ tx, filed, now }) => {
        const running = (await this.procedures.listOfCases(tx, [filed.caseNo])).at(-1);
        if (!running) throw new Error(`a suspended case has no procedure: ${filed.caseNo}`);
        await this.procedures.end(tx, running.noticeNo, now, result);
        return {};
      },
    });
  }
}
