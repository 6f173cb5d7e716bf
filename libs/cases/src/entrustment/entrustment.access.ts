import type { AccessRule } from '@mashang/platform-identity';
import { inPerson, withScope } from '@mashang/platform-identity';
import { readCase, writeCase } from '../case/case.access';
import type { EntrustmentEntity } from './entrustment.entity';

const write = withScope('cases:write');

/** The agent has the citizen's papers in hand, and nobody moves them for the agent. */
export const ownEntrustment: AccessRule<Pick<EntrustmentEntity, 'agentStaffNo'>> = inPerson(write, (row: Pick<EntrustmentEntity, 'agentStaffNo'>) => row.agentStaffNo);

/** Whoever took them over at the town gives them back. */
export const takenEntrustment: AccessRule<Pick<EntrustmentEntity, 'townStaffNo'>> = inPerson(write, (row: Pick<EntrustmentEntity, 'townStaffNo'>) => row.townStaffNo);

export const entrustmentAccess = {
  Query: { entrustment: readCase },
  Mutation: {
    entrust: write,
    handEntrustmentIn: ownEntrustment,
    takeEntrustmentOver: writeCase,
    refuseEntrustment: writeCase,
    giveEntrustmentBack: takenEntrustment,
    returnEntrustment: ownEntrustment,
  },
} as const;
