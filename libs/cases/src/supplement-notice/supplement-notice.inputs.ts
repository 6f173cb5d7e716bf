import type { SupplementItemInput } from '../__generated__/resolver-types';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';
import type { SupplementItem } from './supplement-notice.entity';

const MOST_ITEMS = 50;
const LONGEST_REPLY = 60;

/** The list of a notice: at least one material, each once. */
export function parseSupplementItems(items: readonly SupplementItemInput[]): readonly SupplementItem[] {
  const parsed = items.map(({ material, requirement }) => ({
    material: parseText('SUPPLEMENT_MATERIAL_LENGTH', 'material', material, 100),
    requirement: parseText('SUPPLEMENT_REQUIREMENT_LENGTH', 'requirement', requirement, 500),
  }));
  if (parsed.length < 1 || parsed.length > MOST_ITEMS) {
    throw new CaseError('SUPPLEMENT_ITEMS', `The notice lists ${parsed.length} materials: list all that is missing, 1 to ${MOST_ITEMS}.`);
  }
  if (new Set(parsed.map(({ material }) => material)).size < parsed.length) {
    throw new CaseError('SUPPLEMENT_ITEMS', 'The notice lists a material twice: list each once, with all that is required of it.');
  }
  return parsed;
}

export function parseReplyWorkingDays(days: number): number {
  if (Number.isInteger(days) && days >= 1 && days <= LONGEST_REPLY) return days;
  throw new CaseError('SUPPLEMENT_REPLY_DAYS', `The applicant has ${days} working days to answer: give 1 to ${LONGEST_REPLY}.`);
}
