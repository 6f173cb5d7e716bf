import type { BusinessDate } from '@mashang/domain';
import { CaseError } from '../case/case.errors';
import type { MaterialRequirement } from '../service-guide/guide';

/** A material that a clerk lets follow, until a day or for working days after acceptance. */
export type WantedGap = { readonly material: string } & ({ readonly dueOn: BusinessDate } | { readonly workingDays: number });

export interface GapFacts {
  /** What the guide of the frozen version asks for; null when the version has no guide. */
  readonly required: readonly Pick<MaterialRequirement, 'name' | 'necessity'>[] | null;
  readonly handedIn: ReadonlySet<string>;
  readonly today: BusinessDate;
  readonly promisedDueOn: BusinessDate;
  readonly dayAfter: (workingDays: number) => BusinessDate;
}

export interface OpenedGap {
  readonly material: string;
  readonly dueOn: BusinessDate;
}

/**
 * The gaps that acceptance leaves open (容缺受理). Only what the published guide lets follow may be missing, it must be missing, and
 * its day lies within the promise: the case cannot be completed before.
 * @throws CaseError `GAP_NOT_TOLERATED`, `GAP_NOT_MISSING`, `GAP_DUE_DAY`.
 */
export function openedGaps(wanted: readonly WantedGap[], { required, handedIn, today, promisedDueOn, dayAfter }: GapFacts): readonly OpenedGap[] {
  const tolerated = new Set((required ?? []).filter(({ necessity }) => necessity === 'GAP_TOLERATED').map(({ name }) => name));
  return wanted.map((gap) => {
    const { material } = gap;
    if (!tolerated.has(material)) {
      const among = tolerated.size === 0 ? 'it lets nothing follow' : `it lets follow ${[...tolerated].join(', ')}`;
      throw new CaseError('GAP_NOT_TOLERATED', `The guide does not let ${material} follow: ${among}. Ask for what is missing by requestSupplement.`);
    }
    if (handedIn.has(material)) throw new CaseError('GAP_NOT_MISSING', `${material} was handed in: leave it out.`);
    const dueOn = 'dueOn' in gap ? gap.dueOn : dayAfter(gap.workingDays);
    if (dueOn < today || dueOn > promisedDueOn) {
      throw new CaseError('GAP_DUE_DAY', `${material} is due on ${dueOn}: give a day from ${today} to the promised due day ${promisedDueOn}.`);
    }
    return { material, dueOn };
  });
}
