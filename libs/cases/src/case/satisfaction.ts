/** The five levels in the order of their codes in GB/T 39046-2020 table A.8: 1 is best. */
const LEVELS = ['VERY_SATISFIED', 'SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED', 'VERY_DISSATISFIED'] as const;

export type Satisfaction = (typeof LEVELS)[number];

/** The level of a stored code, 1 to 5. */
export function satisfactionOf(code: number): Satisfaction {
  const level = LEVELS[code - 1];
  if (!level) throw new RangeError(`${code} is no level of satisfaction`);
  return level;
}
