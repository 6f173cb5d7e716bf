import type { OperationContext } from '@mashang/platform-persistence';
import { AuditRecordEntity, createUnitOfWork, OutboxMessageEntity } from '@mashang/platform-persistence';
import { Money } from '@mashang/domain';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, person, testContext } from '@mashang/platform-testing';
import { saveRule, saveVillages } from '../../test/village.builder';
import type { SubmitApplianceClaimInput } from '../__generated__/resolver-types';
import { HouseholdRepository } from '../household/household.repository';
import { welfareSubgraph } from '../welfare.subgraph';
import { ApplianceClaimEntity } from './appliance-claim.entity';
import { ApplianceClaimRepository } from './appliance-claim.repository';
import { ApplianceClaimService } from './appliance-claim.service';

const refused = (code: string) => expect.objectContaining({ code });

/** How two or more claims at the same moment ended: `PAID`, or the code of the refusal. */
const endings = async (claims: readonly Promise<string>[]): Promise<readonly string[]> =>
  (await Promise.allSettled(claims)).map((claim) => (claim.status === 'fulfilled' ? 'PAID' : String(claim.reason.code))).sort();

describe('ApplianceClaimService', () => {
  let test: TestDatabase;
  let service: ApplianceClaimService;
  let ctx: OperationContext;
  let keys = 0;

  beforeEach(async () => {
    const { name, entities, migrations } = welfareSubgraph();
    test = await openTestDatabase({ name, entities, migrations });
    const { database } = test;
    await saveVillages(database);
    ctx = testContext({ principal: person.windowClerk() });
    service = new ApplianceClaimService(createUnitOfWork(database), new ApplianceClaimRepository(database), new HouseholdRepository(database));
  });

  afterEach(() => test.close());

  const submit = (changes: Partial<SubmitApplianceClaimInput> = {}) => {
    keys += 1;
    return service.submit(ctx, {
      idempotencyKey: `service-key-${keys}`,
      household: 'H-1',
      applianceClass: 'TELEVISION',
      labelCardNo: `CARD${String(keys).padStart(4, '0')}`,
      invoicePrice: Money.ofYuan('1999.00'),
      invoicedOn: '2012-01-05',
      ...changes,
    });
  };

  const written = async () => {
    const manager = test.database.manager(testContext());
    return {
      claims: await manager.count(ApplianceClaimEntity),
      audits: await manager.count(AuditRecordEntity),
      messages: await manager.count(OutboxMessageEntity),
    };
  };

  const subsidyOf = async (claimNo: string) => {
    const { ruleId, subsidyAmount } = await service.get(ctx, claimNo);
    return [ruleId, subsidyAmount.toYuan()];
  };

  it('writes claim, audit record and message together', async () => {
    await submit();
    expect(await written()).toEqual({ claims: 1, audits: 1, messages: 1 });
  });

  it('leaves nothing of a refused claim, and its number to the next', async () => {
    await submit({ labelCardNo: 'CARDTAKEN' });
    await expect(submit({ labelCardNo: 'CARDTAKEN' })).rejects.toEqual(refused('LABEL_CARD_ALREADY_CLAIMED'));
    await expect(submit({ invoicePrice: Money.ofYuan('7000.01') })).rejects.toEqual(refused('PRICE_ABOVE_CAP'));
    expect(await written()).toEqual({ claims: 1, audits: 1, messages: 1 });
    expect((await submit()).slice(-6)).toBe('000002');
  });

  it('pays one label card once, also for two households at the same moment', async () => {
    const claims = ['H-1', 'H-3'].map((household) => submit({ household, labelCardNo: 'CARDSHARED' }));
    expect(await endings(claims)).toEqual(['LABEL_CARD_ALREADY_CLAIMED', 'PAID']);
    expect(await written()).toEqual({ claims: 1, audits: 1, messages: 1 });
  });

  it('counts the quota by household and by class, also for claims at the same moment', async () => {
    await saveRule(test.database, { id: 'PHONE-2010', applianceClass: 'MOBILE_PHONE', quotaPerHousehold: 1 });
    const claims = [
      ...['H-1', 'H-1', 'H-1', 'H-3', 'H-3', 'H-3'].map((household) => submit({ household })),
      ...['H-1', 'H-1'].map((household) => submit({ household, applianceClass: 'MOBILE_PHONE' })),
    ];
    const ended = await endings(claims);
    expect([ended.filter((ending) => ending === 'PAID').length, ended.filter((ending) => ending === 'QUOTA_USED_UP').length]).toEqual([5, 3]);
    const numbers = (await test.database.manager(testContext()).find(ApplianceClaimEntity)).map(({ claimNo }) => claimNo.slice(-6)).sort();
    expect(numbers).toEqual(['000001', '000002', '000003', '000004', '000005']);
  });

  it('goes by the rule in force in the township on the day of the invoice', async () => {
    await saveRule(test.database, { id: 'TV-2011', validFrom: '2011-07-01', ratePermille: 100 });
    await saveRule(test.database, { id: 'TV-ELSEWHERE', validFrom: '2011-08-01', divisionCode: '350199102000', ratePermille: 500 });
    expect(await subsidyOf(await submit({ invoicedOn: '2011-06-30' }))).toEqual(['TV-2010', '259.87']);
    expect(await subsidyOf(await submit({ invoicedOn: '2011-07-01' }))).toEqual(['TV-2011', '199.90']);
    await expect(submit({ invoicedOn: '2009-12-31' })).rejects.toEqual(refused('NO_RULE_IN_FORCE'));
  });

  it('does not blame the label card for another number that is taken', async () => {
    await submit();
    await test.database.transaction(testContext(), (tx) => test.database.manager(tx).query('UPDATE number_series SET last_number = 0'));
    await expect(submit({ household: 'H-3' })).rejects.not.toEqual(refused('LABEL_CARD_ALREADY_CLAIMED'));
  });
});
