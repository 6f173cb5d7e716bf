import type { OperationContext } from '@mashang/platform-persistence';
import { migrate, openDatabase, schemaDifferences } from '@mashang/platform-persistence';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { testVault } from '../../test/hall.builder';
import { CaseEntity } from '../case/case.entity';
import { casesSubgraph } from '../cases.subgraph';
import { CreateCases } from './20261123080000-create-cases';

const ROW = {
  implementation_code: 'GS-LAND-01',
  item_version: 1,
  division_code: '350199101201',
  department_code: 'GS-LAND',
  applicant_kind: 'NATURAL_PERSON',
  applicant_name: '测试甲',
  applicant_identifier_cipher: 'cipher',
  applicant_identifier_masked: '**************0001',
  handling_mode: 'STANDARD',
  channel: 'WINDOW',
  received_at: '2012-07-02 02:00:00.000',
  received_on: '2012-07-02',
  citizen_trips: 1,
  cadre_trips: 0,
};

describe('completing the lifecycle', () => {
  let test: TestDatabase;

  beforeEach(async () => {
    const { name, entities } = casesSubgraph({ personalNumbers: testVault });
    test = await openTestDatabase({ name, entities, migrations: [CreateCases] });
  });

  afterEach(() => test.close());

  /** Past the entities, which know only the new form. */
  const insert = async (tx: OperationContext, table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
    const columns = Object.keys(row);
    const statement = ['INSERT INTO', table, `(${columns.join(', ')})`, `VALUES (${columns.map(() => '?').join(', ')})`].join(' ');
    await test.database.manager(tx).query(statement, Object.values(row));
  };

  it('keeps every case of the thin slice, and tells the two refusals apart', async () => {
    const { database, url } = test;
    const closed = { closed_at: '2012-07-03 02:00:00.000', closed_on: '2012-07-03', refusal_reason: '材料不符' };
    const accepted = { accepted_at: '2012-07-02 03:00:00.000', accepted_on: '2012-07-02', promised_due_on: '2012-07-16' };
    const rows = [
      { case_no: 'C-1', state: 'RECEIVED', version: 1, open_case_key: 'k1', applicant_identifier_hash: 'h1' },
      { case_no: 'C-2', state: 'REFUSED', version: 2, applicant_identifier_hash: 'h2', ...closed },
      { case_no: 'C-3', state: 'REFUSED', version: 3, applicant_identifier_hash: 'h3', ...closed, ...accepted },
    ];
    await database.transaction(testContext(), async (tx) => {
      for (const row of rows) await insert(tx, 'cases', { ...ROW, ...row });
      const event = { id: 'C-1-001', case_no: 'C-1', type: 'RECEIVED', at: '2012-07-02 02:00:00.000', division_code: '350199101201' };
      await insert(tx, 'case_events', event);
    });
    const { name, entities, migrations } = casesSubgraph({ personalNumbers: testVault });
    const upgraded = await openDatabase({ name, url, entities, migrations });
    try {
      await migrate(upgraded);
      expect(await schemaDifferences(upgraded)).toEqual([]);
      const cases = await upgraded.manager(testContext()).find(CaseEntity, { order: { caseNo: 'ASC' } });
      expect(cases.map(({ caseNo, state, version, presentedAt }) => [caseNo, state, version, presentedAt.toISOString()])).toEqual([
        ['C-1', 'RECEIVED', 1, '2012-07-02T02:00:00.000Z'],
        ['C-2', 'NOT_ACCEPTED', 2, '2012-07-02T02:00:00.000Z'],
        ['C-3', 'REFUSED', 3, '2012-07-02T02:00:00.000Z'],
      ]);
      const [events] = await upgraded.manager(testContext()).query<{ n: unknown }[]>('SELECT COUNT(*) AS n FROM case_events');
      expect(String(events?.n)).toBe('1');
    } finally {
      await upgraded.close();
    }
  });
});
