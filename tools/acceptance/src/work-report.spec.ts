import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoDatabases } from './demo-databases';
import { openDemoDatabases } from './demo-databases';
import type { Deployment } from './deployments';
import { fiveServices, oneProcess } from './deployments';
import { endAll } from './end-all';
import { reportFigures } from './figures';
import expected from './work-report.expected.json';

const OPERATION = join(__dirname, '../../../apps/gateway/operations/work-report');
const body = JSON.stringify({
  query: readFileSync(`${OPERATION}.graphql`, 'utf8'),
  variables: JSON.parse(readFileSync(`${OPERATION}.variables.json`, 'utf8')),
});

jest.setTimeout(120_000);

describe.each([
  ['in one process', oneProcess],
  ['as five services over HTTP', fiveServices],
])('the work report, %s', (_, deploy) => {
  let databases: DemoDatabases;
  let graph: Deployment;

  beforeAll(async () => {
    databases = await openDemoDatabases();
    graph = await deploy(databases);
  });

  afterAll(() => endAll(graph, databases));

  const ask = async (person: string | null, text = body) => {
    const authorization: Record<string, string> = person === null ? {} : { authorization: `Bearer ${await graph.tokenFor(person)}` };
    const response = await fetch(graph.url, { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...authorization } });
    return (await response.json()) as { data: { division: Record<string, unknown> }; errors?: readonly { extensions: { code: string } }[]; extensions?: unknown };
  };

  it('answers all fifteen questions in one operation, figure by figure', async () => {
    const { data, errors } = await ask('analyst');
    expect(errors).toBeUndefined();
    expect(reportFigures(data)).toEqual(expected);
  });

  it("prints the report's given figures", async () => {
    const figures = reportFigures((await ask('analyst')).data);
    expect(figures['q3ApplianceCasesAccepted']).toEqual({ 家电下乡补贴申领: 546 });
    expect(figures['q3Appliances']).toMatchObject({ claims: 546, subsidy: { wanYuan: expect.stringMatching(/\.5$/) } });
    expect(figures['q4FiveGuarantee']).toMatchObject({ amount: { wanYuan: expect.stringMatching(/\.25$/) } });
    expect(figures['q5Allowances']).toMatchObject({ allowance: { amount: { wanYuan: expect.stringMatching(/\.614$/) } } });
    expect(figures['q9Projects']).toBe(19);
    expect(figures['q10Investment']).toEqual([expect.any(String), '59340', expect.any(String)]);
    expect(figures['q10Ratio']).toBe('58.78');
    expect(figures['q8Departments']).toHaveLength(8);
  });

  it('answers the national codes, and a guide with its findings, to anybody', async () => {
    const query = '{ codeTables { table type entries { value code } } serviceItem(implementationCode: "GS-RELIEF-02") { type guide { serviceObjects } findings { rule } } }';
    const { data, errors } = await ask(null, JSON.stringify({ query }));
    expect(errors).toBeUndefined();
    const answer: unknown = data;
    expect(answer).toMatchObject({
      codeTables: expect.arrayContaining([expect.objectContaining({ table: 'A.6', type: 'CaseType', entries: expect.arrayContaining([{ value: 'INSTANT', code: '1' }]) })]),
      serviceItem: { type: 'PAYMENT', guide: { serviceObjects: ['NATURAL_PERSON'] }, findings: [] },
    });
  });

  it('keeps the figures from whoever may not see them', async () => {
    const { data, errors } = await ask('citizen');
    expect(data.division).toMatchObject({ name: '高山镇', caseStatistics: null, toDate: null, projectStatistics: null });
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN']));
  });
});

describe('the work report, with one of five services killed', () => {
  it('answers the other departments, and says which is missing', async () => {
    const databases = await openDemoDatabases();
    const graph = await fiveServices(databases);
    try {
      await graph.kill('welfare');
      const response = await fetch(graph.url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await graph.tokenFor('analyst')}` },
      });
      const answer = (await response.json()) as { data: { division: Record<string, unknown> }; errors: readonly { extensions: Record<string, unknown> }[]; extensions: unknown };
      expect(response.status).toBe(200);
      expect(answer.data.division).toMatchObject({ toDate: null, halfYear: null, projectStatistics: { count: 19 } });
      expect(answer.extensions).toEqual({ degraded: [{ subgraph: 'welfare', reason: 'unreachable' }] });
      expect(new Set(answer.errors.map(({ extensions }) => extensions['code']))).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']));
    } finally {
      await graph.close();
      await databases.remove();
    }
  });
});
