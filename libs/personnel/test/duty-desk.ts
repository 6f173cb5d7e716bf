import type { Principal } from '@mashang/platform-identity';
import type { Fields } from '@mashang/platform-testing';
import { Desk, MovingClock, openTestSubgraph, person, testContext } from '@mashang/platform-testing';
import { OfficerEntity } from '../src/officer/officer.entity';
import { personnelSubgraph } from '../src/personnel.subgraph';
import { OTHER_VILLAGE, saveTownship, TOWNSHIP, VILLAGE } from './township.builder';

/** Built once for all tests of a file, for they differ in their databases alone. */
const PERSONNEL = personnelSubgraph();

export const leader = person.townshipLeader();
export const head = person.departmentHead({ departmentCode: 'GS-LAND' });
export const POINT = 'A-1';
export const OTHER_POINT = 'A-2';
/** Of the same village as POINT, so that its cadres can sit at either. */
export const SECOND_POINT = 'A-3';

/** Four cadres of the village, two of the other one. */
export const CADRES = ['V-1', 'V-2', 'V-3', 'V-4'] as const;
export const OTHER_CADRES = ['O-1', 'O-2'] as const;

/** A village cadre, who serves in no department. */
export function cadre(staffNo: string): Principal {
  const { departmentCode: _, ...principal } = person.windowClerk({ subject: `test:${staffNo}`, staffNo });
  return principal;
}

export interface DraftedShift {
  readonly shiftNo: string;
  readonly on: string;
  readonly version: number;
  readonly officer: { readonly staffNo: string };
}

/** Personnel over the graph, with a clock that the test moves: each mutation with a key of its own, each refusal as its code. */
export class DutyDesk extends Desk {
  static async open(): Promise<DutyDesk> {
    const clock = new MovingClock('2012-08-06T09:00');
    const subgraph = await openTestSubgraph(PERSONNEL, { clock });
    await saveTownship(subgraph.database);
    await subgraph.database.transaction(testContext(), async (tx) => {
      const officer = (staffNo: string, divisionCode: string) => ({ staffNo, name: `乙${staffNo}`, title: '村干部', departmentCode: null, divisionCode });
      const manager = subgraph.database.manager(tx);
      await manager.insert(OfficerEntity, [...CADRES.map((staffNo) => officer(staffNo, VILLAGE)), ...OTHER_CADRES.map((staffNo) => officer(staffNo, OTHER_VILLAGE))]);
    });
    return new DutyDesk(subgraph, clock);
  }

  /** Asks; answers the data, or `{ code }` of the first error. */
  async query(operation: string, as: Principal = leader): Promise<Fields> {
    const { data, errors } = await this.subgraph.ask(operation, { as });
    return errors ? { code: errors[0]?.extensions?.['code'] ?? errors[0]?.message } : (data ?? {});
  }

  send(mutation: string, input: Fields, selection: string, as: Principal = leader): Promise<Fields> {
    return this.mutate(mutation, INPUTS[mutation] ?? `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`, input, selection, as);
  }

  draft(changes: Fields = {}, as: Principal = leader): Promise<Fields> {
    const input = { placeKind: 'AGENCY_POINT', placeCode: POINT, division: VILLAGE, month: '2012-09', officers: CADRES, responsible: 'V-1', ...changes };
    return this.send('draftDutyRoster', input, 'roster { rosterNo state version }', as);
  }

  async publish(rosterNo: string, as: Principal = leader): Promise<unknown> {
    const { dutyRoster } = (await this.query(`{ dutyRoster(rosterNo: "${rosterNo}") { version } }`)) as { dutyRoster: { version: number } };
    const result = await this.send('publishDutyRoster', { rosterNo, version: dutyRoster.version }, '... on DutyRosterPayload { roster { state } } ... on DutyRosterUncovered { days }', as);
    return (result as { roster?: { state: string } }).roster?.state ?? result;
  }

  async shifts(rosterNo = `${POINT}-2012-09`): Promise<readonly DraftedShift[]> {
    const { dutyRoster } = (await this.query(`{ dutyRoster(rosterNo: "${rosterNo}") { shifts { shiftNo on version officer { staffNo } } } }`)) as { dutyRoster: { shifts: DraftedShift[] } };
    return dutyRoster.shifts;
  }

  /** The officer's first shift of the published roster. */
  async shiftOf(staffNo: string, position = 0): Promise<DraftedShift> {
    const shift = (await this.shifts()).filter(({ officer }) => officer.staffNo === staffNo)[position];
    if (!shift) throw new Error(`${staffNo} has no such shift`);
    return shift;
  }

  /** A published roster of September 2012 for the village. */
  async published(): Promise<void> {
    await this.draft();
    await this.publish(`${POINT}-2012-09`);
  }
}

/** Mutations whose input is shared with others. */
const INPUTS: Readonly<Record<string, string>> = {
  acceptShiftSwap: 'ShiftSwapStepInput',
  declineShiftSwap: 'ShiftSwapStepInput',
  withdrawShiftSwap: 'ShiftSwapStepInput',
  checkInShift: 'DutyShiftStepInput',
  checkOutShift: 'DutyShiftStepInput',
  approveLeave: 'DecideLeaveInput',
  returnFromLeave: 'LeaveStepInput',
  checkInAttendance: 'AttendanceStepInput',
  checkOutAttendance: 'AttendanceStepInput',
};

export { TOWNSHIP, VILLAGE };
