import { Money } from '@mashang/domain';
import { migrate, migrateDown, schemaDifferences } from '@mashang/platform-persistence';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import type { EntityManager } from 'typeorm';
import { savePayment, saveRule, saveVillages, VILLAGE } from '../../test/village.builder';
import { ApplianceClaimEntity } from '../appliance-claim/appliance-claim.entity';
import { SubsidyRuleEntity } from '../appliance-claim/subsidy-rule.entity';
import { HouseholdEntity } from '../household/household.entity';
import { ResidentEntity } from '../household/resident.entity';
import { PaymentEntity } from '../payment/payment.entity';
import { welfareSubgraph } from '../welfare.subgraph';

const CLAIM = {
  claimNo: 'JD-1',
  householdId: 'H-1',
  divisionCode: VILLAGE,
  applianceClass: 'TELEVISION',
  labelCardNo: 'CARD0001',
  invoicePrice: Money.ofFen(100n),
  subsidyAmount: Money.ofFen(13n),
  ruleId: 'TV-2010',
  invoicedOn: '2012-08-01',
  submittedAt: new Date('2012-08-02T02:00:00Z'),
  submittedOn: '2012-08-02',
  state: 'SUBMITTED',
} as const;

describe('the tables of welfare', () => {
  let test: TestDatabase;

  beforeEach(async () => {
    const { name, entities, migrations } = welfareSubgraph();
    test = await openTestDatabase({ name, entities, migrations });
  });

  afterEach(() => test.close());

  const write = (work: (manager: EntityManager) => Promise<unknown>): Promise<unknown> =>
    test.database.transaction(testContext(), (tx) => work(test.database.manager(tx)));

  it('are made, taken back and made again, in step with the entities', async () => {
    expect(await schemaDifferences(test.database)).toEqual([]);
    await migrateDown(test.database);
    expect(await schemaDifferences(test.database)).not.toEqual([]);
    await migrate(test.database);
    expect(await schemaDifferences(test.database)).toEqual([]);
  });

  // What only a program error could write, so the types must be looked past.
  it.each([
    ['a registration that is none', 'households', { hukouType: 'NOBLE' }],
    ['a household of nobody', 'households', { memberCount: 0 }],
    ['a relation that is none', 'residents', { relation: 'FRIEND' }],
    ['a programme that is not paid by the month', 'payments', { programme: 'APPLIANCE_SUBSIDY' }],
    ['a payment below zero', 'payments', { amount: Money.ofFen(-1n) }],
    ['a payment before its month', 'payments', { paidMonth: '2011-12' }],
    ['a rate above the price', 'subsidy_rules', { ratePermille: 1001 }],
    ['a rule that ends before it begins', 'subsidy_rules', { validTo: '2009-12-31' }],
    ['a threshold without its fixed amount', 'subsidy_rules', { fixedAmount: null }],
    ['a quota of none', 'subsidy_rules', { quotaPerHousehold: 0 }],
    ['a rule for a class that is none', 'subsidy_rules', { applianceClass: 'TOASTER' }],
    ['a cap below zero', 'subsidy_rules', { priceCap: Money.ofFen(-1n) }],
    ['a threshold below zero', 'subsidy_rules', { fixedAbove: Money.ofFen(-1n) }],
    ['a fixed amount below zero', 'subsidy_rules', { fixedAmount: Money.ofFen(-1n) }],
    ['a claim for a class that is none', 'appliance_claims', { applianceClass: 'TOASTER' }],
    ['a claim in a state that is none', 'appliance_claims', { state: 'LOST' }],
    ['a product for nothing', 'appliance_claims', { invoicePrice: Money.ofFen(0n) }],
    ['a subsidy above the price', 'appliance_claims', { subsidyAmount: Money.ofFen(101n) }],
  ] as const)('refuse %s', async (_, table, changes) => {
    await saveVillages(test.database);
    await savePayment(test.database, { programme: 'RURAL_ALLOWANCE', resident: 'R-1', entitled: '2012-01', fen: 1n });
    await write((manager) => manager.insert(ApplianceClaimEntity, CLAIM));
    const entity = {
      households: HouseholdEntity,
      residents: ResidentEntity,
      payments: PaymentEntity,
      subsidy_rules: SubsidyRuleEntity,
      appliance_claims: ApplianceClaimEntity,
    }[table];
    const wrong = changes as object;
    const change = write((manager) => manager.createQueryBuilder().update(entity).set(wrong).execute());
    await expect(change).rejects.toThrow(new RegExp(`ck_${table}`, 'i'));
  });

  it('refuse a second payment of a programme to a resident for a month, a label card used twice, and a second rule from the same day', async () => {
    await saveVillages(test.database);
    await savePayment(test.database, { programme: 'RURAL_ALLOWANCE', resident: 'R-1', entitled: '2012-01', fen: 1n });
    const [payment] = await test.database.manager(testContext()).find(PaymentEntity);
    await expect(write((manager) => manager.insert(PaymentEntity, { ...payment, id: 'again' }))).rejects.toThrow(/unique|duplicate/i);
    await write((manager) => manager.insert(ApplianceClaimEntity, CLAIM));
    await expect(write((manager) => manager.insert(ApplianceClaimEntity, { ...CLAIM, claimNo: 'JD-2' }))).rejects.toThrow(/unique|duplicate/i);
    await expect(saveRule(test.database, { id: 'TV-AGAIN' })).rejects.toThrow(/unique|duplicate/i);
  });
});
