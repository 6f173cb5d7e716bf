import type { AccessRule } from '@mashang/platform-identity';
import { either, inOwnDepartment, inOwnDivision, inPerson, withRole, withScope } from '@mashang/platform-identity';
import type { SubstitutionEntity } from './substitution.entity';

const read = withScope('personnel:read');

/** Who goes knows what is pending. */
export const handsOver: AccessRule<Pick<SubstitutionEntity, 'absentStaffNo'>> = inPerson(read, (row: Pick<SubstitutionEntity, 'absentStaffNo'>) => row.absentStaffNo);

/** Who acted knows what was done. */
export const handsBack: AccessRule<Pick<SubstitutionEntity, 'actingStaffNo'>> = inPerson(read, (row: Pick<SubstitutionEntity, 'actingStaffNo'>) => row.actingStaffNo);

type NotesRow = Pick<SubstitutionEntity, 'absentStaffNo' | 'actingStaffNo' | 'departmentCode' | 'divisionCode'>;

/** What is pending tells of citizens' matters: for the two persons, the head of the department, and the township's leaders and auditors. */
export const readNotes: AccessRule<NotesRow> = either<NotesRow>(
  handsOver,
  handsBack,
  inOwnDepartment(withRole('DEPARTMENT_HEAD'), ({ departmentCode }: NotesRow) => departmentCode),
  inOwnDivision(withRole('TOWNSHIP_LEADER', 'AUDITOR')),
);

export const substitutionAccess = {
  Query: { substitution: read },
  Mutation: { handOverPost: handsOver, handPostBack: handsBack },
} as const;
