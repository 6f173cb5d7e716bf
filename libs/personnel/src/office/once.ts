import { uniqueViolationOf } from '@mashang/platform-persistence';
import type { OfficeError } from './office.errors';

/** What `uniqueViolationOf` answers for a primary key. */
export const PRIMARY_KEY = 'PRIMARY';

/** Of two who enter the same thing at once the database lets one through; the other reads the refusal instead of a defect. */
export async function once<Result>(index: string, work: Promise<Result>, refusal: () => OfficeError): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (uniqueViolationOf(error) !== index) throw error;
    throw refusal();
  }
}
