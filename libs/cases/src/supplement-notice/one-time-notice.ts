import type { SupplementItem } from './supplement-notice.entity';

/**
 * Whether a further notice breaks 一次性告知 (行政许可法 §32: told once, everything): it asks for something that none of the
 * earlier ones asked for, another material or something else of the same. Asking again for what is still missing breaks nothing, and
 * white space is no difference.
 */
export function breaksOneTimeNotice(earlier: readonly (readonly SupplementItem[])[], items: readonly SupplementItem[]): boolean {
  if (earlier.length === 0) return false;
  const asked = new Set(earlier.flat().map(wordingOf));
  return items.some((item) => !asked.has(wordingOf(item)));
}

const wordingOf = ({ material, requirement }: SupplementItem): string => [material, requirement].map((text) => text.replaceAll(/\s+/g, '')).join('\n');
