import { Period } from '@mashang/domain';
import { integerFromRaw } from '@mashang/platform-persistence';
import type { TestSubgraph } from '@mashang/platform-testing';
import { openTestSubgraph, testContext } from '@mashang/platform-testing';
import fc from 'fast-check';
import { aCase } from '../../test/case.builder';
import { INSTANT_ITEM, LAND_ITEM, OTHER_VILLAGE, saveHall, testVault, TOWNSHIP, VILLAGE } from '../../test/hall.builder';
import { casesSubgraph } from '../cases.subgraph';
import { COUNT_NAMES } from './case-counts';
import type { CaseScope } from './case-statistics.repository';
import { CaseStatisticsRepository } from './case-statistics.repository';
import { COUNT_DEFINITIONS } from './count-definitions';

const HOUR = 3_600_000;
const BEGIN = Date.parse('2012-01-01T00:00:00+08:00');
const iso = (hours: number): string => new Date(BEGIN + hours * HOUR).toISOString();

/** Steps of a case as hours after one another; what comes after a null did not happen. */
const history = fc.record({
  division: fc.constantFrom(VILLAGE, OTHER_VILLAGE),
  item: fc.constantFrom(LAND_ITEM, INSTANT_ITEM),
  channel: fc.constantFrom('WINDOW' as const, 'WEB' as const),
  officer: fc.constantFrom('T-0001', 'T-0002'),
  window: fc.constantFrom('W-1', null),
  trips: fc.integer({ min: 0, max: 3 }),
  received: fc.integer({ min: 0, max: 24 * 200 }),
  accepted: fc.option(fc.integer({ min: 0, max: 200 })),
  closed: fc.option(fc.integer({ min: 0, max: 24 * 60 })),
  rated: fc.option(fc.integer({ min: 0, max: 24 * 60 })),
  level: fc.integer({ min: 1, max: 5 }),
  isDefault: fc.boolean(),
});

const GROUP_COLUMN = { division: 'division_code', department: 'department_code', window: 'window_code', officer: 'first_contact_staff_no' } as const;
const SPLIT_COLUMN = { item: 'implementation_code', channel: 'channel' } as const;
const CODES = { division: [TOWNSHIP, VILLAGE], department: ['GS-LAND'], window: ['W-1'], officer: ['T-0001', 'T-0002'] };

describe('counts as of an instant', () => {
  let cases: TestSubgraph;

  beforeAll(async () => {
    cases = await openTestSubgraph(casesSubgraph({ personalNumbers: testVault }));
    await saveHall(cases.database);
    for (const { division, item, channel, officer, window, trips, received, accepted, closed, rated, level, isDefault } of fc.sample(history, { numRuns: 60, seed: 20_120_731 })) {
      const one = aCase().with({ divisionCode: division, implementationCode: item, channel, firstContactStaffNo: officer, windowCode: window, citizenTrips: trips }).received(iso(received));
      if (accepted !== null) one.accepted(iso(received + accepted), '2012-03-01');
      const end = received + (accepted ?? 0) + (closed ?? 0);
      if (closed !== null && accepted === null) one.refused(iso(end));
      if (closed !== null && accepted !== null) one.completed(iso(end)).with({ usedWorkingDays: 3 });
      if (closed !== null && accepted !== null && rated !== null) one.rated(level, iso(end + rated), isDefault);
      await one.save(cases.database);
    }
  });

  afterAll(() => cases.close());

  /** The same from the rows alone, by the definitions, one period and one instant at a time. */
  const fromRows = async ({ group, split, codes }: CaseScope, period: Period, asOf: Date) => {
    const at = asOf.toISOString().replace('T', ' ').replace('Z', '');
    const counts = COUNT_NAMES.map((name) => {
      const { basis, when = '1 = 1', summand = '1', recorded } = COUNT_DEFINITIONS[name];
      const known = recorded === undefined ? '1 = 1' : `filed.${recorded} <= '${at}'`;
      const step = `filed.${basis}_on BETWEEN '${period.firstDay}' AND '${period.lastDay}' AND filed.${basis}_at <= '${at}'`;
      return `SUM(CASE WHEN ${step} AND ${known} AND ${when} THEN ${summand} ELSE 0 END) AS ${name}`;
    });
    const within = group === 'division' ? "filed.division_code LIKE '350199101%'" : `filed.${GROUP_COLUMN[group]} IN (${codes.map((code) => `'${code}'`).join(', ')})`;
    const [by, of] = [`filed.${GROUP_COLUMN[group]}`, `filed.${SPLIT_COLUMN[split]}`];
    const joined = 'FROM cases filed JOIN service_items item ON item.implementation_code = filed.implementation_code AND item.version = filed.item_version';
    const rows = await cases.database
      .manager(testContext())
      .query<Readonly<Record<string, unknown>>[]>([`SELECT ${by} AS grouped, ${of} AS split, ${counts.join(', ')}`, joined, `WHERE ${within}`, `GROUP BY ${by}, ${of}`].join(' '));
    return rows.map((row) => [row['grouped'], row['split'], ...COUNT_NAMES.map((name) => Number(integerFromRaw(row[name])))]).filter(([, , ...numbers]) => numbers.some((number) => number !== 0));
  };

  const asked = fc.record({
    group: fc.constantFrom('division' as const, 'department' as const, 'window' as const, 'officer' as const),
    split: fc.constantFrom('item' as const, 'channel' as const),
    period: fc.constantFrom('2012', '2012-H1', '2012-H2', '2012-03', '2012-YTD-05').map((text) => Period.parse(text)),
    // Into the months, and to the hours around their ends in Shanghai and in UTC.
    asOf: fc.oneof(
      fc.integer({ min: 0, max: 24 * 400 }).map((hours) => new Date(BEGIN + hours * HOUR)),
      fc.constantFrom('2012-03-31T15:59:59.999Z', '2012-03-31T16:00:00.000Z', '2012-03-31T23:59:59.999Z', '2012-04-01T00:00:00.000Z').map((text) => new Date(text)),
    ),
  });

  it('are those of the rows, whatever the group, the period and the instant', async () => {
    const statistics = new CaseStatisticsRepository(cases.database);
    await fc.assert(
      fc.asyncProperty(asked, async ({ group, split, period, asOf }) => {
        const scope = { group, split, codes: CODES[group], isByMonth: false };
        const counted = (await statistics.count(testContext(), scope, period, asOf))
          .map((counts) => [counts.group, counts.split, ...COUNT_NAMES.map((name) => counts[name])])
          .filter(([, , ...numbers]) => numbers.some((number) => number !== 0));
        const order = (one: readonly unknown[], other: readonly unknown[]): number => (String(one) < String(other) ? -1 : 1);
        expect([...counted].sort(order)).toEqual([...(await fromRows(scope, period, asOf))].sort(order));
      }),
      { numRuns: 150 },
    );
  });

  it('of the months come to those of the period', async () => {
    const statistics = new CaseStatisticsRepository(cases.database);
    await fc.assert(
      fc.asyncProperty(asked, async ({ group, split, period, asOf }) => {
        const count = (isByMonth: boolean) => statistics.count(testContext(), { group, split, codes: CODES[group], isByMonth }, period, asOf);
        const [whole, months] = [await count(false), await count(true)];
        for (const name of COUNT_NAMES) expect(months.reduce((sum, counts) => sum + counts[name], 0)).toBe(whole.reduce((sum, counts) => sum + counts[name], 0));
        expect(months.every(({ month }) => period.months.some((own) => own === month))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
