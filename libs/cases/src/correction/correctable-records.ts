import { maskPersonalNumber } from '@mashang/domain';
import type { AccessRule } from '@mashang/platform-identity';
import { either } from '@mashang/platform-identity';
import type { OperationContext, PersonalNumberVault } from '@mashang/platform-persistence';
import type { CaseMaterialEntity } from '../case-material/case-material.entity';
import type { CaseMaterialRepository } from '../case-material/case-material.repository';
import type { CaseStepService } from '../case/case-step.service';
import type { CaseRow } from '../case/case.access';
import { writeCase } from '../case/case.access';
import type { CaseEntity } from '../case/case.entity';
import { CaseError } from '../case/case.errors';
import { certificateNumber, parseIdentifier } from '../case/case.inputs';
import type { CaseRepository } from '../case/case.repository';
import { openCaseExists, openCaseKeyOf } from '../case/case.service';
import { answerComplaintRule, dispatchComplaintRule } from '../complaint/complaint.access';
import type { ComplaintEntity } from '../complaint/complaint.entity';
import type { ComplaintRepository } from '../complaint/complaint.repository';
import { ownEncounter } from '../encounter/encounter.access';
import type { EncounterEntity } from '../encounter/encounter.entity';
import type { EncounterRepository } from '../encounter/encounter.repository';
import { ownEntrustment, takenEntrustment } from '../entrustment/entrustment.access';
import type { EntrustmentEntity } from '../entrustment/entrustment.entity';
import type { EntrustmentRepository } from '../entrustment/entrustment.repository';
import type { RectificationEntity } from '../rectification/rectification.entity';
import type { RectificationRepository } from '../rectification/rectification.repository';
import type { ServiceCenterRepository } from '../service-center/service-center.repository';
import type { SpecialProcedureEntity } from '../special-procedure/special-procedure.entity';
import type { SpecialProcedureRepository } from '../special-procedure/special-procedure.repository';
import type { SupplementNoticeEntity } from '../supplement-notice/supplement-notice.entity';
import type { SupplementNoticeRepository } from '../supplement-notice/supplement-notice.repository';
import type { CorrectableRecordType } from './correctable-fields';
import { divisionBeside, oneOf, prose, wholeNumber, withEntry } from './correctable-fields';
import type { CorrectableRecord, FieldRule, RecordPlace } from './correctable-record';
import { correctableRecord } from './correctable-record';

export interface CorrectableRecordParts {
  readonly cases: CaseRepository;
  readonly caseSteps: CaseStepService;
  readonly centers: ServiceCenterRepository;
  readonly materials: CaseMaterialRepository;
  readonly encounters: EncounterRepository;
  readonly entrustments: EntrustmentRepository;
  readonly complaints: ComplaintRepository;
  readonly rectifications: RectificationRepository;
  readonly procedures: SpecialProcedureRepository;
  readonly notices: SupplementNoticeRepository;
  readonly personalNumbers: PersonalNumberVault;
}

/** A record that hangs on a case and has no version of its own: the case's counts for it. */
type OnCase<Record> = Record & { readonly filed: CaseEntity; readonly departmentCode: string };

const CHANNELS = ['WINDOW', 'WEB', 'MOBILE', 'COURIER', 'OTHER'] as const;
const HANDLING_MODES = ['ON_THE_SPOT', 'STANDARD', 'AGENCY'] as const;
const MATERIAL_FORMS = ['PAPER', 'ELECTRONIC', 'DATA_SHARING'] as const;
const GROUNDS = ['HEARING', 'TENDER', 'AUCTION', 'INSPECTION', 'TESTING', 'QUARANTINE', 'APPRAISAL', 'EXPERT_REVIEW', 'SITE_INSPECTION'] as const;

/** The longest text of a correction, that of the longest field. */
export const LONGEST_VALUE = 1000;

/** What a complaint is corrected by: whoever answers it, and before it is dispatched who dispatches it. */
const askOfComplaint: AccessRule<ComplaintEntity> = either(answerComplaintRule, {
  ...dispatchComplaintRule,
  admitsRow: (_: unknown, { departmentCode }: ComplaintEntity) => departmentCode === null,
});

