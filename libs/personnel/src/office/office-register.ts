import type { BusinessDate } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import type { DivisionRepository } from '../division/division.repository';
import type { EmploymentRepository } from '../employment/employment.repository';
import { lastDays } from '../employment/service-record';
import { OfficeError } from './office.errors';

/** What the office asks of the register before it writes: whether a division is there, and who still serves. */
export class OfficeRegister {
  constructor(
    private readonly employments: Pick<EmploymentRepository, 'listOfMany'>,
    private readonly divisions: Pick<DivisionRepository, 'findByCodes'>,
  ) {}

  /** Which of the officers have left before a day; the last day is one of service. */
  async leftBefore(ctx: OperationContext, staffNumbers: readonly string[], day: BusinessDate): Promise<ReadonlySet<string>> {
    if (staffNumbers.length === 0) return new Set();
    const ended = [...lastDays(await this.employments.listOfMany(ctx, staffNumbers))].filter(([, lastDay]) => lastDay < day);
    return new Set(ended.map(([staffNo]) => staffNo));
  }

  /**
   * Refuses whoever has left before the day that a duty is for.
   * @throws OfficeError `OFFICER_HAS_LEFT`
   */
  async assertInService(ctx: OperationContext, staffNumbers: readonly string[], day: BusinessDate): Promise<void> {
    const [staffNo] = await this.leftBefore(ctx, staffNumbers, day);
    if (staffNo !== undefined) throw new OfficeError('OFFICER_HAS_LEFT', `${staffNo} has left before ${day}: name somebody who serves on that day.`, { staffNo });
  }

  /**
   * Refuses what would hang on a division that nobody could find again.
   * @throws OfficeError `DIVISION_UNKNOWN`
   */
  async assertDivision(ctx: OperationContext, code: string): Promise<void> {
    if ((await this.divisions.findByCodes(ctx, [code])).length === 0) throw new OfficeError('DIVISION_UNKNOWN', `There is no division ${code}: take the code from divisions.`);
  }
}
