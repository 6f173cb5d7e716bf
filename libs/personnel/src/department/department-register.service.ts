import { businessDateOf, parseText, startOfBusinessDate } from '@mashang/domain';
import type { Database, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { once, PRIMARY_KEY, scheduleJob } from '@mashang/platform-persistence';
import { admitRow } from '@mashang/platform-subgraph';
import type { EstablishDepartmentInput, RenameDepartmentInput } from '../__generated__/resolver-types';
import { assertInReach, FIRST_DAY } from '../coverage/date-bounds';
import type { CoverageRepository } from '../coverage/coverage.repository';
import type { DivisionRepository } from '../division/division.repository';
import { keepDepartments } from './department.access';
import type { DepartmentEntity } from './department.entity';
import { DepartmentError } from './department.errors';
import type { DepartmentRepository } from './department.repository';
import { knownDepartment } from './known-department';
import { nameLine, nameOn } from './name-line';

/** The timer of a name to come: the register takes it when its first day begins. */
export const APPLY_NAME = 'personnel.applyDepartmentName';

const CODE = /^[A-Z0-9]+(-[A-Z0-9]+)*$/;
const LONGEST_CODE = 40;
const LONGEST_NAME = 64;
const LONGEST_SOURCE = 200;

export interface DepartmentRegisterParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly departments: DepartmentRepository;
  readonly divisions: DivisionRepository;
  readonly coverageRows: CoverageRepository;
}

/** 机构沿革: which bodies there are, and what each is called from which day on, by which document. */
export class DepartmentRegister {
  constructor(private readonly parts: DepartmentRegisterParts) {}

  /**
   * Sets a department of a township up, under its first name; answers its code.
   * @throws DepartmentError `DEPARTMENT_CODE`, `DEPARTMENT_CODE_TAKEN`, `TOWNSHIP_UNKNOWN`.
   */
  establish(ctx: OperationContext, input: EstablishDepartmentInput): Promise<string> {
    const { unitOfWork, departments, divisions } = this.parts;
    const { idempotencyKey, township: divisionCode, isInServiceCenter, startsOn } = input;
    const code = parseCode(input.code);
    const name = parseText('name', input.name, LONGEST_NAME);
    const source = parseText('document', input.source, LONGEST_SOURCE);
    const row: DepartmentEntity = { code, name, successorName: null, isInServiceCenter, divisionCode };
    const established = unitOfWork.run(ctx, { name: 'personnel.establishDepartment', idempotencyKey, input: { ...row, source, startsOn } }, async (tx, journal) => {
      assertInReach(tx.clock.now(), startsOn);
      admitRow(keepDepartments, tx.principal, row);
      const [township] = await divisions.findByCodes(tx, [divisionCode]);
      if (township?.level !== 'TOWNSHIP') throw new DepartmentError('TOWNSHIP_UNKNOWN', `There is no township ${divisionCode}: take the code from divisions.`);
      if ((await departments.findByCodes(tx, [code])).length > 0) throw codeTaken(code);
      await departments.insert(tx, row);
      await departments.insertName(tx, { departmentCode: code, startsOn, name, source, divisionCode });
      journal.audit({ action: 'department.establish', entityType: 'Department', entityId: code, divisionCode, change: { ...row, source, startsOn } });
      journal.publish({ type: 'DepartmentEstablished', key: code, divisionCode, payload: { code, name, startsOn } });
      return code;
    });
    return once(PRIMARY_KEY, established, () => codeTaken(code));
  }

  /**
   * Gives a body another name from a day on, by a document; it stays the same body, with its posts, people and past (国土所 → 自然资源所).
   * @throws DepartmentError `NAME_BEFORE_THE_LAST` unless the day lies after that on which the last name began, `NAME_UNCHANGED`.
   */
  async rename(ctx: OperationContext, input: RenameDepartmentInput): Promise<void> {
    const { unitOfWork, departments, coverageRows, database } = this.parts;
    const { idempotencyKey, department: departmentCode, startsOn } = input;
    const name = parseText('name', input.name, LONGEST_NAME);
    const source = parseText('document', input.source, LONGEST_SOURCE);
    const change = { departmentCode, name, source, startsOn };
    await unitOfWork.run(ctx, { name: 'personnel.renameDepartment', idempotencyKey, input: change }, async (tx, journal) => {
      const now = tx.clock.now();
      assertInReach(now, startsOn);
      await coverageRows.lock(tx, { departmentCodes: [departmentCode] });
      const department = admitRow(keepDepartments, tx.principal, await knownDepartment(departments, tx, departmentCode));
      const { divisionCode } = department;
      const last = nameLine(await departments.listNames(tx, [departmentCode])).at(-1);
      if (last && startsOn <= last.startsOn) throw new DepartmentError('NAME_BEFORE_THE_LAST', `It is called ${last.name} from ${last.startsOn} on: choose a later day.`);
      if ((last?.name ?? department.name) === name) throw new DepartmentError('NAME_UNCHANGED', `It is called ${name} already: give the new name.`);
      // What it was called until now has been in the register alone.
      if (!last) await departments.insertName(tx, { departmentCode, name: department.name, startsOn: FIRST_DAY, source: '登记册', divisionCode });
      await departments.insertName(tx, { ...change, divisionCode });
      journal.audit({ action: 'department.rename', entityType: 'Department', entityId: departmentCode, divisionCode, change });
      journal.publish({ type: 'DepartmentRenamed', key: departmentCode, divisionCode, payload: { code: departmentCode, name, startsOn } });
      if (startsOn <= businessDateOf(now)) await departments.register(tx, departmentCode, name);
      else await scheduleJob(database, tx, { kind: APPLY_NAME, key: `${departmentCode} ${startsOn}`, dueAt: startOfBusinessDate(startsOn), divisionCode });
      return null;
    });
  }

  /** The day of a name has come: the register says what the line of names says of today. */
  async applyName(ctx: OperationContext, key: string): Promise<void> {
    const { unitOfWork, departments } = this.parts;
    const [departmentCode = ''] = key.split(' ');
    await unitOfWork.run(ctx, { name: APPLY_NAME, idempotencyKey: key, input: { key } }, async (tx, journal) => {
      const { divisionCode } = await knownDepartment(departments, tx, departmentCode);
      const name = nameOn(nameLine(await departments.listNames(tx, [departmentCode])), businessDateOf(tx.clock.now()))?.name;
      if (name === undefined) throw new Error(`a department that was renamed has no name: ${departmentCode}`);
      await departments.register(tx, departmentCode, name);
      journal.audit({ action: 'department.applyName', entityType: 'Department', entityId: departmentCode, divisionCode, change: { name } });
      return null;
    });
  }
}

function codeTaken(code: string): DepartmentError {
  return new DepartmentError('DEPARTMENT_CODE_TAKEN', `There is a department ${code} already: choose another code.`);
}

function parseCode(typed: string): string {
  const code = typed.trim();
  if (code.length <= LONGEST_CODE && CODE.test(code)) return code;
  throw new DepartmentError('DEPARTMENT_CODE', `Write the code in capital letters and digits, parts joined by hyphens, at most ${LONGEST_CODE}, e.g. GS-LAND.`);
}
