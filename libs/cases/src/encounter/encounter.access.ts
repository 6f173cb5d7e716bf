import type { AccessRule } from '@mashang/platform-identity';
import { inPerson, withScope } from '@mashang/platform-identity';
import { readCase, writeCase } from '../case/case.access';
import type { EncounterEntity } from './encounter.entity';

/** Whoever was asked first answers for it, in person, until somebody else has taken it. */
export const ownEncounter: AccessRule<Pick<EncounterEntity, 'ownerStaffNo'>> = inPerson(withScope('cases:write'), (row: Pick<EncounterEntity, 'ownerStaffNo'>) => row.ownerStaffNo);

/** An offer is taken or declined by the person it was made to. */
export const offeredEncounter: AccessRule<Pick<EncounterEntity, 'offeredToStaffNo'>> = inPerson(withScope('cases:write'), (row: Pick<EncounterEntity, 'offeredToStaffNo'>) => row.offeredToStaffNo);

export const encounterAccess = {
  Query: { encounter: readCase, orphanEncounters: readCase },
  Mutation: {
    recordEncounter: writeCase,
    offerEncounter: ownEncounter,
    takeEncounter: offeredEncounter,
    declineEncounter: offeredEncounter,
    closeEncounter: ownEncounter,
  },
} as const;
