import type { AccessRule } from '@mashang/platform-identity';
import type { OperationContext } from '@mashang/platform-persistence';
import { admitRow } from '@mashang/platform-subgraph';
import type { CaseErrorCode } from '../case/case.errors';
import { CaseError } from '../case/case.errors';
import type { CorrectableField, CorrectableRecordType } from './correctable-fields';
import { FIELDS_OF, WHAT_PUTS_RIGHT, WORDS_OF_CITIZENS } from './correctable-fields';

/** What a field says: as people read it, and what tells one value from another where that hides it (an identifier is masked). */
export interface Said {
  readonly shown: string;
  readonly fingerprint: string;
}

/** Whose record it is, and the case it belongs to. */
export interface RecordPlace {
  readonly caseNo: string | null;
  /** Null for a record of no department, e.g. a village's. */
  readonly departmentCode: string | null;
  readonly divisionCode: string;
}

/** One field of a kind of record: how it is read and how it changes. Pure, but for what only other rows can tell. */
export interface FieldRule<Row> {
  /** What the record says, in a list at the position from 1; null when it says nothing there. */
  read(row: Row, position: number): string | null;
  /** The change, from the text of the request; throws when the field cannot hold it. */
  change(row: Row, value: string, position: number): Partial<Row>;
  /** Default what is read. */
  fingerprint?(row: Row): string;
  /** Refuses what contradicts other rows. */
  check?(tx: OperationContext, row: Row, value: string): Promise<void>;
}

/** One kind of record: where it is kept, who may ask for a correction, and its correctable fields. */
export interface CorrectableKind<Type extends CorrectableRecordType, Row> {
  readonly unknown: CaseErrorCode;
  readonly rule: AccessRule<Row>;
  readonly fields: Readonly<Record<(typeof FIELDS_OF)[Type][number], FieldRule<Row>>>;
  find(tx: OperationContext, recordNo: string): Promise<Row | null>;
  placeOf(row: Row): RecordPlace;
  /** Changes the record as it was read, by its version or its case's, and leaves the event on its case. */
  save(tx: OperationContext, row: Row, changes: Partial<Row>, note: string): Promise<void>;
}

/** Which fact is to be put right. */
export interface CorrectedFact {
  readonly recordNo: string;
  readonly field: CorrectableField;
  /** From 1; 1 outside of lists. */
  readonly position: number;
}

export interface CorrectionProposal {
  readonly place: RecordPlace;
  readonly before: Said;
  readonly after: Said;
}

/** A kind of record as corrections use it, whatever its rows are. */
export interface CorrectableRecord {
  /** What the record says and would say; refuses who may not ask, fields of other records, and values it cannot hold. */
  propose(tx: OperationContext, fact: CorrectedFact, value: string): Promise<CorrectionProposal>;
  /** Changes the record if the field still says what it said when the correction was asked for. */
  apply(tx: OperationContext, fact: CorrectedFact, value: string, fingerprintBefore: string, note: string): Promise<void>;
}

export function correctableRecord<Type extends CorrectableRecordType, Row>(type: Type, kind: CorrectableKind<Type, Row>): CorrectableRecord {
  const fields: Readonly<Partial<Record<CorrectableField, FieldRule<Row>>>> = kind.fields;
  const found = async (tx: OperationContext, recordNo: string): Promise<Row> => {
    const row = await kind.find(tx, recordNo);
    if (row === null) throw new CaseError(kind.unknown, `There is no record ${recordNo} of the kind ${type}: check the number.`);
    return row;
  };
  const ruleOf = (field: CorrectableField): FieldRule<Row> => {
    const rule = fields[field];
    if (rule === undefined) throw notCorrectable(type, field);
    return rule;
  };
  const said = (rule: FieldRule<Row>, row: Row, position: number): Said => {
    const shown = rule.read(row, position);
    if (shown === null) throw new CaseError('CORRECTION_VALUE', 'The record says nothing there, so there is nothing to correct: choose another field or position.');
    return { shown, fingerprint: rule.fingerprint?.(row) ?? shown };
  };
  return {
    async propose(tx, { recordNo, field, position }, value) {
      const rule = ruleOf(field);
      const row = admitRow(kind.rule, tx.principal, await found(tx, recordNo));
      const before = said(rule, row, position);
      const after = said(rule, { ...row, ...rule.change(row, value, position) }, position);
      if (before.fingerprint === after.fingerprint) throw new CaseError('CORRECTION_VALUE', 'The record says so already: there is nothing to correct.');
      await rule.check?.(tx, row, value);
      return { place: kind.placeOf(row), before, after };
    },
    async apply(tx, { recordNo, field, position }, value, fingerprintBefore, note) {
      const rule = ruleOf(field);
      const row = await found(tx, recordNo);
      const shown = rule.read(row, position);
      if (shown === null || (rule.fingerprint?.(row) ?? shown) !== fingerprintBefore) {
        throw new CaseError('CORRECTION_OUTDATED', 'The field has changed since the correction was asked for: reject it, and ask anew if it is still wrong.');
      }
      await rule.check?.(tx, row, value);
      await kind.save(tx, row, rule.change(row, value, position), note);
    },
  };
}

/** The refusal of a field that this kind of record does not correct: why, what puts it right, and what is possible. */
export function notCorrectable(type: CorrectableRecordType, field: CorrectableField): CaseError {
  const possible = FIELDS_OF[type];
  const list = possible.length === 0 ? 'nothing of it is corrected' : `possible are ${possible.join(', ')}`;
  const why = WORDS_OF_CITIZENS.includes(field)
    ? "are a citizen's own words and are never corrected by staff: answer them"
    : field === 'STATE' || field === 'DAYS'
      ? `follow from steps: ${WHAT_PUTS_RIGHT[type]}`
      : `are no field of ${type} that is corrected: ${WHAT_PUTS_RIGHT[type]}`;
  return new CaseError('CORRECTION_FIELD', `${field} ${why}; ${list}.`, { recordType: type, field, possible: [...possible] });
}
