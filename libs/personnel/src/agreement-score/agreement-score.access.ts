import type { AccessRule } from '@mashang/platform-identity';
import { withRole, withScope } from '@mashang/platform-identity';
import type { Party } from '../agreement/agreement-party';
import { isOfParty } from '../agreement/agreement-party';

/** What decides about a score: whose it is, who assesses it, and where the roll of officers has the caller. */
export interface ScoreRow {
  readonly party: Party;
  readonly township: string;
  readonly assessors: readonly string[];
  readonly callerDivision: string | null;
}

const looksAcross = withRole('TOWNSHIP_LEADER', 'AUDITOR');
const seesFigures = withRole('ANALYST');

/** The entries with their reasons: for the party itself, the departments that assess it, leaders and auditors. */
export const readEntries: AccessRule<ScoreRow> = {
  describe: 'the party itself, its assessors, a leader or an auditor',
  admits: withScope('personnel:read').admits,
  admitsRow: (principal, { party, township, assessors, callerDivision }) =>
    looksAcross.admits(principal) ||
    isOfParty(party, township, { principal, divisionCode: callerDivision }) ||
    (principal.departmentCode !== undefined && assessors.includes(principal.departmentCode)),
};

/** The figures: for analysts also. */
export const readScore: AccessRule<ScoreRow> = {
  describe: `${readEntries.describe}, or an analyst`,
  admits: readEntries.admits,
  admitsRow: (principal, row) => seesFigures.admits(principal) || readEntries.admitsRow?.(principal, row) === true,
};

/** A row of one indicator: `assessors` holds its own assessor alone. Whoever is assessed is refused before this rule is asked. */
export const scoreByHand: AccessRule<ScoreRow> = {
  describe: "the indicator's assessor or a leader",
  admits: withScope('personnel:read').admits,
  admitsRow: (principal, { township, assessors }) =>
    (principal.roles.includes('TOWNSHIP_LEADER') && principal.divisionCodes.includes(township)) ||
    (principal.departmentCode !== undefined && assessors.includes(principal.departmentCode)),
};

/** An answer of a stored query can be asked again by anyone, so analysts record it too. */
export const scoreByQuery: AccessRule<ScoreRow> = {
  describe: `${scoreByHand.describe}, or an analyst`,
  admits: scoreByHand.admits,
  admitsRow: (principal, row) => seesFigures.admits(principal) || scoreByHand.admitsRow?.(principal, row) === true,
};

export const agreementScoreAccess = {
  Query: { agreementRanking: withRole('TOWNSHIP_LEADER', 'AUDITOR', 'ANALYST') },
  Mutation: { recordIndicatorScore: withScope('personnel:read') },
} as const;
