import type { OperationContext } from '@mashang/platform-persistence';
import { migrate, openDatabase, schemaDifferences } from '@mashang/platform-persistence';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { testVault } from '../../test/hall.builder';
import { CaseLateTripEntity } from '../case-month-count/case-late-trip.entity';
import { CaseRecordedCountEntity } from '../case-month-count/case-recorded-count.entity';
import { CaseEntity } from '../case/case.entity';
import { casesSubgraph } from '../cases.subgraph';

const ITEM = {
  implementation_code: 'GS-LAND-01',
  version: 1,
  name: '宅基地',
  type: 'PUBLIC_SERVICE',
  case_type: 'PROMISED',
  department_code: 'GS-LAND',
  promised_working_days: 10,
  content: '内容',
  handling_procedure: '程序',
  policy_basis: '依据',
  service_phone: '0000-0000000',
  staff_information: '人员',
  fee_standard: '不收费',
  count_unit: 'CASE',
  is_retroactive: 0,
  is_forwarded: 0,
  former_trips: 4,
  effective_from: '2012-01-01',
  division_code: '350199101000',
};

const CASE = {
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
  presented_at: '2012-07-02 02:00:00.000',
  is_due_provisional: 0,
  cadre_trips: 0,
  accepted_at: '2012-07-02 02:00:00.000',
  accepted_on: '2012-07-02',
  promised_due_on: '2012-07-16',
  version: 1,
};

const EVENT = { division_code: '350199101201' };

const CORRECTION = {
  correction_no: 'X-1',
  record_type: 'CASE',
  record_no: 'C-2',
  case_no: 'C-2',
  field: 'CITIZEN_TRIPS',
  list_position: 1,
  value_before: '2',
  value_after: '4',
  reason: '录入有误',
  state: 'APPLIED',
  requested_at: '2012-08-03 02:00:00.000',
  requested_by: 'T-0001',
  decided_at: '2012-08-04 02:00:00.000',
  decided_by: 'T-0002',
  decision_note: '属实',
  department_code: 'GS-LAND',
  division_code: '350199101201',
  version: 2,
};

describe('acceptances and trips that were recorded before', () => {
  it('keep the instants of their events', async () => {
    const { name, entities, migrations } = casesSubgraph({ personalNumbers: testVault });
    const position = migrations.findIndex(({ name: migration }) => migration === 'AcceptanceRecorded');
    const test = await openTestDatabase({ name, entities, migrations: migrations.slice(0, position) });
    const { database, url } = test;
    try {
      // Past the entities, which know only the new form.
      const insert = async (tx: OperationContext, table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
        const columns = Object.keys(row);
        const statement = ['INSERT INTO', table, `(${columns.join(', ')})`, `VALUES (${columns.map(() => '?').join(', ')})`].join(' ');
        await database.manager(tx).query(statement, Object.values(row));
      };
      await database.transaction(testContext(), async (tx) => {
        await insert(tx, 'service_items', ITEM);
        await insert(tx, 'cases', { ...CASE, case_no: 'C-1', state: 'ACCEPTED', is_deemed_accepted: 1, citizen_trips: 1, applicant_identifier_hash: 'one', open_case_key: 'one' });
        const closed = { closed_at: '2012-07-31 02:00:00.000', closed_on: '2012-07-31', outcome: 'COMPLETED' };
        await insert(tx, 'cases', { ...CASE, ...closed, case_no: 'C-2', state: 'COMPLETED', is_deemed_accepted: 0, citizen_trips: 4, applicant_identifier_hash: 'two' });
        await insert(tx, 'case_events', { ...EVENT, id: 'C-1-002', case_no: 'C-1', type: 'DEEMED_ACCEPTED', at: '2012-08-09 09:30:00.000' });
        await insert(tx, 'case_events', { ...EVENT, id: 'C-2-002', case_no: 'C-2', type: 'TRIP_RECORDED', at: '2012-07-10 02:00:00.000', note: 'CITIZEN: 补材料' });
        await insert(tx, 'case_events', { ...EVENT, id: 'C-2-004', case_no: 'C-2', type: 'TRIP_RECORDED', at: '2012-08-02 02:00:00.000', note: 'CITIZEN: 领证' });
        await insert(tx, 'case_events', { ...EVENT, id: 'C-2-005', case_no: 'C-2', type: 'CORRECTED', at: '2012-08-04 02:00:00.000', note: 'CITIZEN_TRIPS (X-1)' });
        await insert(tx, 'corrections', CORRECTION);
      });
      const upgraded = await openDatabase({ name, url, entities, migrations });
      try {
        await migrate(upgraded);
        expect(await schemaDifferences(upgraded)).toEqual([]);
        const manager = upgraded.manager(testContext());
        expect((await manager.find(CaseEntity, { order: { caseNo: 'ASC' } })).map(({ acceptanceRecordedAt }) => acceptanceRecordedAt?.toISOString())).toEqual(['2012-08-09T09:30:00.000Z', '2012-07-02T02:00:00.000Z']);
        const late = await manager.find(CaseLateTripEntity, { order: { id: 'ASC' } });
        expect(late).toMatchObject([
          { id: 'C-2-004', recordedAt: new Date('2012-08-02T02:00:00Z'), citizenTrips: 1, cadreTrips: 0, onceDone: -1 },
          { id: 'C-2-005', recordedAt: new Date('2012-08-04T02:00:00Z'), citizenTrips: 2, cadreTrips: 0, onceDone: 0 },
        ]);
        expect(await manager.find(CaseRecordedCountEntity, { order: { recordedMonth: 'ASC' } })).toMatchObject([
          { month: '2012-07', recordedMonth: '2012-07', accepted: 1, cohortCompleted: 1 },
          { month: '2012-07', recordedMonth: '2012-08', accepted: 1, cohortCompleted: 0 },
        ]);
      } finally {
        await upgraded.close();
      }
    } finally {
      await test.close();
    }
  });
});
