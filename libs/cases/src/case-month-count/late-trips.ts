/** The trips of a case at one moment. */
export interface Trips {
  readonly citizenTrips: number;
  readonly cadreTrips: number;
}

export interface TripChange extends Trips {
  readonly onceDone: number;
}

/** 最多跑一次: at most one trip of the citizen. */
const isOnceDone = ({ citizenTrips }: Trips): number => Number(citizenTrips <= 1);

/** What a change of the trips adds to the counts of a closed case. */
export function tripChange(before: Trips, after: Trips): TripChange {
  return { citizenTrips: after.citizenTrips - before.citizenTrips, cadreTrips: after.cadreTrips - before.cadreTrips, onceDone: isOnceDone(after) - isOnceDone(before) };
}
