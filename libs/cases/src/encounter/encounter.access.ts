import type { AccessRule } from '@mashang/platform-identity';
import { either, inOwnDepartment, inPerson, withRole, withScope } from '@mashang/platform-identity';
import { readCase, writeCase } from '../case/case.access';
import type { EncounterEntity } from './encounter.entity';

/** Whoever was asked first answers for it, in person, until somebody else has taken it. */
export const ownEncounter: AccessRule<Pick<EncounterEntity, 'ownerStaffNo'>> = inPerson(withScope('cases:write'), (row: Pick<EncounterEntity, 'ownerStaffNo'>) => row.ownerStaffNo);

/** An offer is taken or declined by the person it was made to. */
export const offeredEncounter: AccessRule<Pick<EncounterEntity, 'offeredToStaffNo'>> = inPerson(withScope('cases:write'), (row: Pick<EncounterEntity, 'offeredToStaffNo'>) => row.offeredToStaffNo);

/** The owner and who it is offered to, their departments, and who looks across all of them. */
export const readEncounter: AccessRule<EncounterEntity> = either(
  withRole('TOWNSHIP_LEADER', 'AUDITOR'),
  ownEncounter,
  offeredEncounter,
  inOwnDepartment(withScope('cases:read'), (row: EncounterEntity) => row.departmentCode ?? ''),
);

export const encounterAccess = {
  Query: { encounter: readEncounter, orphanEncounters: readCase },
  Mutation: {
    recordEncounter: writeCase,
    offerEncounter: ownEncounter,
    takeEncounter: offeredEncounter,
    declineEncounter: offeredEncounter,
    closeEncounter: ownEncounter,
  },
} as const;
