import type { AccessRule } from '@mashang/platform-identity';
import { answersFor, either, inOwnDivision, withRole, withScope } from '@mashang/platform-identity';
import type { Party, PartyKind } from '../agreement/agreement-party';
import { isOfParty } from '../agreement/agreement-party';

/** What decides about a score: whose it is, who assesses it, and where the roll of officers has the caller. */
export interface ScoreRow {
  readonly party: Party;
  readonly township: string;
  readonly assessors: readonly string[];
  readonly callerDivision: string | null;
}

const leads = inOwnDivision(withRole('TOWNSHIP_LEADER'));
const audits = withRole('AUDITOR');
const seesFigures = withRole('ANALYST');

/** The entries with their reasons: for the party itself, the departments that assess it, leaders and auditors. */
export const readEntries: AccessRule<ScoreRow> = {
  describe: 'the party itself, its assessors, a leader or an auditor',
  admits: withScope('personnel:read').admits,
  admitsRow: (principal, { party, township, assessors, callerDivision }) =>
    audits.admits(principal) ||
    (leads.admits(principal) && answersFor(principal, township)) ||
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
    (leads.admits(principal) && answersFor(principal, township)) ||
    (principal.departmentCode !== undefined && assessors.includes(principal.departmentCode)),
};

/** An answer of a stored query can be asked again by anyone, so analysts record it too. */
export const scoreByQuery: AccessRule<ScoreRow> = {
  describe: `${scoreByHand.describe}, or an analyst`,
  admits: scoreByHand.admits,
  admitsRow: (principal, row) => seesFigures.admits(principal) || scoreByHand.admitsRow?.(principal, row) === true,
};

/** A ranking that is asked for. */
export interface RankingRow {
  readonly divisionCode: string;
  readonly partyKind: PartyKind;
}

const ranksBodies: AccessRule<RankingRow> = either<RankingRow>(leads, audits, seesFigures);
const ranksPersons: AccessRule<RankingRow> = either<RankingRow>(leads, inOwnDivision(withRole('DEPARTMENT_HEAD')), audits);

/** Villages and units are ranked for analysts too; how a person scored is for who answers for people. */
export const readRanking: AccessRule<RankingRow> = {
  describe: `${ranksBodies.describe}; of persons: ${ranksPersons.describe}, with scope personnel:read`,
  admits: (principal) => ranksBodies.admits(principal) || ranksPersons.admits(principal),
  admitsRow: (principal, row) =>
    row.partyKind === 'OFFICER' ? principal.scopes.includes('personnel:read') && ranksPersons.admitsRow?.(principal, row) === true : ranksBodies.admitsRow?.(principal, row) === true,
};

export const agreementScoreAccess = {
  Query: { agreementRanking: { describe: readRanking.describe, admits: readRanking.admits } },
  Mutation: { recordIndicatorScore: withScope('personnel:read') },
} as const;
