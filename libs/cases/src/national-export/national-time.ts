/** China has kept one offset without summer time since 1991. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** An instant as GB/T 39046-2020 writes it: YYYYMMDDThhmmss, local time. */
export function nationalTime(instant: Date | null): string | null {
  if (instant === null) return null;
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
}
