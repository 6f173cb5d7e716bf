import type { Clock } from '@mashang/domain';
import type { Database } from '@mashang/platform-persistence';
import type { TestSubgraph } from '@mashang/platform-testing';
import { openTestSubgraph, person, testContext } from '@mashang/platform-testing';
import type { Logger } from 'typeorm';
import { aCase } from '../../test/case.builder';
import { OTHER_VILLAGE, saveHall, testVault, TOWNSHIP, VILLAGE } from '../../test/hall.builder';
import { casesSubgraph } from '../cases.subgraph';

/** Built once for all tests of a file, for they differ in their databases alone. */
const CASES = casesSubgraph({ personalNumbers: testVault });

/** A clock that moves on whenever it is read, as a machine's does between two references of one batch. */
function runningClock(start: string): Clock {
  let next = Date.parse(start);
  return { now: () => new Date((next += 1)) };
}

/** The statements that readers of the database run from now on, as TypeORM reports them. */
function statementsOf(database: Database): readonly string[] {
  const seen: string[] = [];
  const ignore = () => undefined;
  const logger: Logger = {
    logQuery: (query) => void seen.push(query),
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  };
  database.manager(testContext()).connection.logger = logger;
  return seen;
}

const AS_OF = '2012-08-05T23:59:59+08:00';

