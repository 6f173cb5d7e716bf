import type { AccessRule } from '@mashang/platform-identity';
import type { CaseRow } from '../case/case.access';
import { headOfDepartment, writeCase } from '../case/case.access';

/** Whether a rating is founded is for the head to find, not for the counter that was rated. */
export const verifyRectificationRule: AccessRule<CaseRow> = headOfDepartment;

export const rectificationAccess = {
  Mutation: { verifyRectification: verifyRectificationRule, rectifyRating: writeCase, revisitRater: writeCase },
} as const;
