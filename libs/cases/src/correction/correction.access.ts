import type { AccessRule } from '@mashang/platform-identity';
import { either, inOwnDepartment, withRole, withScope } from '@mashang/platform-identity';
import { readCase } from '../case/case.access';

/** What row rules read of a correction: the department of the record, null where it has none. */
export interface CorrectionRow {
  readonly departmentCode: string | null;
}

const departmentOf = ({ departmentCode }: CorrectionRow): string => departmentCode ?? '';
const leads = withRole('TOWNSHIP_LEADER');

/** Whoever may write records may ask; which of them, the row rule of the record says. A leader asks about complaints not yet dispatched. */
export const requestCorrectionRule: AccessRule = either(withScope('cases:write'), leads);

/** A head of the record's department decides, or a leader: of a record of no department, and where the only head asked. Nobody decides the own request. */
export const decideCorrectionRule: AccessRule<CorrectionRow> = either<CorrectionRow>(inOwnDepartment(withRole('DEPARTMENT_HEAD'), departmentOf), leads);

export const readCorrection: AccessRule<CorrectionRow> = either<CorrectionRow>(withRole('TOWNSHIP_LEADER', 'AUDITOR'), inOwnDepartment(withScope('cases:read'), departmentOf));

export const correctionAccess = {
  Query: { correction: readCorrection, corrections: readCase },
  Mutation: { requestCorrection: requestCorrectionRule, decideCorrection: decideCorrectionRule },
} as const;