/** Every kind of record of this subgraph that a person writes facts into, with the facts that a correction puts right. */
export function correctableRecords(parts: CorrectableRecordParts): Readonly<Record<CorrectableRecordType, CorrectableRecord>> {
  const { cases, caseSteps, materials, encounters, entrustments, complaints, rectifications, procedures, notices } = parts;

  /** Changes a case and leaves the event; of a record that belongs to one, only the event. */
  const changeCase = async (tx: OperationContext, filed: CaseEntity, changes: Partial<CaseEntity>, note: string): Promise<void> => {
    await cases.advance(tx, filed.caseNo, filed.version, changes);
    await caseSteps.appendEvent(tx, filed, { type: 'CORRECTED', version: filed.version + 1, at: tx.clock.now(), note, acting: null });
  };
  const leaveEvent = async (tx: OperationContext, caseNo: string | null, note: string): Promise<void> => {
    if (caseNo !== null) await changeCase(tx, await caseSteps.get(tx, caseNo), {}, note);
  };
  /** The record on its case; the case is the part of its number before the last hyphen. */
  const onCase = async <Found extends { readonly caseNo: string }>(
    tx: OperationContext,
    recordNo: string,
    list: (tx: OperationContext, numbers: readonly string[]) => Promise<readonly Found[]>,
    numberOf: (record: Found) => string,
  ): Promise<OnCase<Found> | null> => {
    const record = (await list(tx, [recordNo.slice(0, recordNo.lastIndexOf('-'))])).find((candidate) => numberOf(candidate) === recordNo);
    if (record === undefined) return null;
    const filed = await caseSteps.get(tx, record.caseNo);
    return { ...record, filed, departmentCode: filed.departmentCode };
  };
  const placeOnCase = ({ filed: { caseNo, departmentCode, divisionCode } }: { readonly filed: CaseEntity }): RecordPlace => ({ caseNo, departmentCode, divisionCode });

  return {
    CASE: correctableRecord<'CASE', CaseEntity>('CASE', {
      unknown: 'CASE_UNKNOWN',
      rule: writeCase,
      find: async (tx, caseNo) => (await cases.findByNumbers(tx, [caseNo]))[0] ?? null,
      placeOf: ({ caseNo, departmentCode, divisionCode }) => ({ caseNo, departmentCode, divisionCode }),
      save: changeCase,
      fields: {
        APPLICANT_NAME: { read: ({ applicantName }) => applicantName, change: (_, value) => ({ applicantName: prose('name', value, 64) }) },
        APPLICANT_IDENTIFIER: applicantIdentifier(parts),
        DIVISION: { read: ({ divisionCode }) => divisionCode, change: ({ divisionCode }, value) => ({ divisionCode: divisionBeside(divisionCode, value) }) },
        CERTIFICATE_NO: { read: ({ certificateNo }) => certificateNo, change: (_, value) => ({ certificateNo: certificateNumber(prose("certificate's number", value, 64)) }) },
        CITIZEN_TRIPS: { read: ({ citizenTrips }) => String(citizenTrips), change: (_, value) => ({ citizenTrips: wholeNumber('trips', value, 0, 999) }) },
        CADRE_TRIPS: { read: ({ cadreTrips }) => String(cadreTrips), change: (_, value) => ({ cadreTrips: wholeNumber('trips', value, 0, 999) }) },
        CHANNEL: { read: ({ channel }) => channel, change: (_, value) => ({ channel: oneOf(CHANNELS, value) }) },
        WINDOW: windowOfCase(parts),
        HANDLING_MODE: { read: ({ handlingMode }) => handlingMode, change: (_, value) => ({ handlingMode: oneOf(HANDLING_MODES, value) }) },
      },
    }),

    CASE_MATERIAL: correctableRecord<'CASE_MATERIAL', OnCase<CaseMaterialEntity>>('CASE_MATERIAL', {
      unknown: 'MATERIAL_UNKNOWN',
      rule: writeCase,
      find: (tx, id) => onCase(tx, id, (...asked) => materials.listOfCases(...asked), (material) => material.id),
      placeOf: placeOnCase,
      save: async (tx, { id, filed }, changes, note) => {
        await materials.correct(tx, id, changes);
        await changeCase(tx, filed, {}, note);
      },
      fields: {
        MATERIAL_NAME: { read: ({ name }) => name, change: (_, value) => ({ name: prose("material's name", value, 100) }) },
        MATERIAL_FORM: { read: ({ form }) => form, change: (_, value) => ({ form: oneOf(MATERIAL_FORMS, value) }) },
        MATERIAL_COPIES: { read: ({ copies }) => String(copies), change: (_, value) => ({ copies: wholeNumber('copies', value, 0, 99) }) },
      },
    }),

    ENCOUNTER: correctableRecord<'ENCOUNTER', EncounterEntity>('ENCOUNTER', {
      unknown: 'ENCOUNTER_UNKNOWN',
      rule: ownEncounter,
      find: (tx, encounterNo) => encounters.findByNumber(tx, encounterNo),
      placeOf: ({ caseNo, departmentCode, divisionCode }) => ({ caseNo, departmentCode, divisionCode }),
      save: async (tx, { encounterNo, version, state, caseNo }, changes, note) => {
        await encounters.advance(tx, encounterNo, version, state, changes);
        await leaveEvent(tx, caseNo, note);
      },
      fields: {
        SUBJECT: { read: ({ subject }) => subject, change: (_, value) => ({ subject: prose('subject', value, 200) }) },
        DIVISION: { read: ({ divisionCode }) => divisionCode, change: ({ divisionCode }, value) => ({ divisionCode: divisionBeside(divisionCode, value) }) },
        ANSWER: { read: ({ answer }) => answer, change: (_, value) => ({ answer: prose('answer', value, 1000) }) },
      },
    }),

    ENTRUSTMENT: correctableRecord<'ENTRUSTMENT', EntrustmentEntity>('ENTRUSTMENT', {
      unknown: 'ENTRUSTMENT_UNKNOWN',
      rule: either<EntrustmentEntity>(ownEntrustment, takenEntrustment),
      find: (tx, entrustmentNo) => entrustments.findByNumber(tx, entrustmentNo),
      placeOf: ({ caseNo, divisionCode }) => ({ caseNo, departmentCode: null, divisionCode }),
      save: async (tx, { entrustmentNo, version, state, caseNo }, changes, note) => {
        await entrustments.advance(tx, entrustmentNo, version, state, changes);
        await leaveEvent(tx, caseNo, note);
      },
      fields: {
        MATTER: { read: ({ matter }) => matter, change: (_, value) => ({ matter: prose('matter', value, 200) }) },
        CITIZEN_NAME: { read: ({ citizenName }) => citizenName, change: (_, value) => ({ citizenName: prose('name', value, 64) }) },
        AUTHORIZATION_NO: {
          read: ({ authorizationNo }) => authorizationNo,
          change: (_, value) => ({ authorizationNo: prose('authorization number', value, 64) }),
          check: async (tx, { entrustmentNo }, value) => {
            const used = await entrustments.findByAuthorization(tx, value);
            if (used !== null && used.entrustmentNo !== entrustmentNo) throw new CaseError('AUTHORIZATION_USED', `The authorization ${value} was used for another matter: check the number on the paper.`);
          },
        },
        ORIGINAL_NAME: {
          read: ({ originals }, position) => originals[position - 1]?.name ?? null,
          change: ({ originals }, value, position) => {
            const name = prose("original's name", value, 100);
            if (originals.some((original, index) => original.name === name && index !== position - 1)) throw new CaseError('ORIGINALS', `${name} is on the list already: correct its copies instead.`);
            return { originals: withEntry(originals, position, { name }) };
          },
        },
        ORIGINAL_COPIES: {
          read: ({ originals }, position) => originals[position - 1]?.copies.toString() ?? null,
          change: ({ originals }, value, position) => ({ originals: withEntry(originals, position, { copies: wholeNumber('copies', value, 1, 99) }) }),
        },
      },
    }),

    COMPLAINT: correctableRecord<'COMPLAINT', ComplaintEntity>('COMPLAINT', {
      unknown: 'COMPLAINT_UNKNOWN',
      rule: askOfComplaint,
      find: (tx, complaintNo) => complaints.findByNumber(tx, complaintNo),
      placeOf: ({ caseNo, departmentCode, divisionCode }) => ({ caseNo, departmentCode, divisionCode }),
      save: async (tx, { complaintNo, version, state, caseNo }, changes, note) => {
        await complaints.advance(tx, complaintNo, version, state, changes);
        await leaveEvent(tx, caseNo, note);
      },
      fields: {
        DIVISION: { read: ({ divisionCode }) => divisionCode, change: ({ divisionCode }, value) => ({ divisionCode: divisionBeside(divisionCode, value) }) },
        ANSWER: { read: ({ answer }) => answer, change: (_, value) => ({ answer: prose('answer', value, 1000) }) },
      },
    }),

    RECTIFICATION: correctableRecord<'RECTIFICATION', RectificationEntity>('RECTIFICATION', {
      unknown: 'RECTIFICATION_UNKNOWN',
      rule: writeCase,
      find: async (tx, caseNo) => (await rectifications.findByCases(tx, [caseNo]))[0] ?? null,
      placeOf: ({ caseNo, departmentCode, divisionCode }) => ({ caseNo, departmentCode, divisionCode }),
      save: async (tx, { caseNo, version, state }, changes, note) => {
        await rectifications.advance(tx, caseNo, version, state, changes);
        await leaveEvent(tx, caseNo, note);
      },
      fields: {
        FINDING: { read: ({ finding }) => finding, change: (_, value) => ({ finding: prose('finding', value, 1000) }) },
        MEASURES: { read: ({ measures }) => measures, change: (_, value) => ({ measures: prose('measures', value, 1000) }) },
        REVISIT_NOTE: { read: ({ revisitNote }) => revisitNote, change: (_, value) => ({ revisitNote: prose('note', value, 1000) }) },
      },
    }),

    SPECIAL_PROCEDURE: correctableRecord<'SPECIAL_PROCEDURE', OnCase<SpecialProcedureEntity>>('SPECIAL_PROCEDURE', {
      unknown: 'SPECIAL_PROCEDURE_UNKNOWN',
      rule: writeCase,
      find: (tx, noticeNo) => onCase(tx, noticeNo, (...asked) => procedures.listOfCases(...asked), (procedure) => procedure.noticeNo),
      placeOf: placeOnCase,
      save: async (tx, { noticeNo, filed }, changes, note) => {
        await procedures.correct(tx, noticeNo, changes);
        await changeCase(tx, filed, {}, note);
      },
      fields: {
        GROUND: { read: ({ ground }) => ground, change: (_, value) => ({ ground: oneOf(GROUNDS, value) }) },
        REASON: { read: ({ reason }) => reason, change: (_, value) => ({ reason: prose('reason', value, 1000) }) },
        RESULT: { read: ({ result }) => result, change: (_, value) => ({ result: prose('result', value, 1000) }) },
      },
    }),

    SUPPLEMENT_NOTICE: correctableRecord<'SUPPLEMENT_NOTICE', OnCase<SupplementNoticeEntity>>('SUPPLEMENT_NOTICE', {
      unknown: 'SUPPLEMENT_NOTICE_UNKNOWN',
      rule: writeCase,
      find: (tx, noticeNo) => onCase(tx, noticeNo, (...asked) => notices.listOfCases(...asked), (notice) => notice.noticeNo),
      placeOf: placeOnCase,
      save: async (tx, { noticeNo, filed }, changes, note) => {
        await notices.correct(tx, noticeNo, changes);
        await changeCase(tx, filed, {}, note);
      },
      fields: {
        REQUIREMENT: {
          read: ({ items }, position) => items[position - 1]?.requirement ?? null,
          change: ({ items }, value, position) => ({ items: withEntry(items, position, { requirement: prose('requirement', value, 500) }) }),
        },
      },
    }),

    SERVICE_RATING: correctableRecord<'SERVICE_RATING', CaseRow>('SERVICE_RATING', {
      unknown: 'CASE_UNKNOWN',
      rule: writeCase,
      find: () => Promise.resolve(null),
      placeOf: ({ departmentCode }) => ({ caseNo: null, departmentCode, divisionCode: '' }),
      save: () => Promise.resolve(),
      fields: {},
    }),
  };
}

