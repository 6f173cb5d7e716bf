import { casesSubgraph } from '@mashang/cases';
import { personalNumberVault } from '@mashang/platform-persistence';
import type { TestSubgraph } from '@mashang/platform-testing';
import { openTestSubgraph, person, testContext } from '@mashang/platform-testing';
import { writeRows } from './bulk-writer';
import { casesYear } from './cases-year';
import { Random } from './random';
import type { Rows } from './row';
import { SERVICE_ITEMS } from './service-items';

const vault = personalNumberVault(Buffer.alloc(32, 7).toString('base64url'));
const PLACES_AND_ITEMS = ['service_centers', 'service_windows', 'service_items', 'service_guides'];

/** The hall and what it offers; its cases come after it and are left out. */
function* hallAndItems(): Rows {
  for (const row of casesYear(1, vault, new Random(7))) {
    if (row.table === 'cases') return;
    if (PLACES_AND_ITEMS.includes(row.table)) yield row;
  }
}

describe('the guides of the demo town', () => {
  let cases: TestSubgraph;

  beforeAll(async () => {
    cases = await openTestSubgraph(casesSubgraph({ personalNumbers: vault }));
    await writeRows(cases.database, testContext(), hallAndItems(), () => undefined);
  });

  afterAll(() => cases.close());

  it('have nothing that the linter finds fault with, over the whole catalogue', async () => {
    const { data, errors } = await cases.ask('{ guideFindings { item { implementationCode } findings { rule element } } }', { as: person.townshipLeader() });
    expect([errors, data]).toEqual([undefined, { guideFindings: [] }]);
  });

  it('are written for three items, in each of their versions, and owed for the others', async () => {
    const { data } = await cases.ask('{ serviceItems(first: 100) { edges { node { implementationCode guide { windows { department { code } } steps { workingDays } } promisedWorkingDays } } } }', { as: person.citizen() });
    const { serviceItems } = data as { serviceItems: { edges: { node: { implementationCode: string; guide: object | null } }[] } };
    expect(serviceItems.edges).toHaveLength(SERVICE_ITEMS.length);
    expect(serviceItems.edges.filter(({ node }) => node.guide !== null).map(({ node }) => node.implementationCode)).toEqual(['GS-LABOR-01', 'GS-LAND-01', 'GS-RELIEF-02']);
    const former = await cases.ask('{ serviceItem(implementationCode: "GS-LAND-01", version: 1) { promisedWorkingDays guide { steps { workingDays } windows { code } } findings { rule } } }', { as: person.citizen() });
    expect(former.data).toEqual({ serviceItem: { promisedWorkingDays: 20, guide: { steps: [1, 17, 2].map((workingDays) => ({ workingDays })), windows: [{ code: 'GS-W01' }] }, findings: [] } });
  });
});
