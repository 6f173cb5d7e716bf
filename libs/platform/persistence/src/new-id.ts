import { randomBytes } from 'node:crypto';
import type { Clock } from '@mashang/domain';

/** `length` unpredictable bytes. */
export type RandomBytes = (length: number) => Uint8Array;

interface LastId {
  readonly millisecond: number;
  readonly counter: number;
}

/** Twelve bits follow the version in RFC 9562's layout; half of them start the count, so 2,048 ids fit at least. */
const LARGEST_COUNTER = 0xfff;

const lastIdOf = new WeakMap<Clock, LastId>();

function next(clock: Clock, random: Uint8Array): LastId {
  const millisecond = clock.now().getTime();
  const last = lastIdOf.get(clock);
  const start = (((random[0] ?? 0) << 8) | (random[1] ?? 0)) & 0x7ff;
  if (last === undefined || millisecond > last.millisecond) return { millisecond, counter: start };
  // A clock that stands still counts on; one set back (tests do that) starts afresh.
  if (millisecond < last.millisecond - 1_000) return { millisecond, counter: start };
  return last.counter < LARGEST_COUNTER
    ? { millisecond: last.millisecond, counter: last.counter + 1 }
    : { millisecond: last.millisecond + 1, counter: start };
}

/**
 * A UUIDv7 (RFC 9562, section 6.2, method 1): time first and a counter within the millisecond, so the ids of one
 * clock sort in the order in which they were made, and inserts land at the end of the index.
 */
export function newId(clock: Clock, random: RandomBytes = randomBytes): string {
  const bytes = random(10);
  const id = next(clock, bytes);
  lastIdOf.set(clock, id);
  const time = id.millisecond.toString(16).padStart(12, '0');
  const counter = id.counter.toString(16).padStart(3, '0');
  const variant = (((bytes[2] ?? 0) & 0x3f) | 0x80).toString(16);
  const tail = Buffer.from(bytes.subarray(3)).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${variant}${tail.slice(0, 2)}-${tail.slice(2)}`;
}
