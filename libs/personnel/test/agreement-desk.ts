import type { Principal } from '@mashang/platform-identity';
import type { Fields } from '@mashang/platform-testing';
import { Desk, MovingClock, openTestSubgraph, person, testContext } from '@mashang/platform-testing';
import { DepartmentEntity } from '../src/department/department.entity';
import { OfficerEntity } from '../src/officer/officer.entity';
import { personnelSubgraph } from '../src/personnel.subgraph';
import { saveTownship, TOWNSHIP, VILLAGE } from './township.builder';

/** Built once for all tests of a file, for they differ in their databases alone. */
const PERSONNEL = personnelSubgraph();

export const leader = person.townshipLeader();
export const office = person.departmentHead({ departmentCode: 'GS-PARTY-GOVERNMENT', staffNo: 'T-0030', subject: 'test:office' });
export const landHead = person.departmentHead({ departmentCode: 'GS-LAND', staffNo: 'T-1', subject: 'test:land-head' });
export const landClerk = person.windowClerk({ departmentCode: 'GS-LAND', staffNo: 'T-2', subject: 'test:land-clerk' });
export const villager = person.windowClerk({ departmentCode: 'GS-NONE', staffNo: 'V-1', subject: 'test:villager' });
export const otherVillager = person.windowClerk({ departmentCode: 'GS-NONE', staffNo: 'V-2', subject: 'test:other-villager' });
export const assessor = person.windowClerk({ departmentCode: 'GS-STATISTICS', staffNo: 'T-0031', subject: 'test:assessor' });

/** One basic indicator of 100 points that the statistics station scores by hand. */
export const INDICATOR = { code: 'A1', name: '按时办结', kind: 'BASIC', weight: '100', rule: { kind: 'DIRECT' }, assessor: 'GS-STATISTICS' } as const;

/** The graph of one township, asked by its people; each mutation answers its payload or the code that refused it. */
export class AgreementDesk extends Desk {
  static async open(): Promise<AgreementDesk> {
    const clock = new MovingClock('2012-08-06T09:00');
    const subgraph = await openTestSubgraph(PERSONNEL, { clock });
    await saveTownship(subgraph.database);
    await subgraph.database.transaction(testContext(), async (tx) => {
      const manager = subgraph.database.manager(tx);
      for (const code of ['GS-STATISTICS', 'GS-PARTY-GOVERNMENT']) {
        await manager.insert(DepartmentEntity, { code, name: code, successorName: null, isInServiceCenter: false, divisionCode: TOWNSHIP });
      }
      for (const staffNo of ['V-1', 'V-2']) {
        await manager.insert(OfficerEntity, { staffNo, name: staffNo, title: '村干部', departmentCode: null, divisionCode: staffNo === 'V-1' ? VILLAGE : '350199101202' });
      }
      for (const staffNo of ['T-0003', 'T-0031']) {
        await manager.insert(OfficerEntity, { staffNo, name: staffNo, title: '干部', departmentCode: staffNo === 'T-0031' ? 'GS-STATISTICS' : null, divisionCode: TOWNSHIP });
      }
    });
    return new AgreementDesk(subgraph, clock);
  }

  send(mutation: string, inputType: string, input: Fields, selection: string, as: Principal): Promise<Fields> {
    return this.mutate(mutation, inputType, input, selection, as);
  }

  /** Drafts an agreement with a village unless told otherwise; answers its id or the code of the refusal. */
  async draft(changes: Fields = {}, as: Principal = leader): Promise<unknown> {
    const input = { township: TOWNSHIP, year: 2012, partyKind: 'DIVISION', party: VILLAGE, indicators: [INDICATOR], ...changes };
    const result = await this.send('draftResponsibilityAgreement', 'DraftResponsibilityAgreementInput', input, 'agreement { id }', as);
    return (result['agreement'] as Fields | undefined)?.['id'] ?? result['code'];
  }

  /** A step at the version that stands; answers the state then, or the code of the refusal. */
  async step(name: string, id: unknown, input: Fields = {}, as: Principal = leader): Promise<unknown> {
    const { version } = await this.read(id, 'version');
    const mutation = name === 'signAgreementSide' ? name : `${name}ResponsibilityAgreement`;
    const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const result = await this.send(mutation, inputType, { id, version, ...input }, '... on AgreementPayload { agreement { id state } }', as);
    return (result['agreement'] as Fields | undefined)?.['state'] ?? result['code'];
  }

  sign(id: unknown, side: 'ASSIGNER' | 'PARTY', as: Principal, signedOn = '2012-08-06'): Promise<unknown> {
    return this.step('signAgreementSide', id, { side, signedOn }, as);
  }

  /** Drafts, offers and has both sides sign. */
  async signed(changes: Fields = {}, signers: readonly [Principal, Principal] = [leader, villager]): Promise<string> {
    const id = await this.draft(changes);
    await this.step('offer', id);
    await this.sign(id, 'ASSIGNER', signers[0]);
    const state = await this.sign(id, 'PARTY', signers[1]);
    if (state !== 'SIGNED') throw new Error(`${String(id)} was not signed: ${String(state)}`);
    return String(id);
  }

  async score(agreement: string, input: Fields, as: Principal = assessor): Promise<unknown> {
    const result = await this.send('recordIndicatorScore', 'RecordIndicatorScoreInput', { agreement, indicator: 'A1', ...input }, 'agreement { id }', as);
    return result['code'] ?? 'RECORDED';
  }

  async storeQuery(text: string, as: Principal = leader): Promise<unknown> {
    const result = await this.send('storeScoringQuery', 'StoreScoringQueryInput', { township: TOWNSHIP, name: '学习覆盖率', text }, 'query { hash }', as);
    return (result['query'] as Fields | undefined)?.['hash'] ?? result['code'];
  }

  async read(id: unknown, fields: string, as: Principal = leader): Promise<Fields> {
    return (await this.query(`{ responsibilityAgreement(id: "${String(id)}") { ${fields} } }`, as))['responsibilityAgreement'] as Fields;
  }

  async query(query: string, as: Principal = leader): Promise<Fields> {
    const { data, errors } = await this.subgraph.ask(query, { as });
    const [error] = errors ?? [];
    if (error) return { code: error.extensions?.['code'] };
    return data ?? {};
  }
}
