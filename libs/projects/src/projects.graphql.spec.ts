import { Money } from '@mashang/domain';
import { schemaDifferences } from '@mashang/platform-persistence';
import type { TestSubgraph } from '@mashang/platform-testing';
import { openTestSubgraph, person } from '@mashang/platform-testing';
import { OTHER_PROJECT, PROJECT, saveProjects, TOWNSHIP, VILLAGE } from '../test/projects.builder';
import { projectsSubgraph } from './projects.subgraph';

const WAN_YUAN = 1_000_000n;

describe('projects subgraph', () => {
  let projects: TestSubgraph;

  beforeEach(async () => {
    projects = await openTestSubgraph(projectsSubgraph());
    await saveProjects(projects.database);
  });

  afterEach(() => projects.close());

  const report = (input: Readonly<Record<string, unknown>>, as = person.departmentHead()) =>
    projects.ask(
      `mutation ($input: ReportMonthlyProgressInput!) {
        reportMonthlyProgress(input: $input) {
          __typename
          ... on ReportMonthlyProgressPayload { progress { month done } }
          ... on MonthAlreadyReported { code progress { done } }
          ... on YearHasNoPlan { code }
        }
      }`,
      { variables: { input: { idempotencyKey: 'report-july-1', projectCode: PROJECT, month: '2012-07', done: '120.50', imageProgress: '路基完成', ...input } }, as },
    );

  const statistics = async (code: string, args: string) => {
    const division = await projects.entity({ __typename: 'Division', code }, `projectStatistics(${args}) { count done { wanYuan } yearToDate { wanYuan } planned { wanYuan } completionRatio { value } }`);
    return (division as { projectStatistics: unknown }).projectStatistics;
  };

  it('leaves entities and tables in step after all migrations', async () => {
    expect(await schemaDifferences(projects.database)).toEqual([]);
  });

  it('sums a period, the year to date and the plans in force, for a village and its township', async () => {
    const args = 'period: "2012-02", asOf: "2012-08-01T00:00:00+08:00"';
    expect(await statistics(TOWNSHIP, args)).toEqual({
      count: 2,
      done: { wanYuan: '20' },
      yearToDate: { wanYuan: '30' },
      planned: { wanYuan: '300' },
      completionRatio: { value: '10.00' },
    });
    expect(await statistics(VILLAGE, args)).toMatchObject({ count: 1, planned: { wanYuan: '200' } });
  });

  it('answers as of an instant: a later plan version and a later report are not there yet', async () => {
    expect(await statistics(TOWNSHIP, 'period: "2012-02", asOf: "2012-02-15T00:00:00+08:00"')).toMatchObject({
      done: { wanYuan: '0' },
      yearToDate: { wanYuan: '10' },
      planned: { wanYuan: '200' },
    });
  });

  it('answers a department by the projects it is responsible for', async () => {
    const department = await projects.entity({ __typename: 'Department', code: 'GS-LAND' }, 'projectStatistics(period: "2012") { count byStage { stage count } }');
    expect(department).toEqual({ projectStatistics: { count: 1, byStage: [{ stage: 'CONSTRUCTION', count: 1 }] } });
  });

  it('shows a project with its phase, plan versions and month to anyone', async () => {
    const { data } = await projects.ask(
      `{ keyProject(code: "${PROJECT}") { name phase { label } division { code } leader { staffNo } newest: plan(year: 2012) { version planned } first: plan(year: 2012, version: 1) { planned reason } progress(month: "2012-01") { done } none: progress(month: "2012-12") { done } completionRatio(through: "2012-02") { value } } }`,
      { as: person.citizen() },
    );
    expect(data).toEqual({
      keyProject: {
        name: '商品交易中心',
        phase: { label: '一期' },
        division: { code: VILLAGE },
        leader: { staffNo: 'T-1' },
        newest: { version: 2, planned: '2000000.00' },
        first: { planned: '1000000.00', reason: null },
        progress: { done: '100000.00' },
        none: null,
        completionRatio: { value: '15.00' },
      },
    });
  });

  it('reports a month once, repeats the answer to the same key, and refuses a second report', async () => {
    const first = await report({});
    expect(first.data).toEqual({ reportMonthlyProgress: { __typename: 'ReportMonthlyProgressPayload', progress: { month: '2012-07', done: '120.50' } } });
    expect(await report({})).toEqual(first);
    const second = await report({ idempotencyKey: 'report-july-2', done: '999.00' });
    expect(second.data).toEqual({ reportMonthlyProgress: { __typename: 'MonthAlreadyReported', code: 'MONTH_ALREADY_REPORTED', progress: { done: '120.50' } } });
    const reused = await report({ done: '999.00' });
    expect(reused.errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }]);
  });

  it('lets one of two reports of a month at the same moment through', async () => {
    const answers = await Promise.all(['report-a-1', 'report-b-1', 'report-c-1'].map((idempotencyKey) => report({ idempotencyKey })));
    const names = answers.map(({ data }) => (data?.['reportMonthlyProgress'] as { __typename: string }).__typename).sort();
    expect(names).toEqual(['MonthAlreadyReported', 'MonthAlreadyReported', 'ReportMonthlyProgressPayload']);
  });

  it.each([
    ['MONTH_NOT_BEGUN', { month: '2012-09' }],
    ['INVESTMENT_NEGATIVE', { done: '-1.00' }],
    ['IMAGE_PROGRESS_LENGTH', { imageProgress: ' ' }],
    ['PROJECT_UNKNOWN', { projectCode: 'GS-NONE' }],
    ['MALFORMED_MONEY', { done: '12,5' }],
    ['MALFORMED_YEAR_MONTH', { month: '2012-13' }],
  ])('refuses with %s and records nothing', async (code, input) => {
    expect((await report(input)).errors).toMatchObject([{ extensions: { code } }]);
    const { data } = await projects.ask(`{ keyProject(code: "${PROJECT}") { progress(month: "2012-07") { done } } }`);
    expect(data).toEqual({ keyProject: { progress: null } });
  });

  it('refuses a year without a plan', async () => {
    const { data } = await report({ projectCode: OTHER_PROJECT, month: '2011-12' });
    expect(data).toEqual({ reportMonthlyProgress: { __typename: 'YearHasNoPlan', code: 'YEAR_HAS_NO_PLAN' } });
  });

  it('refuses a report from whoever may not write projects', async () => {
    for (const as of [person.citizen(), person.analyst(), person.auditor(), person.windowClerk()]) {
      expect((await report({}, as)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  });

  it('keeps fen exact beyond what a float can hold', async () => {
    await saveProjects(projects.database, { suffix: '-LARGE', planned: Money.ofFen(9_007_199_254_740_993n), done: Money.ofFen(9_007_199_254_740_993n) });
    const { data } = await projects.ask(`{ keyProject(code: "${PROJECT}-LARGE") { completionRatio(through: "2012-02") { numerator } } }`);
    expect(data).toEqual({ keyProject: { completionRatio: { numerator: String(9_007_199_254_740_993n + 20n * WAN_YUAN) } } });
  });
});
