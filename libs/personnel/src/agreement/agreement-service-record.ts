import { parseBusinessDate } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import type { EmploymentRepository } from '../employment/employment.repository';
import { servesUntil } from '../employment/service-record';
import { AgreementError } from './agreement.errors';

/** An officer without a recorded history serves as the register says. @throws AgreementError `OFFICER_HAS_LEFT` */
export async function assertServing(employments: Pick<EmploymentRepository, 'listOfMany'>, ctx: OperationContext, staffNumbers: readonly string[], on: string): Promise<void> {
  if (staffNumbers.length === 0) return;
  const history = await employments.listOfMany(ctx, staffNumbers);
  for (const staffNo of staffNumbers) {
    if (servesUntil(history.filter((stretch) => stretch.staffNo === staffNo), parseBusinessDate(on)) === 'NOT_SERVING') {
      throw new AgreementError('OFFICER_HAS_LEFT', `${staffNo} does not serve on ${on}: who has left takes on no duty and signs none.`);
    }
  }
}
