import { parseBusinessDate } from '@mashang/domain';
import type { ToleratedGapInput } from '../__generated__/resolver-types';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';
import type { WantedGap } from './tolerated-gap';

const MOST_GAPS = 20;
const LONGEST_DAYS = 999;

/** The list of what may follow: each material once, each with its day or with working days. */
export function parseToleratedGaps(gaps: readonly ToleratedGapInput[] | null | undefined): readonly WantedGap[] {
  const parsed = (gaps ?? []).map(({ material, dueOn, workingDays }): WantedGap => {
    const name = parseText('TEXT_LENGTH', "material's name", material, 100);
    if (dueOn != null && workingDays == null) return { material: name, dueOn: parseBusinessDate(dueOn) };
    if (dueOn == null && workingDays != null && Number.isInteger(workingDays) && workingDays >= 1 && workingDays <= LONGEST_DAYS) return { material: name, workingDays };
    throw new CaseError('GAP_DUE_DAY', `${name} needs one last day: give dueOn, or workingDays from 1 to ${LONGEST_DAYS}, and not both.`);
  });
  if (parsed.length > MOST_GAPS || new Set(parsed.map(({ material }) => material)).size < parsed.length) {
    throw new CaseError('GAP_LISTED_TWICE', `List each material once, and at most ${MOST_GAPS}.`);
  }
  return parsed;
}
