import type { Random } from './random';

/**
 * Splits a whole total into parts that lie within their bounds and sum to it exactly: the report prints sums, so the
 * demo year is made from them. Throws when no such parts exist.
 */
export function exactSum(
  total: number,
  bounds: readonly { readonly least: number; readonly most: number }[],
  random: Random,
): number[] {
  const [least, most] = [bounds.reduce((sum, bound) => sum + bound.least, 0), bounds.reduce((sum, bound) => sum + bound.most, 0)];
  if (total < least || total > most) throw new RangeError(`${total} lies outside ${least} … ${most}`);
  const parts = bounds.map((bound) => random.whole(bound.least, bound.most));
  let excess = parts.reduce((sum, part) => sum + part, 0) - total;
  for (const index of random.shuffle(bounds.map((_, position) => position))) {
    const [part, bound] = [parts[index], bounds[index]];
    if (excess === 0 || part === undefined || bound === undefined) continue;
    const next = Math.min(bound.most, Math.max(bound.least, part - excess));
    excess -= part - next;
    parts[index] = next;
  }
  return parts;
}
