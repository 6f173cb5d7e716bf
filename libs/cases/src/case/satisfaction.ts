import type { CaseEntity } from './case.entity';

/** The five levels in the order of their codes in GB/T 39046-2020 table A.8: 1 is best. */
const LEVELS = ['VERY_SATISFIED', 'SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED', 'VERY_DISSATISFIED'] as const;

export type Satisfaction = (typeof LEVELS)[number];

/** The level of a stored code, 1 to 5. */
export function satisfactionOf(code: number): Satisfaction {
  const level = LEVELS[code - 1];
  if (!level) throw new RangeError(`${code} is no level of satisfaction`);
  return level;
}

/** The code of a level, 1 to 5. */
export function satisfactionCode(level: Satisfaction): number {
  return LEVELS.indexOf(level) + 1;
}

/** 不满意 and 非常不满意 ask for rectification. */
export function isBad(level: Satisfaction): boolean {
  return satisfactionCode(level) >= 4;
}

/** The GraphQL type `ServiceRating` of a case; null while it has none. */
export function ratingOf({ satisfaction, ratingIsDefault, ratedAt, ratingChannel, ratingComment }: Pick<CaseEntity, 'satisfaction' | 'ratingIsDefault' | 'ratedAt' | 'ratingChannel' | 'ratingComment'>) {
  if (satisfaction === null || ratedAt === null) return null;
  return { satisfaction: satisfactionOf(satisfaction), isDefault: ratingIsDefault ?? false, ratedAt, channel: ratingChannel, comment: ratingComment };
}
