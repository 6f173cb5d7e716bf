import type { AccessRule, Principal } from '@mashang/platform-identity';
import { answersFor, either, inOwnDepartment, inOwnDivision, inPerson, withRole, withScope } from '@mashang/platform-identity';
import { writeCase } from '../case/case.access';
import type { EntrustmentEntity } from './entrustment.entity';
import type { EntrustmentView } from './entrustment.repository';

const write = withScope('cases:write');
const looksAcross = withRole('TOWNSHIP_LEADER', 'AUDITOR');

/** A village is served by whoever answers for it. */
export const entrustAt: AccessRule<{ readonly divisionCode: string }> = inOwnDivision(write);

/** The agent has the citizen's papers in hand, and nobody moves them for the agent. */
export const ownEntrustment: AccessRule<Pick<EntrustmentEntity, 'agentStaffNo'>> = inPerson(write, (row: Pick<EntrustmentEntity, 'agentStaffNo'>) => row.agentStaffNo);

/** Whoever took them over at the town gives them back. */
export const takenEntrustment: AccessRule<Pick<EntrustmentEntity, 'townStaffNo'>> = inPerson(write, (row: Pick<EntrustmentEntity, 'townStaffNo'>) => row.townStaffNo);

/** An entrusted matter with the department of the case it became; null before the town has taken it over. */
export interface ReadableEntrustment extends Pick<EntrustmentEntity, 'agentStaffNo' | 'state' | 'divisionCode'> {
  readonly departmentCode: string | null;
}

/** The agent who has the papers, the town's windows once they were handed in, the department that took them over, and who looks across all. */
export const readEntrustment: AccessRule<ReadableEntrustment> = either(
  looksAcross,
  inPerson(withScope('cases:read'), (row: ReadableEntrustment) => row.agentStaffNo),
  { describe: `${write.describe}, of what was handed in in a division the caller is responsible for`, admits: write.admits, admitsRow: (principal, row) => row.state === 'HANDED_IN' && answersFor(principal, row.divisionCode) },
  inOwnDepartment(withScope('cases:read'), (row: ReadableEntrustment) => row.departmentCode ?? ''),
);

/** What `readEntrustment` admits of a list; null for who looks across all. */
export function visibleEntrustments(principal: Principal): EntrustmentView | null {
  if (looksAcross.admits(principal)) return null;
  const { staffNo = '', departmentCode = '', divisionCodes, scopes } = principal;
  return { staffNo, departmentCode, divisionCodes: scopes.includes('cases:write') ? divisionCodes : [] };
}

export const entrustmentAccess = {
  Query: { entrustment: readEntrustment, entrustments: readEntrustment },
  Mutation: {
    entrust: entrustAt,
    handEntrustmentIn: ownEntrustment,
    takeEntrustmentOver: writeCase,
    refuseEntrustment: writeCase,
    giveEntrustmentBack: takenEntrustment,
    returnEntrustment: ownEntrustment,
  },
} as const;
