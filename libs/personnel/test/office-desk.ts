import { OutboxMessageEntity } from '@mashang/platform-persistence';
import type { Principal } from '@mashang/platform-identity';
import type { TestSubgraph } from '@mashang/platform-testing';
import { openTestSubgraph, testContext } from '@mashang/platform-testing';
import { personnelSubgraph } from '../src/personnel.subgraph';
import { clerk, leader, saveOffice } from './office.builder';

/** Each test opens and migrates a database of its own, which takes seconds on a server that others use too. */
jest.setTimeout(60_000);

type Fields = Readonly<Record<string, unknown>>;

/** The office over the graph, with a clock that the test moves: each mutation with a key of its own, each refusal as its code. */
export class OfficeDesk {
  private now = new Date('2012-07-02T10:00:00+08:00');
  private keys = 0;

  private constructor(readonly subgraph: TestSubgraph) {}

  static async open(): Promise<OfficeDesk> {
    // The clock asks the desk that is only made afterwards.
    const held: { desk: OfficeDesk | null } = { desk: null };
    const subgraph = await openTestSubgraph(personnelSubgraph(), { clock: { now: () => held.desk?.now ?? new Date(0) } });
    held.desk = new OfficeDesk(subgraph);
    await saveOffice(subgraph.database);
    return held.desk;
  }

  close(): Promise<void> {
    return this.subgraph.close();
  }

  /** Moves the clock to a time of day in Shanghai, e.g. `2012-07-04T10:00`. */
  at(local: string): void {
    this.now = new Date(`${local}:00+08:00`);
  }

  async query(operation: string, as: Principal = leader): Promise<Fields> {
    const { data, errors } = await this.subgraph.ask(operation, { as });
    if (errors) return { code: errors[0]?.extensions?.['code'] ?? errors[0]?.message };
    return data ?? {};
  }

  /** Sends a mutation; answers its result, where a refusal, thrown or in the union, is `{ code }`. */
  async send(mutation: string, inputType: string, input: Fields, selection: string, as: Principal = clerk): Promise<Fields> {
    // A payload that is no union cannot be a refusal.
    const refusal = selection.startsWith('...') ? '... on UserError { code }' : '';
    const operation = `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { __typename ${refusal} ${selection} } }`;
    const { data, errors } = await this.subgraph.ask(operation, { as, variables: { input: { idempotencyKey: `desk-key-${(this.keys += 1)}`, ...input } } });
    if (errors) return { code: errors[0]?.extensions?.['code'] ?? errors[0]?.message };
    const { __typename: _, ...result } = data?.[mutation] as Fields;
    return result;
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
