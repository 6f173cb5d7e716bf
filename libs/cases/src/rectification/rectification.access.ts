import type { AccessRule } from '@mashang/platform-identity';
import { either, withRole } from '@mashang/platform-identity';
import type { CaseRow } from '../case/case.access';
import { headOfDepartment, readCase, writeCase } from '../case/case.access';

/** Whether a rating is founded is for the head to find, not for the counter that was rated; for a leader, where the head was at the counter. */
export const verifyRectificationRule: AccessRule<CaseRow> = either<CaseRow>(headOfDepartment, withRole('TOWNSHIP_LEADER'));

export const rectificationAccess = {
  Query: { rectifications: readCase },
  Mutation: { contactRater: writeCase, verifyRectification: verifyRectificationRule, rectifyRating: writeCase, revisitRater: writeCase },
} as const;