describe('case statistics', () => {
  let cases: TestSubgraph;

  beforeEach(async () => {
    cases = await openTestSubgraph(CASES, { clock: runningClock('2012-08-06T09:00:00+08:00') });
    await saveHall(cases.database);
  });

  afterEach(() => cases.close());

  const julyOf = (fields: string, asOf = AS_OF) =>
    cases.entity({ __typename: 'Division', code: TOWNSHIP }, `caseStatistics(period: "2012-07", asOf: "${asOf}") { ${fields} }`);

  it.each([
    ['Division', [TOWNSHIP, VILLAGE, OTHER_VILLAGE]],
    ['Department', ['GS-LAND', 'GS-CONSTRUCTION', 'GS-FINANCE']],
    ['ServiceWindow', ['W-1', 'W-3', 'W-4']],
  ] as const)('answers a batch of %s from one grouped statement and one instant, while the clock runs on', async (type, codes) => {
    await cases.database.transaction(testContext(), (tx) =>
      cases.database.manager(tx).query(
        "INSERT INTO service_windows (code, center_code, number, name, department_code, division_code) VALUES ('W-3', 'C-1', 3, '窗口', 'GS-LAND', ?), ('W-4', 'C-1', 4, '窗口', 'GS-LAND', ?)",
        [TOWNSHIP, TOWNSHIP],
      ),
    );
    const statements = statementsOf(cases.database);
    const { data, errors } = await cases.ask(
      `query ($references: [_Any!]!) { _entities(representations: $references) { ... on ${type} { caseStatistics(period: "2012") { asOf received } again: caseStatistics(period: "2012") { accepted completionRate { value } } } } }`,
      { variables: { references: codes.map((code) => ({ __typename: type, code })) } },
    );
    expect(errors).toBeUndefined();
    const answers = data?.['_entities'] as { caseStatistics: { asOf: string } }[];
    expect(new Set(answers.map(({ caseStatistics }) => caseStatistics.asOf)).size).toBe(1);
    expect(statements.filter((statement) => /GROUP BY/i.test(statement))).toHaveLength(1);
  });

  it('counts each step in the period in which it was taken', async () => {
    await aCase().received('2012-06-29T09:00:00+08:00').accepted('2012-06-29T17:00:00+08:00', '2012-07-13').completed('2012-07-16T10:00:00+08:00').save(cases.database);
    await aCase().accepted('2012-07-02T17:00:00+08:00', '2012-07-16').completed('2012-07-16T10:00:00+08:00').save(cases.database);
    await aCase().accepted('2012-07-02T17:00:00+08:00', '2012-07-16').refused('2012-07-03T10:00:00+08:00').save(cases.database);
    await aCase().refused('2012-07-03T10:00:00+08:00').save(cases.database);
    await aCase().received('2012-06-29T09:00:00+08:00').invalidated('2012-07-03T10:00:00+08:00').save(cases.database);
    const rates = ['COHORT', 'PERIOD', 'PERIOD_WITH_REFUSED_AND_INVALIDATED'].map((method) => `${method}: completionRate(method: ${method}) { numerator denominator }`).join(' ');
    expect(await julyOf(`received accepted completed refused invalidated onTimeRate { numerator denominator } ${rates}`)).toEqual({
      caseStatistics: {
        received: 3,
        accepted: 2,
        completed: 2,
        refused: 2,
        invalidated: 1,
        onTimeRate: { numerator: '1', denominator: '2' },
        COHORT: { numerator: '1', denominator: '2' },
        PERIOD: { numerator: '2', denominator: '2' },
        PERIOD_WITH_REFUSED_AND_INVALIDATED: { numerator: '5', denominator: '2' },
      },
    });
  });

  it('takes the promised day itself for on time, and only a day before it for early', async () => {
    const accepted = () => aCase().accepted('2012-07-02T17:00:00+08:00', '2012-07-16');
    for (const day of ['13', '16', '17']) await accepted().completed(`2012-07-${day}T10:00:00+08:00`).save(cases.database);
    const rates = 'onTimeRate { numerator denominator } earlyRate { numerator }';
    const expected = { caseStatistics: { onTimeRate: { numerator: '2', denominator: '3' }, earlyRate: { numerator: '1' } } };
    expect(await julyOf(rates)).toEqual(expected);
    expect(await cases.entity({ __typename: 'Division', code: TOWNSHIP }, `caseStatistics(period: "2012-07") { ${rates} }`)).toEqual(expected);
  });

  it('counts no step that was recorded after asOf, though its day lies in the period', async () => {
    await aCase()
      .received('2012-07-02T09:00:00+08:00')
      .accepted('2012-07-03T09:00:00+08:00', '2012-07-17')
      .completed('2012-07-04T09:00:00+08:00')
      .save(cases.database);
    const counted = async (asOf: string) => await julyOf('received accepted completed', asOf);
    expect(await counted('2012-07-02T08:59:59+08:00')).toEqual({ caseStatistics: { received: 0, accepted: 0, completed: 0 } });
    expect(await counted('2012-07-02T09:00:00+08:00')).toEqual({ caseStatistics: { received: 1, accepted: 0, completed: 0 } });
    expect(await counted('2012-07-03T09:00:00+08:00')).toEqual({ caseStatistics: { received: 1, accepted: 1, completed: 0 } });
    expect(await counted('2012-07-04T09:00:00+08:00')).toEqual({ caseStatistics: { received: 1, accepted: 1, completed: 1 } });
  });

  it('takes days from Shanghai: a case received at 00:30 on 1 August is none of July', async () => {
    await aCase().received('2012-07-31T23:30:00+08:00').save(cases.database);
    await aCase().received('2012-08-01T00:30:00+08:00').save(cases.database);
    expect(await julyOf('received')).toEqual({ caseStatistics: { received: 1 } });
  });

  it('counts ratings of level 1 to 3 among those given in person, and none given by default', async () => {
    const done = () => aCase().accepted('2012-07-02T17:00:00+08:00', '2012-07-16').completed('2012-07-04T10:00:00+08:00');
    for (const level of [1, 3, 4]) await done().rated(level, '2012-07-05T10:00:00+08:00').save(cases.database);
    await done().rated(1, '2012-07-05T10:00:00+08:00', true).save(cases.database);
    await done().save(cases.database);
    expect(await julyOf('satisfactionRate { numerator denominator value }')).toEqual({
      caseStatistics: { satisfactionRate: { numerator: '2', denominator: '3', value: '66.67' } },
    });
  });

  it('counts no rating given after asOf, though the case was completed before', async () => {
    await aCase()
      .accepted('2012-07-02T17:00:00+08:00', '2012-07-16')
      .completed('2012-07-04T10:00:00+08:00')
      .rated(5, '2012-08-01T10:00:00+08:00')
      .save(cases.database);
    const denominator = (value: string) => ({ caseStatistics: { completed: 1, satisfactionRate: { denominator: value } } });
    expect(await julyOf('completed satisfactionRate { denominator }', '2012-07-31T23:59:59+08:00')).toEqual(denominator('0'));
    expect(await julyOf('completed satisfactionRate { denominator }')).toEqual(denominator('1'));
  });

  it('counts same-day and once-done cases and the trips of completed cases only', async () => {
    await aCase().accepted('2012-07-02T17:00:00+08:00', '2012-07-16').completed('2012-07-02T17:30:00+08:00').save(cases.database);
    await aCase()
      .with({ citizenTrips: 2, cadreTrips: 3 })
      .accepted('2012-07-02T17:00:00+08:00', '2012-07-16')
      .completed('2012-07-03T10:00:00+08:00')
      .save(cases.database);
    await aCase().with({ citizenTrips: 9 }).accepted('2012-07-02T17:00:00+08:00', '2012-07-16').save(cases.database);
    expect(
      await julyOf('sameDayRate { value } onceDoneRate { value } citizenTrips cadreTrips tripsSaved { trips definition { id } }'),
    ).toEqual({
      caseStatistics: {
        sameDayRate: { value: '50.00' },
        onceDoneRate: { value: '50.00' },
        citizenTrips: 3,
        cadreTrips: 3,
        tripsSaved: { trips: 5, definition: { id: 'cases.tripsSaved' } },
      },
    });
  });

  it('counts different applicants of each level by itself, and those who were spared a trip, only when asked', async () => {
    const done = (hash: string, division: string, trips: number, at = '2012-07-04T10:00:00+08:00') =>
      aCase().with({ applicantIdentifierHash: hash, divisionCode: division, citizenTrips: trips }).accepted('2012-07-02T17:00:00+08:00', '2012-07-16').completed(at).save(cases.database);
    // One person in both villages, spared in one of them; one who was spared nothing; one who came after asOf.
    await done('person-1', VILLAGE, 1);
    await done('person-1', OTHER_VILLAGE, 4);
    await done('person-2', OTHER_VILLAGE, 5);
    await done('person-3', OTHER_VILLAGE, 0, '2012-07-20T10:00:00+08:00');
    await aCase().with({ applicantIdentifierHash: 'person-4', divisionCode: VILLAGE }).accepted('2012-07-02T17:00:00+08:00', '2012-07-16').save(cases.database);
    const statements = statementsOf(cases.database);
    const ask = async (type: string, codes: readonly string[], asOf = '') => {
      const { data } = await cases.ask(
        `query ($references: [_Any!]!) { _entities(representations: $references) { ... on ${type} { caseStatistics(period: "2012"${asOf}) { applicants { applicants applicantsSpared definition { id } } } } } }`,
        { variables: { references: codes.map((code) => ({ __typename: type, [type === 'Officer' ? 'staffNo' : 'code']: code })) } },
      );
      const answers = data?.['_entities'] as { caseStatistics: { applicants: { applicants: number; applicantsSpared: number; definition: { id: string } } } }[];
      return answers.map(({ caseStatistics: { applicants } }) => [applicants.applicants, applicants.applicantsSpared]);
    };
    expect(await ask('Division', [TOWNSHIP, VILLAGE, OTHER_VILLAGE])).toEqual([[3, 2], [1, 1], [3, 1]]);
    // The sums by month, and one statement for each of the two levels.
    expect(statements.filter((statement) => /GROUP BY/i.test(statement))).toHaveLength(3);
    expect(await ask('Division', [TOWNSHIP], ', asOf: "2012-07-19T00:00:00+08:00"')).toEqual([[2, 1]]);
    expect(await ask('Department', ['GS-LAND', 'GS-FINANCE'])).toEqual([[3, 2], [0, 0]]);
    expect(await ask('ServiceWindow', ['W-1'])).toEqual([[3, 2]]);
    expect(await ask('Officer', ['T-0001', 'T-0002'])).toEqual([[3, 2], [0, 0]]);
  });

  it('answers everything below its months from one statement of each kind for all months', async () => {
    const done = (hash: string, on: string, channel: 'WINDOW' | 'WEB') =>
      aCase().with({ applicantIdentifierHash: hash, channel }).received('2012-05-02T09:00:00+08:00').accepted('2012-05-02T17:00:00+08:00', '2012-07-16').completed(`${on}T10:00:00+08:00`).save(cases.database);
    await done('person-1', '2012-06-04', 'WINDOW');
    await done('person-1', '2012-06-05', 'WEB');
    await done('person-1', '2012-07-04', 'WEB');
    await done('person-2', '2012-07-05', 'WEB');
    for (const asOf of ['', ', asOf: "2012-08-05T00:00:00+08:00"']) {
      const statements = statementsOf(cases.database);
      const below = 'period completed byChannel { channel completed } applicants { applicants } byMonth { period completed byChannel { channel } }';
      const answer = (await cases.entity({ __typename: 'Department', code: 'GS-LAND' }, `caseStatistics(period: "2012-H1"${asOf}) { byMonth { ${below} } } again: caseStatistics(period: "2012"${asOf}) { completed byMonth { ${below} } }`)) as {
        readonly again: { readonly completed: number; readonly byMonth: readonly Readonly<Record<string, unknown>>[] };
      };
      const month = (period: string, completed: number, channels: readonly (readonly [string, number])[], applicants: number) => ({
        period,
        completed,
        byChannel: channels.map(([channel, count]) => ({ channel, completed: count })),
        applicants: { applicants },
        byMonth: [{ period, completed, byChannel: channels.map(([channel]) => ({ channel })) }],
      });
      expect(answer.again.byMonth.slice(5, 7)).toEqual([month('2012-06', 2, [['WEB', 1], ['WINDOW', 1]], 1), month('2012-07', 2, [['WEB', 2]], 2)]);
      // Of each of the two periods: the whole, its months, its months by channel, its applicants by month.
      expect(statements.filter((statement) => /GROUP BY/i.test(statement))).toHaveLength(8);
    }
  });

  it('gives items and channels every rate that the same counts give', async () => {
    await aCase().with({ cadreTrips: 2 }).accepted('2012-07-02T17:00:00+08:00', '2012-07-16').completed('2012-07-02T17:30:00+08:00').rated(2, '2012-07-03T10:00:00+08:00').save(cases.database);
    await aCase().with({ citizenTrips: 3 }).accepted('2012-07-02T17:00:00+08:00', '2012-07-16').completed('2012-07-04T10:00:00+08:00').save(cases.database);
    await aCase().accepted('2012-07-02T17:00:00+08:00', '2012-07-16').save(cases.database);
    const fields = [
      'invalidated citizenTrips cadreTrips tripsSaved { trips } completionRate { value } period: completionRate(method: PERIOD) { value }',
      ...['sameDayRate', 'satisfactionRate', 'ratingRate', 'onceDoneRate'].map((rate) => `${rate} { numerator denominator }`),
    ].join(' ');
    const of = (numerator: string, denominator: string) => ({ numerator, denominator });
    const expected = {
      invalidated: 0,
      citizenTrips: 4,
      cadreTrips: 2,
      tripsSaved: { trips: 4 },
      completionRate: { value: '66.67' },
      period: { value: '66.66' },
      sameDayRate: of('1', '2'),
      satisfactionRate: of('1', '1'),
      ratingRate: of('1', '2'),
      onceDoneRate: of('1', '2'),
    };
    expect(await julyOf(`${fields} byItem { ${fields} } byChannel { ${fields} }`)).toEqual({ caseStatistics: { ...expected, byItem: [expected], byChannel: [expected] } });
  });

  it('is closed to the public', async () => {
    const { data, errors } = await cases.ask(
      `query ($references: [_Any!]!) { _entities(representations: $references) { ... on Division { code caseStatistics(period: "2012") { received } } } }`,
      { variables: { references: [{ __typename: 'Division', code: TOWNSHIP }] }, as: person.citizen() },
    );
    expect(data).toEqual({ _entities: [{ code: TOWNSHIP, caseStatistics: null }] });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
