import { OutboxMessageEntity } from '@mashang/platform-persistence';
import type { Principal } from '@mashang/platform-identity';
import type { Fields } from '@mashang/platform-testing';
import { Desk, MovingClock, openTestSubgraph, testContext } from '@mashang/platform-testing';
import { personnelSubgraph } from '../src/personnel.subgraph';
import { clerk, leader, saveOffice } from './office.builder';

/** Built once for all tests of a file, for they differ in their databases alone. */
const PERSONNEL = personnelSubgraph();

/** Each test opens and migrates a database of its own, which takes seconds on a server that others use too. */
jest.setTimeout(60_000);

/** The office over the graph, with a clock that the test moves: each mutation with a key of its own, each refusal as its code. */
export class OfficeDesk extends Desk {
  static async open(): Promise<OfficeDesk> {
    const clock = new MovingClock('2012-07-02T10:00');
    const subgraph = await openTestSubgraph(PERSONNEL, { clock });
    await saveOffice(subgraph.database);
    return new OfficeDesk(subgraph, clock);
  }

  async query(operation: string, as: Principal = leader): Promise<Fields> {
    const { data, errors } = await this.subgraph.ask(operation, { as });
    if (errors) return { code: errors[0]?.extensions?.['code'] ?? errors[0]?.message };
    return data ?? {};
  }

  send(mutation: string, inputType: string, input: Fields, selection: string, as: Principal = clerk): Promise<Fields> {
    return this.mutate(mutation, inputType, input, selection, as);
  }

  /** An officer's last day of service; answers `{ code }` or the officer. */
  departs(staffNo: string, lastDay: string): Promise<Fields> {
    return this.send('recordDeparture', 'RecordDepartureInput', { staffNo, lastDay }, '... on EmploymentPayload { officer { staffNo } }', leader);
  }

  transfers(staffNo: string, department: string, startsOn: string): Promise<Fields> {
    return this.send('transferOfficer', 'TransferOfficerInput', { staffNo, department, title: '干事', startsOn }, '... on EmploymentPayload { officer { staffNo department { code } } }', leader);
  }

  async messages(): Promise<readonly string[]> {
    const messages = await this.subgraph.database.manager(testContext()).find(OutboxMessageEntity, { order: { seq: 'ASC' } });
    return messages.map(({ type }) => type);
  }
}
