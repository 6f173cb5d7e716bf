import { migrate, migrateDown, openDatabase, schemaDifferences } from '@mashang/platform-persistence';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { AgreementEntity } from '../agreement/agreement.entity';
import { agreementState } from '../agreement/agreement.lifecycle';
import { AgreementSignatureEntity } from '../agreement/agreement-signature.entity';
import { personnelSubgraph } from '../personnel.subgraph';
import { personnelMigrations } from './20261123080000-create-personnel';

// Each test has a database of its own, which a busy server takes seconds to make.
jest.setTimeout(60_000);

describe('agreements with indicators', () => {
  let test: TestDatabase;

  beforeEach(async () => {
    const { name, entities } = personnelSubgraph();
    test = await openTestDatabase({ name, entities, migrations: personnelMigrations });
  });

  afterEach(() => test.close());

  it('keep every agreement as it was, signed by both sides where it was signed', async () => {
    const { database, url } = test;
    await database.transaction(testContext(), async (tx) => {
      const insert = 'INSERT INTO responsibility_agreements (id, year, division_code, party_kind, party_code, signed_on, signed_at, version) VALUES (?, 2011, ?, ?, ?, ?, ?, 1)';
      await database.manager(tx).query(insert, ['2011-A', '350199101000', 'DIVISION', '350199101201', '2011-01-10', '2011-01-10 09:00:00.123']);
      await database.manager(tx).query(insert, ['2011-B', '350199101000', 'DEPARTMENT', 'GS-LAND', null, null]);
    });
    const { name, entities, migrations } = personnelSubgraph();
    const upgraded = await openDatabase({ name, url, entities, migrations });
    try {
      await migrate(upgraded);
      expect(await schemaDifferences(upgraded)).toEqual([]);
      const manager = upgraded.manager(testContext());
      const rows = await manager.find(AgreementEntity, { order: { id: 'ASC' } });
      expect(rows.map((row) => [row.id, agreementState(row), row.familyId, row.offeredAt?.toISOString(), row.signedAt?.toISOString() ?? null])).toEqual([
        ['2011-A', 'SIGNED', '2011-A', '2011-01-10T09:00:00.123Z', '2011-01-10T09:00:00.123Z'],
        ['2011-B', 'OFFERED', '2011-B', '2011-01-01T00:00:00.000Z', null],
      ]);
      const signatures = await manager.find(AgreementSignatureEntity, { order: { side: 'ASC' } });
      expect(signatures).toMatchObject(['ASSIGNER', 'PARTY'].map((side) => ({ agreementId: '2011-A', side, staffNo: null, signedOn: '2011-01-10' })));
      await migrateDown(upgraded);
      await migrate(upgraded);
      expect(await schemaDifferences(upgraded)).toEqual([]);
    } finally {
      await upgraded.close();
    }
  });
});
