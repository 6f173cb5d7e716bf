import type { CountName } from './case-counts';

/** The step in whose period a case is counted. */
export type Basis = 'received' | 'accepted' | 'closed';

/** What one count is, in SQL over `filed` (cases) and `item` (service_items): the only place that says so. */
export interface CountDefinition {
  readonly basis: Basis;
  /** What must hold besides; default nothing. */
  readonly when?: string;
  /** What is summed; default 1. */
  readonly summand?: string;
  /** What must have been recorded by `asOf` besides the step itself. */
  readonly recorded?: 'acceptance_recorded_at' | 'closed_at' | 'rated_at';
}

/** Delivery follows completion and takes nothing from it. */
export const DONE = "filed.state IN ('COMPLETED', 'DELIVERED')";

const IN_PERSON = `${DONE} AND filed.rating_is_default = 0`;
const PROMISED = `${DONE} AND filed.used_working_days IS NOT NULL AND item.promised_working_days > 0`;
const LIMITED = `${DONE} AND filed.used_working_days IS NOT NULL AND item.statutory_working_days IS NOT NULL`;
const EXTENSION = 'COALESCE(filed.extension_working_days, 0)';

export const COUNT_DEFINITIONS: Readonly<Record<CountName, CountDefinition>> = {
  received: { basis: 'received' },
  // Silence accepts from a day in the past: the day says in which period, and the recording says since when.
  accepted: { basis: 'accepted', recorded: 'acceptance_recorded_at' },
  completed: { basis: 'closed', when: DONE },
  refused: { basis: 'closed', when: "filed.state IN ('NOT_ACCEPTED', 'REFUSED')" },
  invalidated: { basis: 'closed', when: "filed.state = 'INVALIDATED'" },
  cohortCompleted: { basis: 'accepted', when: DONE, recorded: 'closed_at' },
  onTime: { basis: 'closed', when: `${DONE} AND filed.closed_on <= filed.promised_due_on` },
  early: { basis: 'closed', when: `${DONE} AND filed.closed_on < filed.promised_due_on` },
  sameDay: { basis: 'closed', when: `${DONE} AND filed.closed_on = filed.accepted_on` },
  onceDone: { basis: 'closed', when: `${DONE} AND filed.citizen_trips <= 1` },
  rated: { basis: 'closed', when: IN_PERSON, recorded: 'rated_at' },
  satisfied: { basis: 'closed', when: `${IN_PERSON} AND filed.satisfaction <= 3`, recorded: 'rated_at' },
  citizenTrips: { basis: 'closed', when: DONE, summand: 'filed.citizen_trips' },
  cadreTrips: { basis: 'closed', when: DONE, summand: 'filed.cadre_trips' },
  formerTrips: { basis: 'closed', when: DONE, summand: 'item.former_trips' },
  promisedDays: { basis: 'closed', when: PROMISED, summand: `item.promised_working_days + ${EXTENSION}` },
  usedOfPromised: { basis: 'closed', when: PROMISED, summand: 'filed.used_working_days' },
  statutoryDays: { basis: 'closed', when: LIMITED, summand: `item.statutory_working_days + ${EXTENSION}` },
  usedOfStatutory: { basis: 'closed', when: LIMITED, summand: 'filed.used_working_days' },
};
