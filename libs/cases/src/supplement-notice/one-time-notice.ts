import type { SupplementItem } from './supplement-notice.entity';

/**
 * Whether a further notice breaks 一次性告知 (行政许可法 §32: told once, everything): it asks for something that none of the
 * earlier ones asked for. Asking again for what is still missing breaks nothing.
 */
export function breaksOneTimeNotice(earlier: readonly (readonly SupplementItem[])[], items: readonly SupplementItem[]): boolean {
  if (earlier.length === 0) return false;
  const asked = new Set(earlier.flat().map(({ material }) => material));
  return items.some(({ material }) => !asked.has(material));
}
