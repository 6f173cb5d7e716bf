import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTownshipConfiguration } from '@mashang/platform-config';
import { openLocalIssuer } from '@mashang/platform-identity';
import { silentLogger } from '@mashang/platform-observability';
import { loadDemoYear, TOWNSHIP, VILLAGES, WORLD } from '@mashang/tool-demo-data';
import type { Township } from '@mashang/township';
import { openPersonalNumbers, startTownship } from '@mashang/township';
import { graphOverHttp } from './graph-over-http';
import type { Ask, ScoringOutcome } from './score-agreements';
import { scoreAgreements, valueAt } from './score-agreements';

jest.setTimeout(120_000);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('scoring the agreements of a township', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'mashang-scoring-'));
  const run = { township: TOWNSHIP.code, year: 2012, asOf: WORLD.asOf, id: 'run' };
  let township: Township;
  let ask: Ask;

  beforeAll(async () => {
    const template = `file:${dataFolder}/{subgraph}.sqlite`;
    const urlOf = (subgraph: string) => template.replace('{subgraph}', subgraph);
    const personalNumbers = await openPersonalNumbers(dataFolder);
    await loadDemoYear({ urlOf, personalNumbers, seed: 20_120_731, scale: 1, onProgress: () => undefined });
    const port = await freePort();
    township = await startTownship(readTownshipConfiguration({ TOWNSHIP_PORT: String(port), TOWNSHIP_DATA_FOLDER: dataFolder, TOWNSHIP_DATABASE_URL: template }), silentLogger);
    ask = graphOverHttp(township.url, await (await openLocalIssuer({ dataFolder })).issueToken('analyst'));
  });

  afterAll(async () => {
    await township.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  let runs = 0;
  const outcomes = async (): Promise<readonly ScoringOutcome[]> => {
    const all: ScoringOutcome[] = [];
    for await (const outcome of scoreAgreements(ask, { ...run, id: `run-${(runs += 1)}` })) all.push(outcome);
    return all;
  };

  const ranking = () =>
    ask(`query ($township: ID!) { agreementRanking(division: $township, year: 2012, partyKind: DIVISION) { rank agreement { id } score { total basic isVetoed missing { code } } } }`, { township: TOWNSHIP.code });

  it('records what the stored queries answer, once however often it runs, and ranks the villages by it', async () => {
    const before = (await ranking())['agreementRanking'] as readonly { score: { missing: readonly { code: string }[] } }[];
    expect(before).toHaveLength(VILLAGES.length);
    expect(before.every(({ score }) => score.missing.some(({ code }) => code === 'A1'))).toBe(true);
    const first = await outcomes();
    expect(first).toHaveLength(2 * VILLAGES.length);
    expect(first.filter(({ indicator, value }) => indicator === 'A1' && value !== null)).toHaveLength(VILLAGES.length);
    const ranked = await ranking();
    const rows = ranked['agreementRanking'] as readonly { score: { total: string; missing: readonly { code: string }[] } }[];
    expect(rows.some(({ score }) => score.missing.some(({ code }) => code === 'A1'))).toBe(false);
    const totals = rows.map(({ score }) => Number(score.total));
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
    expect(totals.every((total) => total > 0)).toBe(true);
    expect(await outcomes()).toEqual(first);
    expect(first.every(({ agrees }) => agrees)).toBe(true);
    expect(await ranking()).toEqual(ranked);
  });

  it('records again what it answers where somebody has put another value in its place, and leaves a score by hand standing', async () => {
    const [first] = (await outcomes()).filter(({ indicator, value }) => indicator === 'A1' && value !== null);
    if (!first) throw new Error('no village has an A1');
    const { agreement, indicator, queryHash } = first;
    const page = (await ask('query ($id: ID!) { responsibilityAgreement(id: $id) { indicators { code query { variables } } } }', { id: agreement }))['responsibilityAgreement'] as { indicators: { code: string; query: { variables: string } | null }[] };
    const variables = page.indicators.find(({ code }) => code === indicator)?.query?.variables;
    const record = 'mutation ($input: RecordIndicatorScoreInput!) { recordIndicatorScore(input: $input) { agreement { id } } }';
    await ask(record, { input: { idempotencyKey: 'another-value', agreement, indicator, value: '1', reason: '改数', answer: { queryHash, variables, asOf: run.asOf } } });
    const of = (all: readonly ScoringOutcome[]) => all.find((outcome) => outcome.agreement === agreement && outcome.indicator === indicator);
    expect(of(await outcomes())).toEqual(first);
    const leader = graphOverHttp(township.url, await (await openLocalIssuer({ dataFolder })).issueToken('township-leader'));
    await leader(record, { input: { idempotencyKey: 'value-by-hand', agreement, indicator, value: '2', reason: '复核' } });
    expect(of(await outcomes())).toEqual({ ...first, inForce: '2', agrees: false });
  });

  it('records nothing for whoever may not', async () => {
    const auditor = graphOverHttp(township.url, await (await openLocalIssuer({ dataFolder })).issueToken('auditor'));
    const all = async () => {
      // Another instant than the runs before: what counts already is not recorded, so nobody is refused for it.
      for await (const { agrees } of scoreAgreements(auditor, { ...run, asOf: '2012-07-01T00:00:00+08:00' })) expect(agrees).toBe(false);
    };
    await expect(all()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('tells by the figures that an indicator of the demo year is what its query answers', async () => {
    const [village] = VILLAGES;
    const { division } = await ask('query ($code: ID!, $asOf: DateTime) { division(code: $code) { caseStatistics(period: "2012-YTD-07", asOf: $asOf) { completionRate { value } } } }', { code: village?.code, asOf: run.asOf });
    const recorded = (await outcomes()).find(({ agreement, indicator }) => agreement === `2012-${village?.code}` && indicator === 'A1');
    expect(recorded?.value).toBe(valueAt(division, 'caseStatistics.completionRate.value'));
  });
});

describe('the value at a path', () => {
  it('passes names and positions, and is null where the answer ends', () => {
    expect(valueAt({ a: [{ b: '1.50' }, { b: 2 }] }, 'a.1.b')).toBe('2');
    expect(valueAt({ a: null }, 'a.b.c')).toBeNull();
    expect(valueAt({ a: {} }, 'a.b')).toBeNull();
    expect(() => valueAt({ a: { b: {} } }, 'a.b')).toThrow(expect.objectContaining({ code: 'SCORE_VALUE_NOT_SINGLE' }));
  });
});
