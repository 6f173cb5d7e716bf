import { fixedClock, Period } from '@mashang/domain';
import type { TestSubgraph } from '@mashang/platform-testing';
import { openTestSubgraph, testContext } from '@mashang/platform-testing';
import fc from 'fast-check';
import { aCase } from '../../test/case.builder';
import { INSTANT_ITEM, LAND_ITEM, OTHER_VILLAGE, saveHall, testVault, TOWNSHIP, VILLAGE } from '../../test/hall.builder';
import { casesServices } from '../cases.context';
import { casesSubgraph } from '../cases.subgraph';
import type { CountName } from './case-counts';
import { COUNT_NAMES } from './case-counts';
import type { CaseScope } from './case-statistics.repository';
import { CaseStatisticsRepository } from './case-statistics.repository';

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
  isDeemed: fc.boolean(),
  closed: fc.option(fc.integer({ min: 0, max: 24 * 60 })),
  isVoid: fc.boolean(),
  rated: fc.option(fc.integer({ min: 0, max: 24 * 60 })),
  level: fc.integer({ min: 1, max: 5 }),
  isDefault: fc.boolean(),
  /** Of the closed case, one after the other: a trip, trips put right, or a case that was always another village's. */
  late: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constantFrom('CITIZEN' as const, 'CADRE' as const, 'DIVISION' as const), after: fc.integer({ min: 1, max: 24 * 40 }) }),
      fc.record({ kind: fc.constant('PUT_RIGHT' as const), trips: fc.integer({ min: 0, max: 4 }), after: fc.integer({ min: 1, max: 24 * 40 }) }),
    ),
    { maxLength: 3 },
  ),
});

type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

/** What became of one case, in words of its own: the oracle reads this and no table. */
interface Story {
  readonly group: Readonly<Record<'division' | 'department' | 'window' | 'officer', string>>;
  readonly split: Readonly<Record<'item' | 'channel', string>>;
  readonly receivedAt: number;
  /** Counts from, and was written down. */
  readonly acceptedAt: number | null;
  readonly acceptanceRecordedAt: number | null;
  readonly closedAt: number | null;
  readonly end: 'DONE' | 'REFUSED' | 'VOID' | null;
  readonly ratedAt: number | null;
  readonly level: number;
  /** Trips of citizen and cadres since each instant. */
  readonly trips: readonly { readonly at: number; readonly citizen: number; readonly cadre: number }[];
}

const LIMITS: Readonly<Record<string, { readonly promised: number; readonly statutory: number | null; readonly former: number }>> = { [LAND_ITEM]: { promised: 10, statutory: 30, former: 4 }, [INSTANT_ITEM]: { promised: 0, statutory: null, former: 4 } };

/** What one case counts in a period as of an instant, after the definitions of the graph as a person reads them. */
function countsOf(story: Story, item: string, period: Period, asOf: number): Readonly<Record<CountName, number>> {
  const falls = (at: number | null) => at !== null && dayOf(at) >= period.firstDay && dayOf(at) <= period.lastDay;
  const known = (at: number | null) => at !== null && at <= asOf;
  const { receivedAt, acceptedAt, acceptanceRecordedAt, closedAt, end, ratedAt, level } = story;
  const isAccepted = falls(acceptedAt) && known(acceptanceRecordedAt);
  const isClosed = falls(closedAt) && known(closedAt);
  const isDone = isClosed && end === 'DONE';
  const isRated = isDone && known(ratedAt);
  const trips = story.trips.filter(({ at }) => at <= asOf).at(-1) ?? { citizen: 0, cadre: 0 };
  const { promised, statutory, former } = LIMITS[item] ?? { promised: 0, statutory: null, former: 0 };
  const on = closedAt === null ? '' : dayOf(closedAt);
  return {
    received: Number(falls(receivedAt) && known(receivedAt)),
    accepted: Number(isAccepted),
    completed: Number(isDone),
    refused: Number(isClosed && end === 'REFUSED'),
    invalidated: Number(isClosed && end === 'VOID'),
    cohortCompleted: Number(isAccepted && end === 'DONE' && known(closedAt)),
    onTime: Number(isDone && on <= '2012-03-01'),
    early: Number(isDone && on < '2012-03-01'),
    sameDay: Number(isDone && acceptedAt !== null && on === dayOf(acceptedAt)),
    onceDone: Number(isDone && trips.citizen <= 1),
    rated: Number(isRated),
    satisfied: Number(isRated && level <= 3),
    citizenTrips: isDone ? trips.citizen : 0,
    cadreTrips: isDone ? trips.cadre : 0,
    formerTrips: isDone ? former : 0,
    promisedDays: isDone ? promised : 0,
    usedOfPromised: isDone && promised > 0 ? 3 : 0,
    statutoryDays: isDone ? (statutory ?? 0) : 0,
    usedOfStatutory: isDone && statutory !== null ? 3 : 0,
  };
}

/** The day in Shanghai. */
const dayOf = (at: number): string => new Date(at + 8 * HOUR).toISOString().slice(0, 10);

const CODES = { division: [TOWNSHIP, VILLAGE, OTHER_VILLAGE], department: ['GS-LAND'], window: ['W-1'], officer: ['T-0001', 'T-0002'] };

