import type { Database } from '@mashang/platform-persistence';
import type { TestSubgraph } from '@mashang/platform-testing';
import { openTestSubgraph, person, testContext } from '@mashang/platform-testing';
import type { Logger } from 'typeorm';
import { OTHER_VILLAGE, savePayment, saveVillages, TOWNSHIP, VILLAGE } from '../../test/village.builder';
import { welfareSubgraph } from '../welfare.subgraph';

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

describe('welfare statistics', () => {
  let welfare: TestSubgraph;

  beforeEach(async () => {
    welfare = await openTestSubgraph(welfareSubgraph());
    await saveVillages(welfare.database);
  });

  afterEach(() => welfare.close());

  const ask = (codes: readonly string[], fields: string, as = person.analyst()) =>
    welfare.ask(
      `query ($references: [_Any!]!) { _entities(representations: $references) { ... on Division { code welfareStatistics(period: "2012") { ${fields} } } } }`,
      { variables: { references: codes.map((code) => ({ __typename: 'Division', code })) }, as },
    );

  it('answers villages from one grouped statement, and their township from one more', async () => {
    await savePayment(welfare.database, { programme: 'RURAL_ALLOWANCE', resident: 'R-1', entitled: '2012-01', fen: 1n });
    const grouped = (seen: readonly string[]) => seen.filter((statement) => /GROUP BY/i.test(statement)).length;
    const seen = statementsOf(welfare.database);
    expect((await ask([VILLAGE, OTHER_VILLAGE, '350199101203'], 'totals { persons }')).errors).toBeUndefined();
    expect(grouped(seen)).toBe(1);
    expect((await ask([TOWNSHIP, VILLAGE, OTHER_VILLAGE], 'totals { persons } again: totals { households }')).errors).toBeUndefined();
    expect(grouped(seen)).toBe(3);
  });

  it('counts a person once over two programmes of the question, and only the programmes that it names', async () => {
    await savePayment(welfare.database, { programme: 'RURAL_ALLOWANCE', resident: 'R-1', entitled: '2012-01', fen: 1n });
    await savePayment(welfare.database, { programme: 'FIVE_GUARANTEE', resident: 'R-1', entitled: '2012-01', fen: 1n });
    await savePayment(welfare.database, { programme: 'FIVE_GUARANTEE', resident: 'R-2', entitled: '2012-01', fen: 1n });
    const { data } = await ask(
      [VILLAGE],
      'both: totals(programmes: [RURAL_ALLOWANCE, FIVE_GUARANTEE, RURAL_ALLOWANCE]) { persons households } one: totals(programmes: [RURAL_ALLOWANCE]) { persons } none: totals(programmes: []) { persons amount { yuan } }',
    );
    expect(data?.['_entities']).toEqual([
      { code: VILLAGE, welfareStatistics: { both: { persons: 2, households: 1 }, one: { persons: 1 }, none: { persons: 0, amount: { yuan: '0.00' } } } },
    ]);
  });

  it('keeps sums exact to the fen beyond what a float can hold', async () => {
    await savePayment(welfare.database, { programme: 'RURAL_ALLOWANCE', resident: 'R-1', entitled: '2012-01', fen: 9_007_199_254_740_992n });
    await savePayment(welfare.database, { programme: 'RURAL_ALLOWANCE', resident: 'R-1', entitled: '2012-02', fen: 1n });
    const { data } = await ask([TOWNSHIP], 'totals { amount { yuan } }');
    expect(data?.['_entities']).toEqual([{ code: TOWNSHIP, welfareStatistics: { totals: { amount: { yuan: '90071992547409.93' } } } }]);
  });

  it('refuses to count persons of the programme that pays by the claim, instead of answering zero', async () => {
    const { data, errors } = await ask([VILLAGE], 'totals(programmes: [RURAL_ALLOWANCE, APPLIANCE_SUBSIDY]) { persons }');
    expect(errors).toMatchObject([{ extensions: { code: 'PROGRAMME_PAYS_BY_CLAIM' } }]);
    expect(data?.['_entities']).toEqual([{ code: VILLAGE, welfareStatistics: null }]);
  });

  it.each(['', '0', '350199101', '35%', '35019910120X'])('refuses the division "%s", and answers the others', async (code) => {
    const { data, errors } = await ask([code, VILLAGE], 'totals { persons }');
    expect(errors).toMatchObject([{ extensions: { code: 'MALFORMED_DIVISION_CODE' } }]);
    expect(data?.['_entities']).toEqual([
      { code, welfareStatistics: null },
      { code: VILLAGE, welfareStatistics: { totals: { persons: 0 } } },
    ]);
  });

  it('answers those with the scope for statistics, and nobody else', async () => {
    const { data, errors } = await ask([VILLAGE], 'totals { persons }', person.citizen());
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(data?.['_entities']).toEqual([{ code: VILLAGE, welfareStatistics: null }]);
  });
});
