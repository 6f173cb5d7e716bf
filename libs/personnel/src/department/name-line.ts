import type { BusinessDate } from '@mashang/domain';
import { addDays } from '@mashang/domain';

/** A name from a day on, e.g. 自然资源所. */
export interface NameEntry {
  readonly name: string;
  readonly startsOn: BusinessDate;
  readonly source: string;
}

/** A name with the last day before the next one; null while it lasts. */
export interface NamePeriod extends NameEntry {
  readonly endsOn: BusinessDate | null;
}

/** A body's names one after the other: its predecessors, itself, its successors (机构沿革). */
export function nameLine(entries: readonly NameEntry[]): readonly NamePeriod[] {
  const ascending = [...entries].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  return ascending.map((entry, position) => {
    const next = ascending[position + 1];
    return { ...entry, endsOn: next === undefined ? null : addDays(next.startsOn, -1) };
  });
}

/** The name that holds on a day; null before the first that is recorded. */
export function nameOn(line: readonly NamePeriod[], on: BusinessDate): NamePeriod | null {
  return line.findLast(({ startsOn }) => startsOn <= on) ?? null;
}

/** The names before the one of a day. */
export function predecessors(line: readonly NamePeriod[], on: BusinessDate): readonly NamePeriod[] {
  return line.filter(({ endsOn }) => endsOn !== null && endsOn < on);
}

/** The names after the one of a day. */
export function successors(line: readonly NamePeriod[], on: BusinessDate): readonly NamePeriod[] {
  return line.filter(({ startsOn }) => startsOn > on);
}
