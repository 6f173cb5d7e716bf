import { withRole } from '@mashang/platform-identity';
import { readCase, writeCase } from '../case/case.access';

/** Whose card it is does not decide about it: the township's leaders do. */
export const superviseRule = withRole('TOWNSHIP_LEADER');

export const supervisionAlertAccess = {
  Query: { supervisionAlert: readCase, supervisionAlerts: readCase, supervisionRules: readCase },
  Mutation: { appealAlert: writeCase, superviseAlert: superviseRule, decideAppeal: superviseRule, revokeAlert: superviseRule },
} as const;
