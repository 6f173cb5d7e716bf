import { Money } from '@mashang/domain';
import type { Database } from '@mashang/platform-persistence';
import { personalNumberVault } from '@mashang/platform-persistence';
import { testContext } from '@mashang/platform-testing';
import { SubsidyRuleEntity } from '../src/appliance-claim/subsidy-rule.entity';
import { HouseholdEntity } from '../src/household/household.entity';
import { ResidentEntity } from '../src/household/resident.entity';
import { PaymentEntity } from '../src/payment/payment.entity';

export const TOWNSHIP = '350199101000';
export const VILLAGE = '350199101201';
export const OTHER_VILLAGE = '350199101202';

const vault = personalNumberVault(Buffer.alloc(32, 7).toString('base64url'));

/** A rural household of two in the village, an urban one of one and a rural one without known members in the other, and a rule for televisions. */
export async function saveVillages(database: Database): Promise<void> {
  await database.transaction(testContext(), async (tx) => {
    const manager = database.manager(tx);
    await manager.insert(HouseholdEntity, { id: 'H-1', divisionCode: VILLAGE, hukouType: 'RURAL', memberCount: 2 });
    await manager.insert(HouseholdEntity, { id: 'H-2', divisionCode: OTHER_VILLAGE, hukouType: 'URBAN', memberCount: 1 });
    await manager.insert(HouseholdEntity, { id: 'H-3', divisionCode: OTHER_VILLAGE, hukouType: 'RURAL', memberCount: 3 });
    for (const [id, householdId, divisionCode, relation] of [
      ['R-2', 'H-1', VILLAGE, 'SPOUSE'],
      ['R-1', 'H-1', VILLAGE, 'HEAD'],
      ['R-3', 'H-2', OTHER_VILLAGE, 'HEAD'],
    ] as const) {
      const number = `350199FAKE0000000${id.slice(2)}`;
      await manager.insert(ResidentEntity, {
        id,
        householdId,
        divisionCode,
        name: `测试${id}`,
        idNumberCipher: vault.encrypt(number),
        idNumberHash: vault.lookupHash(number),
        idNumberMasked: `**************${number.slice(-4)}`,
        relation,
      });
    }
  });
  await saveRule(database, {});
}

/** A rule; that of televisions in the township from 2010 on, unless `changes` say otherwise. */
export async function saveRule(database: Database, changes: Partial<SubsidyRuleEntity>): Promise<void> {
  const rule = {
    id: 'TV-2010',
    divisionCode: TOWNSHIP,
    applianceClass: 'TELEVISION',
    validFrom: '2010-01-01',
    validTo: '2013-01-31',
    ratePermille: 130,
    priceCap: Money.ofYuan('7000.00'),
    fixedAbove: Money.ofYuan('3500.00'),
    fixedAmount: Money.ofYuan('455.00'),
    quotaPerHousehold: 2,
    source: '测试',
    ...changes,
  } as const;
  await database.transaction(testContext(), (tx) => database.manager(tx).insert(SubsidyRuleEntity, rule));
}

export interface PaymentFacts {
  readonly programme: 'FIVE_GUARANTEE' | 'RURAL_ALLOWANCE' | 'URBAN_ALLOWANCE';
  readonly resident: 'R-1' | 'R-2' | 'R-3';
  readonly entitled: string;
  readonly paid?: string;
  readonly fen: bigint;
  /** Where the resident lived when it was paid; default the household's place. */
  readonly division?: string;
}

/** One payment; paid in the month it is for unless `paid` says otherwise. */
export async function savePayment(database: Database, { programme, resident, entitled, paid = entitled, fen, division }: PaymentFacts): Promise<void> {
  const householdId = resident === 'R-3' ? 'H-2' : 'H-1';
  await database.transaction(testContext(), async (tx) => {
    await database.manager(tx).insert(PaymentEntity, {
      id: `${programme}-${resident}-${entitled}`,
      programme,
      householdId,
      residentId: resident,
      divisionCode: division ?? (resident === 'R-3' ? OTHER_VILLAGE : VILLAGE),
      entitledMonth: entitled,
      paidMonth: paid,
      paidAt: new Date(`${paid}-25T02:00:00Z`),
      amount: Money.ofFen(fen),
    });
  });
}
