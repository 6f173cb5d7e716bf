import { person } from '@mashang/platform-testing';
import { AgreementDesk, assessor, INDICATOR, landClerk, landHead, leader, villager } from '../../test/agreement-desk';
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../test/township.builder';

const QUERY = 'query ($code: ID!, $asOf: DateTime) { division(code: $code) { agreementCoverage(year: 2012, asOf: $asOf) { villages { value } } } }';
const PATH = 'division.agreementCoverage.villages.value';
const VARIABLES = JSON.stringify({ code: VILLAGE });

// Each test has a database of its own, which a busy server takes seconds to make.
jest.setTimeout(60_000);

describe('scores of agreements', () => {
  let desk: AgreementDesk;

  beforeEach(async () => {
    desk = await AgreementDesk.open();
  });

  afterEach(() => desk.close());

  const byQuery = async () => {
    const hash = await desk.storeQuery(QUERY);
    const rule = { kind: 'LINEAR', floor: '0', target: '100' };
    const id = await desk.signed({ indicators: [{ ...INDICATOR, rule, query: { hash, variables: VARIABLES, path: PATH } }] });
    return { id, answer: { queryHash: hash, variables: VARIABLES, asOf: '2012-07-31T23:59:59+08:00' } };
  };

  it('come of a stored query with all that it was asked with', async () => {
    const { id, answer } = await byQuery();
    expect(await desk.score(id, { value: '97.5', answer: { ...answer, variables: `{ "code" : "${VILLAGE}" }` } }, person.analyst())).toBe('RECORDED');
    const { score } = await desk.read(id, 'score { total entries { source value earned queryHash variables valueAsOf recordedAt indicator { query { query { text } path } } } }');
    expect(score).toEqual({
      total: '97.50',
      entries: [
        {
          source: 'QUERY',
          value: '97.5',
          earned: '97.50',
          queryHash: answer.queryHash,
          variables: VARIABLES,
          valueAsOf: '2012-07-31T15:59:59.000Z',
          recordedAt: '2012-08-06T01:00:00.000Z',
          indicator: { query: { query: { text: QUERY }, path: PATH } },
        },
      ],
    });
  });

  it('refuse an answer of another query, with other variables or of tomorrow', async () => {
    const { id, answer } = await byQuery();
    expect(await desk.score(id, { value: '1', answer: { ...answer, queryHash: 'other' } })).toBe('SCORE_ANSWER_DIFFERS');
    expect(await desk.score(id, { value: '1', answer: { ...answer, variables: JSON.stringify({ code: TOWNSHIP }) } })).toBe('SCORE_ANSWER_DIFFERS');
    expect(await desk.score(id, { value: '1', answer: { ...answer, asOf: '2012-08-06T09:00:00.001+08:00' } })).toBe('SCORE_IN_THE_FUTURE');
    expect(await desk.read(id, 'score { missing { code } entries { value } }')).toEqual({ score: { missing: [{ code: 'A1' }], entries: [] } });
  });

  it('by a query that contradict what counts give their reason, and both stay listed', async () => {
    const { id, answer } = await byQuery();
    const analyst = person.analyst();
    expect(await desk.score(id, { value: '97.5', answer }, analyst)).toBe('RECORDED');
    expect(await desk.score(id, { value: '100', answer: { ...answer, asOf: '2012-07-31T23:59:58+08:00' } }, analyst)).toBe('SCORE_DIFFERS');
    expect(await desk.score(id, { value: '97.5', answer }, analyst)).toBe('RECORDED');
    expect(await desk.score(id, { value: '96', answer, reason: '台账补录后重新取数' }, analyst)).toBe('RECORDED');
    expect(await desk.read(id, 'score { entries { value reason replaced { value earned } } }')).toEqual({
      score: { entries: [{ value: '96', reason: '台账补录后重新取数', replaced: [{ value: '97.5', earned: '97.50' }, { value: '97.5', earned: '97.50' }] }] },
    });
    expect(await desk.read(id, 'score { inForce { indicator { code } source value } }', analyst)).toEqual({ score: { inForce: [{ indicator: { code: 'A1' }, source: 'QUERY', value: '96' }] } });
  });

  it('by hand name their reason, and override a query without taking its entry away', async () => {
    const { id, answer } = await byQuery();
    await desk.score(id, { value: '97.5', answer });
    expect(await desk.score(id, { value: '50' })).toBe('SCORE_MALFORMED');
    expect(await desk.score(id, { value: '50', reason: ' ' })).toBe('TEXT_LENGTH');
    expect(await desk.score(id, { value: '50', reason: '数据经复核有误' })).toBe('RECORDED');
    expect(await desk.read(id, 'score { total entries { source reason recordedBy { staffNo } } }')).toEqual({
      score: { total: '50.00', entries: [{ source: 'HAND', reason: '数据经复核有误', recordedBy: { staffNo: 'T-0031' } }] },
    });
  });

  it.each([
    ['a value that is no decimal', { value: '1e3', reason: '无' }, 'MALFORMED_DECIMAL'],
    ['a value of five decimals', { value: '1.00001', reason: '无' }, 'SCORE_MALFORMED'],
    ['points beyond the weight', { value: '100.01', reason: '无' }, 'SCORE_MALFORMED'],
    ['points below zero', { value: '-1', reason: '无' }, 'SCORE_MALFORMED'],
    ['a day of doing without a due day', { value: '1', reason: '无', doneOn: '2012-07-01' }, 'SCORE_MALFORMED'],
    ['an indicator that is not there', { value: '1', reason: '无', indicator: 'A9' }, 'INDICATOR_UNKNOWN'],
  ])('refuse %s', async (_, input, code) => {
    expect(await desk.score(await desk.signed(), input)).toBe(code);
  });

  it('cost 0.5 a day when the work was done late', async () => {
    const id = await desk.signed({ indicators: [{ ...INDICATOR, dueOn: '2012-06-30', latePointsPerDay: '0.5' }] });
    expect(await desk.score(id, { value: '90', reason: '完成', doneOn: '2012-08-07' })).toBe('SCORE_IN_THE_FUTURE');
    await desk.score(id, { value: '90', reason: '完成', doneOn: '2012-07-03' });
    expect(await desk.read(id, 'score { total basic deductions }')).toEqual({ score: { total: '88.50', basic: '90.00', deductions: '1.50' } });
  });

  it('are recorded by the assessor or a leader, an answer also by an analyst, and never by the assessed', async () => {
    const { id, answer } = await byQuery();
    const hand = { value: '1', reason: '考核' };
    expect(await desk.score(id, hand, villager)).toBe('SCORED_BY_THE_ASSESSED');
    expect(await desk.score(id, { value: '1', answer }, villager)).toBe('SCORED_BY_THE_ASSESSED');
    for (const stranger of [landHead, person.auditor(), person.analyst(), person.citizen()]) expect(await desk.score(id, hand, stranger)).toBe('FORBIDDEN');
    for (const stranger of [landHead, person.auditor()]) expect(await desk.score(id, { value: '1', answer }, stranger)).toBe('FORBIDDEN');
    for (const scorer of [assessor, leader]) expect(await desk.score(id, hand, scorer)).toBe('RECORDED');
    expect(await desk.score(id, { value: '1', answer }, person.analyst())).toBe('RECORDED');
    const ofUnit = await desk.signed({ partyKind: 'DEPARTMENT', party: 'GS-LAND' }, [leader, landHead]);
    for (const assessed of [landHead, landClerk]) expect(await desk.score(ofUnit, hand, assessed)).toBe('SCORED_BY_THE_ASSESSED');
  });

  it('are seen by the party, its assessors, leaders and auditors; analysts see the figures without the entries', async () => {
    const id = await desk.signed();
    await desk.score(id, { value: '80', reason: '考核' });
    for (const reader of [villager, assessor, leader, person.auditor()]) {
      expect(await desk.read(id, 'score { total entries { reason } }', reader)).toEqual({ score: { total: '80.00', entries: [{ reason: '考核' }] } });
    }
    expect(await desk.read(id, 'score { total }', person.analyst())).toEqual({ score: { total: '80.00' } });
    expect(await desk.query(`{ responsibilityAgreement(id: "${id}") { score { entries { reason } } } }`, person.analyst())).toEqual({ code: 'FORBIDDEN' });
    for (const stranger of [landHead, landClerk, person.citizen()]) {
      expect(await desk.query(`{ responsibilityAgreement(id: "${id}") { score { total } } }`, stranger)).toEqual({ code: 'FORBIDDEN' });
    }
  });

  it('hang on the village and the unit that signed, and on nobody else', async () => {
    await desk.score(await desk.signed(), { value: '80', reason: '考核' });
    expect(await desk.query(`{ own: division(code: "${VILLAGE}") { agreementScore(year: 2012) { total } } other: division(code: "${OTHER_VILLAGE}") { agreementScore(year: 2012) { total } } }`)).toEqual({
      own: { agreementScore: { total: '80.00' } },
      other: { agreementScore: null },
    });
  });

  it('rank the agreements in force, for leaders, auditors and analysts', async () => {
    const village = await desk.signed();
    await desk.score(village, { value: '80', reason: '考核' });
    const ranking = (as = leader, asOf = '2012-08-06T09:00:00+08:00') => desk.query(`{ agreementRanking(division: "${TOWNSHIP}", year: 2012, partyKind: DIVISION, asOf: "${asOf}") { rank agreement { id } score { total } } }`, as);
    expect(await ranking()).toEqual({ agreementRanking: [{ rank: 1, agreement: { id: village }, score: { total: '80.00' } }] });
    expect(await ranking(person.analyst(), '2012-08-06T08:59:59+08:00')).toEqual({ agreementRanking: [] });
    for (const stranger of [landHead, villager, person.citizen()]) expect(await ranking(stranger)).toEqual({ code: 'FORBIDDEN' });
  });

  it('of persons are ranked for leaders, heads and auditors only, and of no other township for its leaders', async () => {
    const above = await desk.signed({ partyKind: 'DEPARTMENT', party: 'GS-LAND' }, [leader, landHead]);
    await desk.signed({ partyKind: 'OFFICER', party: 'T-2', parent: above, indicators: [{ ...INDICATOR, code: 'P1', serves: 'A1' }] }, [landHead, landClerk]);
    const ranking = (partyKind: string, as = leader) => desk.query(`{ agreementRanking(division: "${TOWNSHIP}", year: 2012, partyKind: ${partyKind}) { rank outOf } }`, as);
    for (const reader of [leader, landHead, person.auditor()]) {
      const scopes = [...new Set([...reader.scopes, 'statistics:read', 'personnel:read'])];
      expect(await ranking('OFFICER', { ...reader, scopes })).toEqual({ agreementRanking: [{ rank: 1, outOf: 1 }] });
    }
    expect(await ranking('OFFICER', person.analyst())).toEqual({ code: 'FORBIDDEN' });
    expect(await ranking('DEPARTMENT', person.analyst())).toEqual({ agreementRanking: [{ rank: 1, outOf: 1 }] });
    const stranger = person.townshipLeader({ divisionCodes: ['350199102000'] });
    for (const kind of ['OFFICER', 'DEPARTMENT']) expect(await ranking(kind, stranger)).toEqual({ code: 'FORBIDDEN' });
    expect(await desk.query(`{ responsibilityAgreement(id: "${above}") { score { total } } }`, stranger)).toEqual({ code: 'FORBIDDEN' });
  });

  it('count a draft for nothing', async () => {
    const id = String(await desk.draft());
    expect(await desk.score(id, { value: '80', reason: '考核' })).toBe('AGREEMENT_NOT_IN_FORCE');
  });
});

