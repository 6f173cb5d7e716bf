/** Where time comes from. Services and rules never read the machine's clock themselves, so a test can set it. */
export interface Clock {
  /** The present instant, UTC. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still at `instant` (ISO 8601 with offset). */
export function fixedClock(instant: string): Clock {
  return { now: () => new Date(instant) };
}
