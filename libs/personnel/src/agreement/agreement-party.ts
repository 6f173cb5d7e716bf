import type { Principal } from '@mashang/platform-identity';

export type PartyKind = 'DIVISION' | 'DEPARTMENT' | 'OFFICER';
export type AgreementSide = 'ASSIGNER' | 'PARTY';

/** Who takes a duty on, or assigns it. */
export interface Party {
  readonly kind: PartyKind;
  readonly code: string;
}

/** Somebody in front of an agreement: who asks, and the division that the roll of officers has him in. */
export interface Person {
  readonly principal: Pick<Principal, 'staffNo' | 'departmentCode' | 'divisionCodes' | 'roles'>;
  readonly divisionCode: string | null;
}

/** The two parties of an agreement; the assigner is the township unless a parent names another. */
export interface Sides {
  readonly township: string;
  readonly party: Party;
  /** The party of the agreement above; null at the top. */
  readonly parent: Party | null;
}

/** Whether the person belongs to a party: its village's officers, its unit's staff, the person himself; the township's are its leaders. */
export function isOfParty({ kind, code }: Party, township: string, { principal, divisionCode }: Person): boolean {
  switch (kind) {
    case 'DIVISION':
      return code === township ? principal.roles.includes('TOWNSHIP_LEADER') && principal.divisionCodes.includes(code) : divisionCode === code;
    case 'DEPARTMENT':
      return principal.departmentCode === code;
    case 'OFFICER':
      return principal.staffNo === code;
  }
}

/** Whether the person may bind a party by a signature: as `isOfParty`, and for a unit only its head. */
export function signsFor(party: Party, township: string, person: Person): boolean {
  return isOfParty(party, township, person) && (party.kind !== 'DEPARTMENT' || person.principal.roles.includes('DEPARTMENT_HEAD'));
}

/**
 * The party on a side. The township's own agreement is assigned by the county, which signs on paper only: null.
 */
export function partyOn(side: AgreementSide, { township, party, parent }: Sides): Party | null {
  if (side === 'PARTY') return party;
  if (parent) return parent;
  return party.kind === 'DIVISION' && party.code === township ? null : { kind: 'DIVISION', code: township };
}
