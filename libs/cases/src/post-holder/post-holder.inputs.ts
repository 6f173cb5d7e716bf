import { parseBusinessDate } from '@mashang/domain';
import { z } from 'zod';
import { ACTING_ROLES } from './acting-post';

const day = z.string().refine(isDay, 'a business date');

/** What personnel publishes as `PostHoldingChanged`: the whole state of one holding. */
const postHoldingChanged = z.object({
  holdingId: z.string().min(1).max(64),
  postCode: z.string().min(1).max(48),
  departmentCode: z.string().min(1).max(32),
  staffNo: z.string().min(1).max(32),
  role: z.enum(ACTING_ROLES),
  startsOn: day,
  endsOn: day.nullable(),
});

export type PostHoldingChanged = z.infer<typeof postHoldingChanged>;

/** @throws ZodError when the payload is not what the contract with personnel says. */
export function parsePostHoldingChanged(payload: unknown): PostHoldingChanged {
  return postHoldingChanged.parse(payload);
}

function isDay(text: string): boolean {
  try {
    parseBusinessDate(text);
    return true;
  } catch {
    return false;
  }
}
