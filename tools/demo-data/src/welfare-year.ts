import { Money } from '@mashang/domain';
import type { PersonalNumberVault } from '@mashang/platform-persistence';
import { RATE_PERMILLE, SUBSIDY_RULES, subsidisedClaims } from './appliance-subsidies';
import { instantOf, MONTHS_BEFORE, MONTHS_TO_DATE, officeTime, WORLD, workingDays } from './business-time';
import { exactSum } from './exact-sum';
import { fakeIdentityNumber, inventedName, TOWNSHIP, VILLAGES } from './place';
import type { Random } from './random';
import type { Rows } from './row';

const MONTHS = [...MONTHS_BEFORE, ...MONTHS_TO_DATE];
const FEN = 100;
/** Keeps the invented numbers of residents apart from those of the counter's applicants. */
const FIRST_RESIDENT_NUMBER = 50_000_000;

interface World {
  readonly replica: number;
  readonly vault: PersonalNumberVault;
  readonly random: Random;
  households: number;
  residents: number;
}

interface Person {
  readonly id: string;
  readonly householdId: string;
  readonly divisionCode: string;
}

function* household(world: World, hukouType: 'RURAL' | 'URBAN', size: number, into: Person[]): Rows {
  const { random, vault, replica } = world;
  world.households += 1;
  const id = `GS-H-${replica}-${String(world.households).padStart(5, '0')}`;
  const ofKind = VILLAGES.filter(({ villageKind }) => (villageKind === 'COMMUNITY') === (hukouType === 'URBAN'));
  const { code: division_code } = random.pick(ofKind);
  yield { table: 'households', row: { id, division_code, hukou_type: hukouType, member_count: size } };
  for (let member = 1; member <= size; member += 1) {
    world.residents += 1;
    const residentId = `GS-R-${replica}-${String(world.residents).padStart(5, '0')}`;
    const number = fakeIdentityNumber(FIRST_RESIDENT_NUMBER + replica * 10_000 + world.residents);
    yield {
      table: 'residents',
      row: {
        id: residentId,
        household_id: id,
        division_code,
        name: inventedName(random),
        id_number_cipher: vault.encrypt(number),
        id_number_hash: vault.lookupHash(number),
        id_number_masked: `**************${number.slice(-4)}`,
        relation: member === 1 ? 'HEAD' : member === 2 ? 'SPOUSE' : random.pick(['CHILD', 'PARENT', 'OTHER']),
      },
    };
    into.push({ id: residentId, householdId: id, divisionCode: division_code });
  }
}

/** Households of one to `largest` members until `persons` live in them, who are added to `people`. */
function* householdsOf(world: World, hukouType: 'RURAL' | 'URBAN', persons: number, largest: number, people: Person[]): Rows {
  while (people.length < persons) {
    yield* household(world, hukouType, Math.min(world.random.whole(1, largest), persons - people.length), people);
  }
}

/** A grant paid in every month of the year; `amountOf` gives yuan per month. May 2012 is paid a month late to a few: arrears. */
function* grants(programme: string, people: readonly Person[], amountOf: (index: number, month: string) => number, random: Random): Rows {
  for (const [index, { id, householdId, divisionCode }] of people.entries()) {
    const isLate = random.happens(3);
    for (const month of MONTHS) {
      const paidMonth = isLate && month === '2012-05' ? '2012-06' : month;
      yield {
        table: 'payments',
        row: {
          id: `${programme}-${id}-${month}`,
          programme,
          household_id: householdId,
          resident_id: id,
          division_code: divisionCode,
          entitled_month: month,
          paid_month: paidMonth,
          paid_at: instantOf(`${paidMonth}-25`, '10:00:00'),
          amount_fen: Money.ofFen(BigInt(amountOf(index, month) * FEN)),
        },
      };
    }
  }
}

/** 78 persons; the standard rose in April 2012: 3 × 31,500 + 4 × 34,500 = 232,500 yuan from January to July. */
function* fiveGuarantee(world: World): Rows {
  const people: Person[] = [];
  yield* householdsOf(world, 'RURAL', 78, 1, people);
  const base = exactSum(31_500, people.map(() => ({ least: 350, most: 460 })), world.random);
  const raise = exactSum(3_000, people.map(() => ({ least: 20, most: 60 })), world.random);
  yield* grants('FIVE_GUARANTEE', people, (index, month) => (base[index] ?? 0) + (month >= '2012-04' ? (raise[index] ?? 0) : 0), world.random);
}