/** The identifier with all that is made of it: cipher, hash, mask, and the key that keeps a second open case out. */
function applicantIdentifier({ cases, personalNumbers }: CorrectableRecordParts): FieldRule<CaseEntity> {
  const keyOf = (row: CaseEntity, value: string): string => openCaseKeyOf({ identifierHash: personalNumbers.lookupHash(parseIdentifier(value)) }, row.implementationCode);
  return {
    read: ({ applicantIdentifierMasked }) => applicantIdentifierMasked,
    fingerprint: ({ applicantIdentifierHash }) => applicantIdentifierHash,
    change: (row, value) => {
      const identifier = parseIdentifier(value);
      return {
        applicantIdentifierCipher: personalNumbers.encrypt(identifier),
        applicantIdentifierHash: personalNumbers.lookupHash(identifier),
        applicantIdentifierMasked: maskPersonalNumber(identifier),
        openCaseKey: row.openCaseKey === null ? null : keyOf(row, value),
      };
    },
    check: async (tx, row, value) => {
      const open = row.openCaseKey === null ? null : await cases.findByOpenKey(tx, keyOf(row, value));
      if (open !== null && open.caseNo !== row.caseNo) throw openCaseExists(open.caseNo);
    },
  };
}

function windowOfCase({ centers }: CorrectableRecordParts): FieldRule<CaseEntity> {
  return {
    read: ({ windowCode }) => windowCode,
    change: (_, value) => ({ windowCode: prose("window's code", value, 40) }),
    check: async (tx, { departmentCode }, value) => {
      const [window] = await centers.findWindowsByCodes(tx, [value]);
      if (window?.departmentCode !== departmentCode) throw new CaseError('WINDOW_UNKNOWN', `${departmentCode} has no window ${value}: take the code from the service centre.`);
    },
  };
}
