/** What one group of cases (one item of one division, department or window) counts to, in one period as of one instant. */
export interface CaseCounts {
  /** The division, department or window. */
  readonly group: string;
  readonly implementationCode: string;
  readonly received: number;
  readonly accepted: number;
  readonly completed: number;
  readonly refused: number;
  /** Of those accepted in the period, how many are completed. */
  readonly cohortCompleted: number;
  /** Of those completed in the period: on or before the promised day, on the day of acceptance, with at most one trip. */
  readonly onTime: number;
  readonly sameDay: number;
  readonly onceDone: number;
  /** Ratings given in person, and those of level 1 to 3; default ratings are never counted. */
  readonly rated: number;
  readonly satisfied: number;
  readonly citizenTrips: number;
  readonly cadreTrips: number;
  /** Trips the completed cases would have needed before the centre. */
  readonly formerTrips: number;
}

export type CountName = Exclude<keyof CaseCounts, 'group' | 'implementationCode'>;

export const COUNT_NAMES = [
  'received',
  'accepted',
  'completed',
  'refused',
  'cohortCompleted',
  'onTime',
  'sameDay',
  'onceDone',
  'rated',
  'satisfied',
  'citizenTrips',
  'cadreTrips',
  'formerTrips',
] as const satisfies readonly CountName[];

/** The sum of one count over groups. */
export function total(counts: readonly CaseCounts[], name: CountName): number {
  return counts.reduce((sum, count) => sum + count[name], 0);
}

/** The GraphQL type `ItemCaseStatistics` in memory. */
export interface ItemCaseCounts {
  readonly code: string;
  readonly counts: readonly CaseCounts[];
}
