import type { OperationContext } from '@mashang/platform-persistence';
import { openDatabase, schemaDifferences } from '@mashang/platform-persistence';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { testVault } from '../../test/hall.builder';
import { CaseEventEntity } from '../case/case-event.entity';
import { casesSubgraph } from '../cases.subgraph';
import { PostHolders } from './20261125010000-post-holders';

const CASE = {
  case_no: 'C-1',
  implementation_code: 'GS-LAND-01',
  item_version: 1,
  division_code: '350199101201',
  department_code: 'GS-LAND',
  applicant_kind: 'NATURAL_PERSON',
  applicant_name: '测试甲',
  applicant_identifier_cipher: 'cipher',
  applicant_identifier_hash: 'h1',
  applicant_identifier_masked: '**************0001',
  open_case_key: 'k1',
  handling_mode: 'STANDARD',
  channel: 'WINDOW',
  state: 'RECEIVED',
  received_at: '2012-07-02 02:00:00.000',
  presented_at: '2012-07-02 02:00:00.000',
  received_on: '2012-07-02',
  citizen_trips: 1,
  cadre_trips: 0,
  is_deemed_accepted: false,
  is_due_provisional: false,
  version: 1,
};

jest.setTimeout(60_000);

describe('the migration to post holders', () => {
  it('keeps every event with its post and role', async () => {
    const { name, entities, migrations } = casesSubgraph({ personalNumbers: testVault });
    const test = await openTestDatabase({ name, entities, migrations: migrations.filter((migration) => migration !== PostHolders) });
    const insert = async (tx: OperationContext, table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
      const columns = Object.keys(row);
      const statement = ['INSERT INTO', table, `(${columns.join(', ')})`, `VALUES (${columns.map(() => '?').join(', ')})`].join(' ');
      await test.database.manager(tx).query(statement, Object.values(row));
    };
    await test.database.transaction(testContext(), async (tx) => {
      await insert(tx, 'cases', CASE);
      const event = { case_no: 'C-1', type: 'RECEIVED', at: '2012-07-02 02:00:00.000', division_code: '350199101201' };
      await insert(tx, 'case_events', { ...event, id: 'C-1-001' });
      await insert(tx, 'case_events', { ...event, id: 'C-1-002', post_code: 'GS-LAND-P1', acting_as: 'B' });
    });
    const upgraded = await openDatabase({ name, url: test.url, entities, migrations });
    try {
      expect(await schemaDifferences(upgraded)).toEqual([]);
      const events = await upgraded.manager(testContext()).find(CaseEventEntity, { order: { id: 'ASC' } });
      expect(events.map(({ id, postCode, actingAs }) => [id, postCode, actingAs])).toEqual([['C-1-001', null, null], ['C-1-002', 'GS-LAND-P1', 'B']]);
    } finally {
      await upgraded.close();
      await test.close();
    }
  });
});
