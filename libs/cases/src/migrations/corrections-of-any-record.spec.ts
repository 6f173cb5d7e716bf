import type { OperationContext } from '@mashang/platform-persistence';
import { migrate, openDatabase, schemaDifferences } from '@mashang/platform-persistence';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { testVault } from '../../test/hall.builder';
import { casesSubgraph } from '../cases.subgraph';
import { CorrectionEntity } from '../correction/correction.entity';

const CASE = {
  case_no: 'C-1',
  implementation_code: 'GS-LAND-01',
  item_version: 1,
  division_code: '350199101201',
  department_code: 'GS-LAND',
  applicant_kind: 'NATURAL_PERSON',
  applicant_name: '测试甲',
  applicant_identifier_cipher: 'cipher',
  applicant_identifier_hash: 'hash',
  applicant_identifier_masked: '**************0001',
  open_case_key: 'key',
  handling_mode: 'STANDARD',
  channel: 'WINDOW',
  state: 'RECEIVED',
  received_at: '2012-07-02 02:00:00.000',
  received_on: '2012-07-02',
  presented_at: '2012-07-02 02:00:00.000',
  is_deemed_accepted: 0,
  is_due_provisional: 0,
  citizen_trips: 1,
  cadre_trips: 0,
  version: 1,
};

const CORRECTION = {
  correction_no: 'X-1',
  case_no: 'C-1',
  field: 'CITIZEN_TRIPS',
  value_before: '1',
  value_after: '2',
  reason: '录入有误',
  state: 'REQUESTED',
  requested_at: '2012-07-02 02:00:00.000',
  requested_by: 'T-0001',
  department_code: 'GS-LAND',
  division_code: '350199101201',
  version: 1,
};

describe('corrections of any record', () => {
  it('keep the corrections of cases that there were', async () => {
    const { name, entities, migrations } = casesSubgraph({ personalNumbers: testVault });
    const position = migrations.findIndex(({ name: migration }) => migration === 'CorrectionsOfAnyRecord');
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
        await insert(tx, 'cases', CASE);
        await insert(tx, 'corrections', CORRECTION);
      });
      const upgraded = await openDatabase({ name, url, entities, migrations });
      try {
        await migrate(upgraded);
        expect(await schemaDifferences(upgraded)).toEqual([]);
        expect(await upgraded.manager(testContext()).find(CorrectionEntity)).toMatchObject([
          { correctionNo: 'X-1', recordType: 'CASE', recordNo: 'C-1', caseNo: 'C-1', listPosition: 1, valueBefore: '1', valueAfter: '2', valueCipher: null },
        ]);
      } finally {
        await upgraded.close();
      }
    } finally {
      await test.close();
    }
  });
});