/** 512 rural and 130 urban persons: 6 × (75,090 + 27,600) = 616,140 yuan in the first half of 2012. */
function* allowances(world: World): Rows {
  const groups = [
    { programme: 'RURAL_ALLOWANCE', hukouType: 'RURAL', persons: 512, monthly: 75_090, least: 80, most: 220 },
    { programme: 'URBAN_ALLOWANCE', hukouType: 'URBAN', persons: 130, monthly: 27_600, least: 120, most: 320 },
  ] as const;
  for (const { programme, hukouType, persons, monthly, least, most } of groups) {
    const people: Person[] = [];
    yield* householdsOf(world, hukouType, persons, 3, people);
    const amounts = exactSum(monthly, people.map(() => ({ least, most })), world.random);
    yield* grants(programme, people, (index) => amounts[index] ?? 0, world.random);
  }
}

function* subsidyRules(): Rows {
  for (const { applianceClass, cap, fixedAbove, fixed } of SUBSIDY_RULES) {
    yield {
      table: 'subsidy_rules',
      row: {
        id: `FJ-${applianceClass}-2010`,
        division_code: TOWNSHIP.code,
        appliance_class: applianceClass,
        valid_from: '2010-01-01',
        valid_to: '2013-01-31',
        rate_permille: RATE_PERMILLE,
        price_cap_fen: Money.ofFen(BigInt(cap * FEN)),
        fixed_above_fen: Money.ofFen(BigInt(fixedAbove * FEN)),
        fixed_amount_fen: Money.ofFen(BigInt(fixed * FEN)),
        quota_per_household: 2,
        source: '家电下乡最高限价与定额补贴(2010年起), 据公开报道整理, 未经核对原文',
      },
    };
  }
}

/** 546 claims of 17.5 万元 from January to July 2012, and 318 in the months before. */
function* applianceClaims(world: World): Rows {
  const { random, replica } = world;
  const groups = [
    { count: 318, totalFen: 10_176_000, days: workingDays(WORLD.firstDay, '2011-12-31') },
    { count: 546, totalFen: 17_500_000, days: workingDays('2012-01-01', WORLD.reportDay) },
  ];
  let number = 0;
  for (const { count, totalFen, days } of groups) {
    for (const { applianceClass, priceFen, subsidyFen } of subsidisedClaims(count, totalFen, random)) {
      const people: Person[] = [];
      yield* household(world, 'RURAL', random.whole(1, 2), people);
      const [claimant] = people;
      if (!claimant) throw new Error('A claim needs a household');
      number += 1;
      const day = random.pick(days);
      yield {
        table: 'appliance_claims',
        row: {
          claim_no: `GS-JD-${replica}-${String(number).padStart(5, '0')}`,
          household_id: claimant.householdId,
          division_code: claimant.divisionCode,
          appliance_class: applianceClass,
          label_card_no: `DEMO${String(replica).padStart(4, '0')}${String(number).padStart(6, '0')}`,
          invoice_price_fen: Money.ofFen(BigInt(priceFen)),
          subsidy_fen: Money.ofFen(BigInt(subsidyFen)),
          rule_id: `FJ-${applianceClass}-2010`,
          invoiced_on: day,
          submitted_at: officeTime(day, random),
          submitted_on: day,
          state: day < '2012-07-01' ? 'PAID' : 'SUBMITTED',
        },
      };
    }
  }
}

/** Everything welfare knows of the demo year, `scale` times over with different people. */
export function* welfareYear(scale: number, vault: PersonalNumberVault, random: Random): Rows {
  yield* subsidyRules();
  for (let replica = 1; replica <= scale; replica += 1) {
    const world: World = { replica, vault, random: random.fork(), households: 0, residents: 0 };
    yield* fiveGuarantee(world);
    yield* allowances(world);
    yield* applianceClaims(world);
  }
}
