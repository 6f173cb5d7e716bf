import type { BusinessDate } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import type { EmploymentRepository } from '../employment/employment.repository';
import { lastDays } from '../employment/service-record';
import { OfficeError } from './office.errors';

type Employments = Pick<EmploymentRepository, 'listOfMany'>;

/** Which of the officers have left before a day; the last day is one of service. */
export async function leftBefore(ctx: OperationContext, employments: Employments, staffNumbers: readonly string[], day: BusinessDate): Promise<ReadonlySet<string>> {
  if (staffNumbers.length === 0) return new Set();
  const ended = [...lastDays(await employments.listOfMany(ctx, staffNumbers))].filter(([, lastDay]) => lastDay < day);
  return new Set(ended.map(([staffNo]) => staffNo));
}

/**
 * Refuses whoever has left before the day that a duty is for.
 * @throws OfficeError `OFFICER_HAS_LEFT`
 */
export async function assertInService(ctx: OperationContext, employments: Employments, staffNumbers: readonly string[], day: BusinessDate): Promise<void> {
  const [staffNo] = await leftBefore(ctx, employments, staffNumbers, day);
  if (staffNo !== undefined) throw new OfficeError('OFFICER_HAS_LEFT', `${staffNo} has left before ${day}: name somebody who serves on that day.`, { staffNo });
}
