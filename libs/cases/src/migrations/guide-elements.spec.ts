import { migrate, openDatabase, schemaDifferences } from '@mashang/platform-persistence';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { testVault } from '../../test/hall.builder';
import { casesSubgraph } from '../cases.subgraph';
import { ServiceItemEntity } from '../service-item/service-item.entity';
import { GuideElements } from './20261125030000-guide-elements';

const ITEM = {
  implementation_code: 'GS-LAND-01',
  version: 1,
  name: '初始登记',
  type: 'CONFIRMATION',
  case_type: 'PROMISED',
  department_code: 'GS-LAND',
  promised_working_days: 10,
  statutory_working_days: 30,
  notice_working_days: 0,
  content: '登记',
  handling_procedure: '受理 → 办结',
  policy_basis: '土地登记办法',
  service_phone: '0000-0000000',
  staff_information: '见挂牌',
  fee_standard: '不收费',
  count_unit: 'CASE',
  is_retroactive: false,
  is_forwarded: false,
  former_trips: 4,
  effective_from: '2011-03-01',
  division_code: '350199101000',
};

const UNKNOWN = { catalogueCode: null, handlingItemCode: null, exerciseLevel: null, powerSource: null, bodyNature: null, bodyCreditCode: null };

describe('the elements of a guide', () => {
  const { name, entities, migrations } = casesSubgraph({ personalNumbers: testVault });
  let test: TestDatabase;

  beforeEach(async () => {
    test = await openTestDatabase({ name, entities, migrations: migrations.slice(0, migrations.indexOf(GuideElements)) });
  });

  afterEach(() => test.close());

  it('are unknown of the items there are, which stay as they were, and may be of the new types', async () => {
    const { database, url } = test;
    const columns = Object.keys(ITEM);
    await database.transaction(testContext(), async (tx) => {
      const statement = `INSERT INTO service_items (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
      await database.manager(tx).query(statement, Object.values(ITEM));
    });
    const upgraded = await openDatabase({ name, url, entities, migrations });
    try {
      await migrate(upgraded);
      expect(await schemaDifferences(upgraded)).toEqual([]);
      const items = upgraded.manager(testContext());
      const kept = await items.findOneByOrFail(ServiceItemEntity, { implementationCode: 'GS-LAND-01' });
      expect(kept).toMatchObject({ ...UNKNOWN, type: 'CONFIRMATION', noticeWorkingDays: 0, isForwarded: false, content: '登记', effectiveFrom: '2011-03-01' });
      await upgraded.transaction(testContext(), (tx) => upgraded.manager(tx).insert(ServiceItemEntity, { ...kept, version: 2, type: 'PENALTY', exerciseLevel: 'TOWNSHIP' }));
      await expect(items.countBy(ServiceItemEntity, { type: 'PENALTY' })).resolves.toBe(1);
    } finally {
      await upgraded.close();
    }
  });
});
