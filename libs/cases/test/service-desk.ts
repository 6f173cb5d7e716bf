import type { Principal } from '@mashang/platform-identity';
import type { Fields } from '@mashang/platform-testing';
import { Desk, MovingClock, openTestSubgraph, person, testContext } from '@mashang/platform-testing';
import { AuditRecordEntity, OutboxMessageEntity } from '@mashang/platform-persistence';
import { casesSubgraph } from '../src/cases.subgraph';
import { queryCodeOf } from '../src/tracking/query-code';
import { LAND_ITEM, saveHall, testVault, VILLAGE } from './hall.builder';

/** Built once for all tests of a file, for they differ in their databases alone. */
const CASES = casesSubgraph({ personalNumbers: testVault });

export const clerk = person.windowClerk({ departmentCode: 'GS-LAND' });
export const colleague = person.windowClerk({ departmentCode: 'GS-LAND', subject: 'test:colleague', staffNo: 'T-0011' });
export const head = person.departmentHead({ departmentCode: 'GS-LAND' });
export const leader = person.townshipLeader();

/** The counter over the graph, with a clock that the test moves: each mutation with a key of its own, each refusal as its code. */
export class ServiceDesk extends Desk {
  private applicants = 0;

  static async open(): Promise<ServiceDesk> {
    const clock = new MovingClock('2012-07-02T10:00');
    const subgraph = await openTestSubgraph(CASES, { clock });
    await saveHall(subgraph.database);
    return new ServiceDesk(subgraph, clock);
  }

  async query(operation: string, as: Principal = clerk, variables: Fields = {}): Promise<Fields> {
    const { data, errors } = await this.subgraph.ask(operation, { as, variables });
    if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
    return data ?? {};
  }

  async read(caseNo: string, fields: string): Promise<Fields> {
    const { case: filed } = (await this.query(`{ case(caseNo: "${caseNo}") { ${fields} } }`)) as { case: Fields };
    return filed;
  }

  send(mutation: string, inputType: string, input: Fields, selection: string, as: Principal = clerk): Promise<Fields> {
    return this.mutate(mutation, inputType, input, selection, as);
  }

  /** Takes an application in and answers its number; each call has another applicant. */
  async receive(changes: Fields = {}, as: Principal = clerk): Promise<string> {
    const identifier = `350199FAKE${String((this.applicants += 1)).padStart(8, '0')}`;
    const input = {
      implementationCode: LAND_ITEM,
      division: VILLAGE,
      applicant: { kind: 'NATURAL_PERSON', name: '测试甲', identifier },
      handlingMode: 'STANDARD',
      channel: 'WINDOW',
      window: 'W-1',
      ...changes,
    };
    const result = await this.send('receiveCase', 'ReceiveCaseInput', input, '... on CasePayload { case { caseNo } }', as);
    const { case: filed } = result as { case?: { caseNo: string } };
    if (!filed) throw new Error(`not received: ${String(result['code'])}`);
    return filed.caseNo;
  }

  /** Takes a step of a case at the version it has now; answers the state or the code of the refusal. */
  async step(mutation: string, inputType: string, caseNo: string, input: Fields = {}, as: Principal = clerk): Promise<unknown> {
    const { version } = await this.read(caseNo, 'version');
    const result = await this.send(mutation, inputType, { caseNo, version, ...input }, '... on CasePayload { case { state } }', as);
    return (result as { case?: { state: string } }).case?.state ?? result['code'];
  }

  accept(caseNo: string): Promise<unknown> {
    return this.step('acceptCase', 'AcceptCaseInput', caseNo);
  }

  /** Accepts and completes a case, with a certificate when a number is given. */
  async complete(caseNo: string, certificateNo: string | null = null): Promise<unknown> {
    await this.accept(caseNo);
    return this.finish(caseNo, certificateNo);
  }

  finish(caseNo: string, certificateNo: string | null = null): Promise<unknown> {
    return this.step('completeCase', 'CompleteCaseInput', caseNo, { outcome: certificateNo === null ? 'COMPLETED' : 'CERTIFICATE_ISSUED', certificateNo });
  }

  /** As printed on the receipt. */
  queryCode(caseNo: string): string {
    return queryCodeOf(testVault, caseNo);
  }

  /** All that the audit chain and the outbox hold, as text. */
  async journals(): Promise<string> {
    const manager = this.subgraph.database.manager(testContext());
    return JSON.stringify([await manager.find(AuditRecordEntity), await manager.find(OutboxMessageEntity)], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  }

  async messages(): Promise<readonly string[]> {
    const messages = await this.subgraph.database.manager(testContext()).find(OutboxMessageEntity, { order: { seq: 'ASC' } });
    return messages.map(({ type }) => type);
  }
}
