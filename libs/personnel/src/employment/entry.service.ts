import { businessDateOf, parseText, startOfBusinessDate } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { once, PRIMARY_KEY, scheduleJob } from '@mashang/platform-persistence';
import { admitRow, nextRecordNo } from '@mashang/platform-subgraph';
import type { EmployOfficerInput } from '../__generated__/resolver-types';
import { assertInReach } from '../coverage/date-bounds';
import { knownDepartment } from '../department/known-department';
import type { DivisionRepository } from '../division/division.repository';
import type { OfficerEntity } from '../officer/officer.entity';
import { decideEmployment } from './employment.access';
import type { EmploymentEntity } from './employment.entity';
import { EmploymentError } from './employment.errors';
import type { EmploymentParts } from './employment.service';
import { APPLY_TRANSFER } from './employment.service';

const STAFF_NUMBER = /^[A-Z0-9]+(-[A-Z0-9]+)*$/;
const LONGEST_STAFF_NUMBER = 32;
const LONGEST_TEXT = 64;

export type EntryParts = Pick<EmploymentParts, 'unitOfWork' | 'database' | 'employments' | 'officers' | 'departments' | 'coverageRows'> & { readonly divisions: DivisionRepository };

/** 入职: who comes into service, and comes back. */
export class EntryService {
  constructor(private readonly parts: EntryParts) {}

  /**
   * Takes somebody into service; whoever has left keeps the staff number and the history. Answers the staff number.
   * @throws EmploymentError `STAFF_NUMBER`, `STAFF_NUMBER_TAKEN`, `EMPLOYMENT_PLACE`, `TRANSFER_IN_THE_PAST`.
   */
  employ(ctx: OperationContext, { idempotencyKey, startsOn, ...given }: EmployOfficerInput): Promise<string> {
    const { unitOfWork, database, employments, coverageRows } = this.parts;
    const staffNo = parseStaffNo(given.staffNo);
    const name = parseText('name', given.name, LONGEST_TEXT);
    const title = parseText('title', given.title, LONGEST_TEXT);
    const [departmentCode, division] = [given.department ?? null, given.division ?? null];
    const input = { staffNo, title, departmentCode, division, startsOn };
    const employed = unitOfWork.run(ctx, { name: 'personnel.employOfficer', idempotencyKey, input: { ...input, name } }, async (tx, journal) => {
      const today = businessDateOf(tx.clock.now());
      assertInReach(tx.clock.now(), startsOn);
      const divisionCode = await this.placeOf(tx, departmentCode, division);
      admitRow(decideEmployment, tx.principal, { divisionCode });
      await coverageRows.lock(tx, { staffNumbers: [staffNo] });
      const hasBegun = startsOn <= today;
      await this.enter(tx, { staffNo, name, title, departmentCode: hasBegun ? departmentCode : null, divisionCode, servesFrom: startsOn }, today);
      const id = await nextRecordNo(database, tx, { series: 'personnel.Employment', letter: 'M' }, divisionCode);
      await employments.insert(tx, { id, staffNo, divisionCode, departmentCode, title, startsOn, endsOn: null });
      if (!hasBegun) await scheduleJob(database, tx, { kind: APPLY_TRANSFER, key: id, dueAt: startOfBusinessDate(startsOn), divisionCode });
      journal.audit({ action: 'officer.employ', entityType: 'Officer', entityId: staffNo, divisionCode, change: input });
      journal.publish({ type: 'OfficerEmployed', key: staffNo, divisionCode, payload: { staffNo, departmentCode, startsOn } });
      return staffNo;
    });
    return once(PRIMARY_KEY, employed, () => numberTaken(staffNo));
  }

  private async enter(tx: OperationContext, officer: OfficerEntity & { readonly servesFrom: string }, today: string): Promise<void> {
    const { officers, employments } = this.parts;
    const { staffNo, servesFrom } = officer;
    const [known] = await officers.findByStaffNumbers(tx, [staffNo]);
    if (!known) return officers.insert(tx, officer);
    admitRow(decideEmployment, tx.principal, known);
    const history = await employments.listOf(tx, staffNo);
    if (known.name !== officer.name || !hasLeft(history, servesFrom)) throw numberTaken(staffNo);
    if (servesFrom < today) throw new EmploymentError('TRANSFER_IN_THE_PAST', 'Where the officer served until now is known: choose today or a later day.');
    if (servesFrom === today) await officers.register(tx, staffNo, officer);
  }

  private async placeOf(tx: OperationContext, departmentCode: string | null, divisionCode: string | null): Promise<string> {
    const { departments, divisions } = this.parts;
    if (departmentCode !== null && divisionCode === null) {
      return (await knownDepartment(departments, tx, departmentCode)).divisionCode;
    }
    if (divisionCode !== null && departmentCode === null) {
      const [division] = await divisions.findByCodes(tx, [divisionCode]);
      if (division?.level === 'TOWNSHIP' || division?.level === 'VILLAGE') return divisionCode;
    }
    throw new EmploymentError('EMPLOYMENT_PLACE', 'Say where: the department, or for leaders and village cadres the township or village, and not both.');
  }
}

function hasLeft(history: readonly EmploymentEntity[], before: string): boolean {
  return history.length > 0 && history.every(({ endsOn }) => endsOn !== null && endsOn < before);
}

function numberTaken(staffNo: string): EmploymentError {
  return new EmploymentError('STAFF_NUMBER_TAKEN', `${staffNo} is somebody who serves, or has another name: choose another number, or transfer the officer.`);
}

function parseStaffNo(typed: string): string {
  const staffNo = typed.trim();
  if (staffNo.length <= LONGEST_STAFF_NUMBER && STAFF_NUMBER.test(staffNo)) return staffNo;
  throw new EmploymentError('STAFF_NUMBER', `Write the staff number in capital letters and digits, parts joined by hyphens, at most ${LONGEST_STAFF_NUMBER}.`);
}
