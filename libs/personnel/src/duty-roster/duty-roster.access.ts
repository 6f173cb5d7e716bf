import type { AccessRule } from '@mashang/platform-identity';
import { either, inOwnDivision, inPerson, withRole, withScope } from '@mashang/platform-identity';
import type { DutyRosterEntity } from './duty-roster.entity';
import type { DutyShiftEntity } from './duty-shift.entity';
import type { ShiftSwapEntity } from './shift-swap.entity';

export type RosterRow = Pick<DutyRosterEntity, 'divisionCode' | 'placeKind'> & { readonly responsibleStaffNo: string | null };

const staff = withScope('personnel:read');
const leader: AccessRule<Pick<RosterRow, 'divisionCode'>> = inOwnDivision(withRole('TOWNSHIP_LEADER'));

/** A head of department keeps the centre's roster; no village's. */
const headInCentre: AccessRule<RosterRow> = {
  describe: 'role DEPARTMENT_HEAD, for the centre of the own township',
  admits: withRole('DEPARTMENT_HEAD').admits,
  admitsRow: ({ divisionCodes }, { placeKind, divisionCode }) => placeKind === 'SERVICE_CENTER' && divisionCodes.includes(divisionCode),
};

/** There is no role of village heads: the roster names the officer who answers for it. */
export const keepRosterRule: AccessRule<RosterRow> = either(leader, headInCentre, inPerson(staff, (row: RosterRow) => row.responsibleStaffNo));

/** Which codes are places of the township no other subgraph tells: a leader says so by the first roster, which binds kind and division. */
export const openPlaceRule: AccessRule<Pick<RosterRow, 'divisionCode'>> = either(leader);

export const ownShiftRule: AccessRule<Pick<DutyShiftEntity, 'staffNo'>> = inPerson(staff, (row: Pick<DutyShiftEntity, 'staffNo'>) => row.staffNo);

export const askedSwapRule: AccessRule<Pick<ShiftSwapEntity, 'askedStaffNo'>> = inPerson(staff, (row: Pick<ShiftSwapEntity, 'askedStaffNo'>) => row.askedStaffNo);

export const ownSwapRule: AccessRule<Pick<ShiftSwapEntity, 'requestedBy'>> = inPerson(staff, (row: Pick<ShiftSwapEntity, 'requestedBy'>) => row.requestedBy);

/** Everybody may know who is on duty; how the duty went is for the officer and who answers for the roster. */
export const readShiftRecordRule: AccessRule<RosterRow & Pick<DutyShiftEntity, 'staffNo'>> = either<RosterRow & Pick<DutyShiftEntity, 'staffNo'>>(ownShiftRule, keepRosterRule);

export const listRostersRule = leader;

export const dutyRosterAccess = {
  Query: { dutyRoster: keepRosterRule, dutyRosters: listRostersRule, uncoveredDuties: { describe: keepRosterRule.describe, admits: keepRosterRule.admits }, myDutyShifts: ownShiftRule, myShiftSwaps: ownShiftRule },
  Mutation: {
    draftDutyRoster: keepRosterRule,
    assignDutyShift: keepRosterRule,
    publishDutyRoster: keepRosterRule,
    replaceOnShift: keepRosterRule,
    requestShiftSwap: ownShiftRule,
    acceptShiftSwap: askedSwapRule,
    declineShiftSwap: askedSwapRule,
    withdrawShiftSwap: ownSwapRule,
    checkInShift: ownShiftRule,
    checkOutShift: ownShiftRule,
  },
} as const;
