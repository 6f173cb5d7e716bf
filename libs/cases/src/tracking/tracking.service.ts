import type { OperationContext, PersonalNumberVault } from '@mashang/platform-persistence';
import type { CaseEntity } from '../case/case.entity';
import { CaseError } from '../case/case.errors';
import type { CaseRepository } from '../case/case.repository';
import { isQueryCode } from './query-code';
import type { TrackingAttemptRepository } from './tracking-attempt.repository';

/** Wrong codes for one number within a quarter of an hour. */
const MOST_ATTEMPTS = 5;

/** Opens a case to whoever holds its number and query code, and to nobody who guesses. */
export class TrackingService {
  constructor(
    private readonly cases: CaseRepository,
    private readonly attempts: TrackingAttemptRepository,
    private readonly personalNumbers: PersonalNumberVault,
  ) {}

  /**
   * The case of a number and its code.
   * @throws CaseError `TRACKING_UNKNOWN` for a wrong code and for a number that does not exist, word for word the same;
   * `TRACKING_LIMITED` after five of them, for a right code too.
   */
  async open(ctx: OperationContext, typedNumber: string, queryCode: string): Promise<CaseEntity> {
    const caseNo = typedNumber.trim();
    const isCode = isQueryCode(this.personalNumbers, caseNo, queryCode);
    // Looked up whether the code is right or not: the time taken tells nothing either.
    const [filed] = await this.cases.findByNumbers(ctx, [caseNo]);
    const isRight = isCode && filed !== undefined;
    if ((await this.attempts.count(ctx, caseNo, isRight)) >= MOST_ATTEMPTS) {
      throw new CaseError('TRACKING_LIMITED', 'This number was asked for with too many wrong codes: wait a quarter of an hour, then read the code off the receipt.');
    }
    if (!filed || !isRight) throw new CaseError('TRACKING_UNKNOWN', 'No case has this number and query code: read both off the receipt.');
    return filed;
  }
}
