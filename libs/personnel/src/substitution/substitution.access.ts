import type { AccessRule } from '@mashang/platform-identity';
import { inPerson, withScope } from '@mashang/platform-identity';
import type { SubstitutionEntity } from './substitution.entity';

const read = withScope('personnel:read');

/** Who goes knows what is pending. */
export const handsOver: AccessRule<Pick<SubstitutionEntity, 'absentStaffNo'>> = inPerson(read, (row: Pick<SubstitutionEntity, 'absentStaffNo'>) => row.absentStaffNo);

/** Who acted knows what was done. */
export const handsBack: AccessRule<Pick<SubstitutionEntity, 'actingStaffNo'>> = inPerson(read, (row: Pick<SubstitutionEntity, 'actingStaffNo'>) => row.actingStaffNo);

export const substitutionAccess = {
  Query: { substitution: read },
  Mutation: { handOverPost: handsOver, handPostBack: handsBack },
} as const;
