import { DivisionCode } from '@mashang/domain';
import type { CaseEntity } from '../case/case.entity';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';

/** One field of a case that was written down wrongly and may be put right. */
interface CorrectableFieldRule {
  read(filed: CaseEntity): string;
  /** The change, from the text of the request; throws when the field cannot hold it. */
  change(filed: CaseEntity, value: string): Partial<CaseEntity>;
}

const count = (value: string): number => {
  if (/^\d{1,3}$/.test(value)) return Number(value);
  throw new CaseError('CORRECTION_VALUE', `Trips are counted from 0 to 999, not ${value}: write a whole number.`);
};

/**
 * What a correction may touch: facts that a person wrote down. States, instants and due days follow from steps, and an identifier
 * decides who the applicant is; a case with a wrong one is invalidated and received anew.
 */
export const CORRECTABLE_FIELDS = {
  APPLICANT_NAME: {
    read: ({ applicantName }) => applicantName,
    change: (_, value) => ({ applicantName: parseText('CORRECTION_VALUE', 'name', value, 64) }),
  },
  DIVISION: {
    read: ({ divisionCode }) => divisionCode,
    change: ({ divisionCode }, value) => {
      const township = DivisionCode.parse(`${divisionCode.slice(0, 9)}000`);
      if (!DivisionCode.contains(township, DivisionCode.parse(value))) {
        throw new CaseError('CORRECTION_VALUE', `${value} does not lie in ${township}: give the applicant's village or community.`);
      }
      return { divisionCode: value };
    },
  },
  CERTIFICATE_NO: {
    read: ({ certificateNo }) => certificateNo ?? '',
    change: ({ certificateNo }, value) => {
      if (certificateNo === null) throw new CaseError('CORRECTION_VALUE', 'No certificate was issued, so it has no number to correct: correct another field.');
      return { certificateNo: parseText('CORRECTION_VALUE', "certificate's number", value, 64) };
    },
  },
  CITIZEN_TRIPS: { read: ({ citizenTrips }) => String(citizenTrips), change: (_, value) => ({ citizenTrips: count(value) }) },
  CADRE_TRIPS: { read: ({ cadreTrips }) => String(cadreTrips), change: (_, value) => ({ cadreTrips: count(value) }) },
} as const satisfies Record<string, CorrectableFieldRule>;

export type CorrectableField = keyof typeof CORRECTABLE_FIELDS;