describe('stored queries', () => {
  let desk: AgreementDesk;

  beforeAll(async () => {
    desk = await AgreementDesk.open();
  });

  afterAll(() => desk.close());

  it('are named by their text: the same text is the same query, and keeps its first name', async () => {
    const hash = await desk.storeQuery(QUERY);
    expect(await desk.storeQuery(QUERY, person.analyst())).toBe(hash);
    expect(await desk.storeQuery(`${QUERY} `)).not.toBe(hash);
    expect(await desk.query(`{ scoringQuery(hash: "${String(hash)}") { text name } }`)).toEqual({ scoringQuery: { text: QUERY, name: '学习覆盖率' } });
  });

  it('change nothing, and are stored by whoever writes agreements or reads figures', async () => {
    expect(await desk.storeQuery('mutation { a }')).toBe('SCORING_QUERY_MALFORMED');
    for (const stranger of [landHead, villager, person.auditor(), person.citizen()]) expect(await desk.storeQuery(QUERY, stranger)).toBe('FORBIDDEN');
  });

  it('answer an indicator where they select a value', async () => {
    const hash = await desk.storeQuery(QUERY);
    const query = (changes: object) => ({ indicators: [{ ...INDICATOR, query: { hash, variables: VARIABLES, path: PATH, ...changes } }] });
    expect(await desk.draft(query({ path: 'division.agreementCoverage.villages' }))).toBe('INDICATOR_MALFORMED');
    expect(await desk.draft(query({ hash: 'unknown' }))).toBe('SCORING_QUERY_UNKNOWN');
    expect(await desk.draft(query({}))).toBe(`2012-${VILLAGE}`);
  });
});
