import type { BusinessDate } from '@mashang/domain';

/** Whether somebody cannot be on duty on a day: away, or on duty elsewhere. */
export type IsUnavailable = (staffNo: string, on: BusinessDate) => boolean;

export interface ProposedShift {
  readonly on: BusinessDate;
  readonly staffNo: string;
}

/**
 * One officer for each day, in turn. Among the shifts that absences allow, the fairest: no hand-over of days from one to another
 * would bring two officers' counts nearer to each other, so without absences they differ by one at most. Days on which everybody
 * is unavailable are left out.
 *
 * A semi-matching of least cost (Harvey, Ladner, Lovász, Tamir: Semi-matchings for bipartite graphs and load balancing, 2006): taken
 * in turn first, then improved along chains of hand-overs until none is left.
 */
export function proposeRoster(days: readonly BusinessDate[], officers: readonly string[], isUnavailable: IsUnavailable): readonly ProposedShift[] {
  const dutyOf = new Map<BusinessDate, string>();
  const daysOf = new Map<string, BusinessDate[]>(officers.map((staffNo) => [staffNo, []]));
  const load = (staffNo: string): number => daysOf.get(staffNo)?.length ?? 0;
  const take = (staffNo: string, day: BusinessDate): void => {
    const former = dutyOf.get(day);
    if (former !== undefined) daysOf.set(former, (daysOf.get(former) ?? []).filter((one) => one !== day));
    dutyOf.set(day, staffNo);
    daysOf.get(staffNo)?.push(day);
  };

  const turn = [...officers];
  for (const day of days) {
    const free = turn.filter((staffNo) => !isUnavailable(staffNo, day));
    const next = free.toSorted((a, b) => load(a) - load(b))[0];
    if (next === undefined) continue;
    take(next, day);
    // Whoever had a day goes to the end of the turn.
    turn.splice(turn.indexOf(next), 1);
    turn.push(next);
  }

  for (let chain = handOvers(officers, daysOf, isUnavailable); chain; chain = handOvers(officers, daysOf, isUnavailable)) {
    for (const { day, to } of chain) take(to, day);
  }
  return days.flatMap((on) => {
    const staffNo = dutyOf.get(on);
    return staffNo === undefined ? [] : [{ on, staffNo }];
  });
}

interface HandOver {
  readonly day: BusinessDate;
  readonly to: string;
}

/** Days that one gives to the next and so on, so that somebody has a day less and somebody with two fewer a day more; null when there is no such chain. */
function handOvers(officers: readonly string[], daysOf: ReadonlyMap<string, readonly BusinessDate[]>, isUnavailable: IsUnavailable): readonly HandOver[] | null {
  const load = (staffNo: string): number => daysOf.get(staffNo)?.length ?? 0;
  for (const start of officers) {
    const reached = new Map<string, readonly HandOver[]>([[start, []]]);
    for (const [from, chain] of reached) {
      if (load(from) <= load(start) - 2) return chain;
      for (const day of daysOf.get(from) ?? []) {
        for (const to of officers) {
          if (!reached.has(to) && !isUnavailable(to, day)) reached.set(to, [...chain, { day, to }]);
        }
      }
    }
  }
  return null;
}
