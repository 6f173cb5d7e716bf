import { migrate, openDatabase, schemaDifferences } from '@mashang/platform-persistence';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { ExpenseClaimEntity } from '../expense-claim/expense-claim.entity';
import { personnelSubgraph } from '../personnel.subgraph';
import { OfficeControls } from './20261125161000-office-controls';

jest.setTimeout(60_000);

describe('the controls of the office', () => {
  it('give the claim that a head filed while in office to the head above, and no other', async () => {
    const { name, entities, migrations } = personnelSubgraph();
    await using test = await openTestDatabase({ name, entities, migrations: migrations.filter((migration) => migration !== OfficeControls) });
    const claim = ['finance_department_code, budget_line_code, purpose, total, seller_tax_code, seller_name, invoiced_on, state, filed_on, division_code, version', "'GS-FINANCE', 'B-1', '纸', 100, '35019900FAKE00001', '测试店', '2012-07-01', 'FILED', '2012-07-02', '350199101000', 1"];
    await test.database.transaction(testContext(), async (tx) => {
      const manager = test.database.manager(tx);
      await manager.query("INSERT INTO budget_lines (code, year, name, division_code, department_code, amount, approved) VALUES ('B-1', 2012, '办公费', '350199101000', 'GS-LAND', 1000, 0)");
      for (const [id, department, staffNo, endsOn] of [['H-1', 'GS-LAND', 'T-1', null], ['H-2', 'GS-FINANCE', 'F-1', null], ['H-3', 'GS-LAND', 'T-3', '2012-07-01']]) {
        await manager.query("INSERT INTO department_heads (id, department_code, staff_no, covers_posts, starts_on, ends_on, division_code) VALUES (?, ?, ?, 0, '2012-01-01', ?, '350199101000')", [id, department, staffNo, endsOn]);
      }
      for (const [claimNo, department, staffNo] of [['C-1', 'GS-LAND', 'T-1'], ['C-2', 'GS-FINANCE', 'F-1'], ['C-3', 'GS-LAND', 'T-3'], ['C-4', 'GS-LAND', 'T-2']]) {
        await manager.query(`INSERT INTO expense_claims (claim_no, invoice_no, department_code, handler_staff_no, ${claim[0]}) VALUES (?, ?, ?, ?, ${claim[1]})`, [claimNo, claimNo, department, staffNo]);
      }
    });
    const upgraded = await openDatabase({ name, url: test.url, entities, migrations });
    try {
      await migrate(upgraded);
      expect(await schemaDifferences(upgraded)).toEqual([]);
      const claims = await upgraded.manager(testContext()).find(ExpenseClaimEntity, { order: { claimNo: 'ASC' } });
      expect(claims.map(({ reviewOffice }) => reviewOffice)).toEqual(['FINANCE', 'LEADERS', null, null]);
    } finally {
      await upgraded.close();
    }
  });
});