describe('counts as of an instant', () => {
  let cases: TestSubgraph;
  const stories: Story[] = [];

  /** Files one case and what happened to it; what happens after the closing goes through the repository, as the services do. */
  const tell = async (told: History): Promise<Story> => {
    const { item, channel, officer, window, received, accepted, closed, rated, level, isDefault } = told;
    const at = (hours: number): number => BEGIN + hours * HOUR;
    const one = aCase().with({ divisionCode: told.division, implementationCode: item, channel, firstContactStaffNo: officer, windowCode: window, citizenTrips: told.trips }).received(iso(received));
    const recorded = received + (accepted ?? 0);
    if (accepted !== null && told.isDeemed) one.deemedAccepted(iso(received), iso(recorded), '2012-03-01');
    if (accepted !== null && !told.isDeemed) one.accepted(iso(recorded), '2012-03-01');
    const ended = recorded + (closed ?? 0);
    const end = closed === null ? null : accepted === null ? (told.isVoid ? 'VOID' : 'REFUSED') : 'DONE';
    if (end === 'REFUSED') one.refused(iso(ended));
    if (end === 'VOID') one.invalidated(iso(ended));
    if (end === 'DONE') one.completed(iso(ended)).with({ usedWorkingDays: 3 });
    const isRated = end === 'DONE' && rated !== null;
    if (isRated) one.rated(level, iso(ended + rated), isDefault);
    const caseNo = await one.save(cases.database);
    const repository = casesServices(cases.database, { personalNumbers: testVault }).cases;
    const trips = [{ at: at(received), citizen: told.trips, cadre: 0 }];
    let [division, hours, version] = [told.division, ended, 1];
    for (const event of end === null ? [] : told.late) {
      hours += event.after;
      const { citizen, cadre } = trips.at(-1) ?? { citizen: 0, cadre: 0 };
      const now = { citizen: event.kind === 'PUT_RIGHT' ? event.trips : citizen + Number(event.kind === 'CITIZEN'), cadre: cadre + Number(event.kind === 'CADRE') };
      if (event.kind === 'DIVISION') division = division === VILLAGE ? OTHER_VILLAGE : VILLAGE;
      const changes = { DIVISION: { divisionCode: division }, CITIZEN: { citizenTrips: now.citizen }, PUT_RIGHT: { citizenTrips: now.citizen }, CADRE: { cadreTrips: now.cadre } }[event.kind];
      await cases.database.transaction({ ...testContext(), clock: fixedClock(iso(hours)) }, (tx) => repository.advance(tx, caseNo, version, changes));
      version += 1;
      trips.push({ at: at(hours), ...now });
    }
    return {
      group: { division, department: 'GS-LAND', window: window ?? '', officer },
      split: { item, channel },
      receivedAt: at(received),
      acceptedAt: accepted === null ? null : at(told.isDeemed ? received : recorded),
      acceptanceRecordedAt: accepted === null ? null : at(recorded),
      closedAt: end === null ? null : at(ended),
      end,
      ratedAt: isRated && !isDefault ? at(ended + rated) : null,
      level,
      trips,
    };
  };

  beforeAll(async () => {
    cases = await openTestSubgraph(casesSubgraph({ personalNumbers: testVault }));
    await saveHall(cases.database);
    for (const told of fc.sample(history, { numRuns: 80, seed: 20_120_731 })) stories.push(await tell(told));
  });

  afterAll(() => cases.close());

  /** The same from the stories. */
  const fromStories = ({ group, split, codes }: CaseScope, period: Period, asOf: Date): readonly unknown[][] => {
    const sums = new Map<string, Record<CountName, number>>();
    for (const story of stories) {
      if (!codes.includes(story.group[group])) continue;
      const key = `${story.group[group]} ${story.split[split]}`;
      const counts = countsOf(story, story.split.item, period, asOf.getTime());
      const sum = sums.get(key) ?? { ...counts, ...Object.fromEntries(COUNT_NAMES.map((name) => [name, 0])) };
      for (const name of COUNT_NAMES) sum[name] += counts[name];
      sums.set(key, sum);
    }
    return [...sums].map(([key, sum]) => [...key.split(' '), ...COUNT_NAMES.map((name) => sum[name])]).filter(([, , ...numbers]) => numbers.some((number) => number !== 0));
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

  it('are those of what was written down by then, whatever the group, the period and the instant', async () => {
    const statistics = new CaseStatisticsRepository(cases.database);
    await fc.assert(
      fc.asyncProperty(asked, async ({ group, split, period, asOf }) => {
        const scope = { group, split, codes: CODES[group], isByMonth: false };
        const counted = (await statistics.count(testContext(), scope, period, asOf))
          .map((counts) => [counts.group, counts.split, ...COUNT_NAMES.map((name) => counts[name])])
          .filter(([, , ...numbers]) => numbers.some((number) => number !== 0));
        const order = (one: readonly unknown[], other: readonly unknown[]): number => (String(one) < String(other) ? -1 : 1);
        expect([...counted].sort(order)).toEqual([...fromStories(scope, period, asOf)].sort(order));
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
