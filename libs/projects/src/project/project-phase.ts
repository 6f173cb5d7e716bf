const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** A phase as reports print it: 1 → 一期. Phases beyond ten are written in digits. */
export function projectPhase(number: number): { readonly number: number; readonly label: string } {
  return { number, label: `${NUMERALS[number - 1] ?? number}期` };
}
