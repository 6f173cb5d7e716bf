/** What one group of cases (one item or channel of one division, department, window or officer) counts to, in one period as of one instant. */
export interface CaseCounts {
  /** The division, department, window or officer. */
  readonly group: string;
  /** The item or the channel. */
  readonly split: string;
  /** The month of the step that is counted, where months were asked for; otherwise empty. */
  readonly month: string;
  readonly received: number;
  readonly accepted: number;
  readonly completed: number;
  readonly refused: number;
  readonly invalidated: number;
  /** Of those accepted in the period, how many are completed. */
  readonly cohortCompleted: number;
  /** Of those completed in the period: on or before the promised day, on the day of acceptance, with at most one trip. */
  readonly onTime: number;
  /** Before the promised day. */
  readonly early: number;
  readonly sameDay: number;
  readonly onceDone: number;
  /** Ratings given in person, and those of level 1 to 3; default ratings are never counted. */
  readonly rated: number;
  readonly satisfied: number;
  readonly citizenTrips: number;
  readonly cadreTrips: number;
  /** Trips the completed cases would have needed before the centre. */
  readonly formerTrips: number;
  /** Working days promised, and taken, of the completed cases that were not promised on the spot; likewise of those the law limits. */
  readonly promisedDays: number;
  readonly usedOfPromised: number;
  readonly statutoryDays: number;
  readonly usedOfStatutory: number;
}

export type CountName = Exclude<keyof CaseCounts, 'group' | 'split' | 'month'>;

export const COUNT_NAMES = [
  'received',
  'accepted',
  'completed',
  'refused',
  'invalidated',
  'cohortCompleted',
  'onTime',
  'early',
  'sameDay',
  'onceDone',
  'rated',
  'satisfied',
  'citizenTrips',
  'cadreTrips',
  'formerTrips',
  'promisedDays',
  'usedOfPromised',
  'statutoryDays',
  'usedOfStatutory',
] as const satisfies readonly CountName[];

/** The sum of one count over groups. */
export function total(counts: readonly CaseCounts[], name: CountName): number {
  return counts.reduce((sum, count) => sum + count[name], 0);
}

/** The GraphQL types `ItemCaseStatistics` and `ChannelCaseStatistics` in memory. */
export interface SplitCaseCounts {
  readonly code: string;
  readonly asOf: Date;
  readonly counts: readonly CaseCounts[];
}
