import type { Principal } from '@mashang/platform-identity';
import { OutboxMessageEntity } from '@mashang/platform-persistence';
import type { Fields } from '@mashang/platform-testing';
import { Desk, MovingClock, openTestSubgraph, person, testContext } from '@mashang/platform-testing';
import type { Cover } from '../src/coverage/coverage-proof';
import { personnelServices } from '../src/personnel.context';
import { personnelSubgraph } from '../src/personnel.subgraph';
import { saveLandOffice } from './land-office.builder';

/** Built once for all tests of a file, for they differ in their databases alone. */
const PERSONNEL = personnelSubgraph();

export const leader = person.townshipLeader();
export const head = person.departmentHead({ departmentCode: 'GS-LAND', subject: 'test:land-head', staffNo: 'T-9' });
export const officer = (staffNo: string): Principal => person.windowClerk({ departmentCode: 'GS-LAND', subject: `test:${staffNo}`, staffNo });

/** A message of the outbox as its readers see it. */
export interface Message {
  readonly type: string;
  readonly key: string;
  readonly payload: Fields;
}

/** The personnel office over the graph, with a clock that the test moves: each mutation with a key of its own, each refusal as its code. */
export class PersonnelDesk extends Desk {
  static async open(): Promise<PersonnelDesk> {
    const clock = new MovingClock('2012-08-06T08:30');
    const subgraph = await openTestSubgraph(PERSONNEL, { clock });
    await saveLandOffice(subgraph.database);
    return new PersonnelDesk(subgraph, clock);
  }

  async query(operation: string, as: Principal = leader): Promise<Fields> {
    const { data, errors } = await this.subgraph.ask(operation, { as });
    if (errors) throw new Error(errors.map(({ message, extensions }) => `${String(extensions?.['code'])}: ${message}`).join('\n'));
    return data ?? {};
  }

  send(mutation: string, inputType: string, input: Fields, selection: string, as: Principal): Promise<Fields> {
    return this.mutate(mutation, inputType, input, selection, as);
  }

  /** Asks for leave between two times of day in Shanghai; answers the number, or the refusal with what else is selected of it. */
  async requestLeave(staffNo: string, from: string, until: string, refusal = ''): Promise<Fields> {
    const input = { kind: 'ANNUAL', startsAt: `${from}:00+08:00`, endsAt: `${until}:00+08:00`, reason: '年休' };
    const selection = `... on LeavePayload { leave { leaveNo } } ... on PostWouldStandEmpty { code ${refusal} }`;
    const { leave, ...rest } = (await this.send('requestLeave', 'RequestLeaveInput', input, selection, officer(staffNo))) as Fields & { leave?: Fields };
    return { ...leave, ...rest };
  }

  /** Takes a step of a leave at the version it has now; answers the state or the code of the refusal. */
  async stepLeave(mutation: string, leaveNo: unknown, as: Principal, input: Fields = {}): Promise<unknown> {
    const { leave } = (await this.query(`{ leave(leaveNo: "${String(leaveNo)}") { version } }`)) as { leave: { version: number } };
    const inputType = ['approveLeave', 'rejectLeave'].includes(mutation) ? 'DecideLeaveInput' : 'LeaveStepInput';
    const selection = '... on LeavePayload { leave { state } } ... on UserError { code }';
    const result = await this.send(mutation, inputType, { leaveNo, version: leave.version, ...input }, selection, as);
    return (result as { leave?: Fields }).leave?.['state'] ?? result['code'];
  }

  /** Asks for leave and has it granted; answers the number. */
  async takeLeave(staffNo: string, from: string, until: string, by: Principal = head): Promise<string> {
    const { leaveNo, code } = await this.requestLeave(staffNo, from, until);
    if (typeof leaveNo !== 'string') throw new Error(`not granted: ${String(code)}`);
    await this.stepLeave('approveLeave', leaveNo, by);
    return leaveNo;
  }

  /** Gives a post a holder; answers the holding's id or the code of the refusal. */
  async assign(post: string, staffNo: string, role: 'A' | 'B', startsOn: string, endsOn: string | null = null, as: Principal = head): Promise<unknown> {
    const result = await this.send('assignPost', 'AssignPostInput', { post, staffNo, role, startsOn, endsOn }, 'holding { id }', as);
    return (result as { holding?: Fields }).holding?.['id'] ?? result['code'];
  }

  /** Ends a hold of a post; answers its last day or the code of the refusal. */
  async endHolding(holdingId: unknown, endsOn: string, as: Principal = head): Promise<unknown> {
    const selection = '... on PostHoldingPayload { holding { endsOn } } ... on PostWouldStandEmpty { code }';
    const result = await this.send('endPostHolding', 'EndPostHoldingInput', { holdingId, endsOn }, selection, as);
    return (result as { holding?: Fields }).holding?.['endsOn'] ?? result['code'];
  }

  /** Appoints the head of the land office; answers the new head or the code of the refusal. */
  async appointHead(staffNo: string, startsOn: string, coversPosts: boolean, as: Principal = leader): Promise<unknown> {
    const selection = `... on DepartmentPayload { department { head(on: "${startsOn}") { officer { staffNo } } } } ... on PostWouldStandEmpty { code }`;
    const result = await this.send('appointDepartmentHead', 'AppointDepartmentHeadInput', { department: 'GS-LAND', staffNo, startsOn, coversPosts }, selection, as);
    return (result as { department?: { head: { officer: Fields } } }).department?.head.officer['staffNo'] ?? result['code'];
  }

  /** Who acts on posts at a time of day in Shanghai. */
  coveringAt(postCodes: readonly string[], local: string): Promise<ReadonlyMap<string, Cover>> {
    return personnelServices(this.subgraph.database).coverage.coveringAt(testContext(), postCodes, new Date(`${local}:00+08:00`));
  }

  async messages(): Promise<readonly Message[]> {
    const messages = await this.subgraph.database.manager(testContext()).find(OutboxMessageEntity, { order: { seq: 'ASC' } });
    return messages.map(({ type, key, payload }) => ({ type, key, payload: JSON.parse(payload) as Fields }));
  }
}
