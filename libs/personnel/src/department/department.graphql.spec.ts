import { testContext } from '@mashang/platform-testing';
import { head } from '../../test/office.builder';
import { OfficeDesk } from '../../test/office-desk';
import { TOWNSHIP } from '../../test/township.builder';
import { postLoaders } from '../post/post.loaders';
import { PostRepository } from '../post/post.repository';

/** T-1 is A and T-2 is B of P-1; T-2 is A of P-2, which has no B, since 2012-01-01. The finance office has no posts. */
describe('the posts of a department', () => {
  let desk: OfficeDesk;

  beforeAll(async () => {
    desk = await OfficeDesk.open();
  });

  afterAll(() => desk.close());

  const fields = (on: string) => `postCoverage(on: "${on}") { rate { numerator denominator definition { id } } uncovered { code } }`;
  const coverage = (numerator: string, denominator: string, uncovered: readonly string[]) => ({
    postCoverage: { rate: { numerator, denominator, definition: { id: 'personnel.postCoverage' } }, uncovered: uncovered.map((code) => ({ code })) },
  });

  it('are covered on a day as those of its township are, by the same definition', async () => {
    const query = (on: string) => `{ department(code: "GS-LAND") { ${fields(on)} } finance: department(code: "GS-FINANCE") { ${fields(on)} } division(code: "${TOWNSHIP}") { ${fields(on)} } }`;
    const [land, none] = [coverage('1', '2', ['P-2']), coverage('0', '0', [])];
    expect(await desk.query(query('2012-07-02'))).toEqual({ department: land, finance: none, division: land });
    const before = coverage('0', '2', ['P-1', 'P-2']);
    expect(await desk.query(query('2011-12-31'))).toEqual({ department: before, finance: none, division: before });
  });

  it('are counted for all departments asked for by one statement', async () => {
    const asked: (readonly string[])[] = [];
    const counting = new (class extends PostRepository {
      override listStaffing(...[ctx, group, codes, on]: Parameters<PostRepository['listStaffing']>) {
        asked.push(codes);
        return super.listStaffing(ctx, group, codes, on);
      }
    })(desk.subgraph.database);
    const loader = postLoaders(testContext(), counting).coverageOfDepartment({ on: '2012-07-02' });
    const rates = await Promise.all(['GS-LAND', 'GS-FINANCE'].map(async (code) => (await loader.get(code)).uncovered.length));
    expect([rates, asked]).toEqual([[1, 0], [['GS-LAND', 'GS-FINANCE']]]);
  });

  it('are a figure that only who reads statistics sees', async () => {
    expect(await desk.query(`{ department(code: "GS-LAND") { ${fields('2012-07-02')} } }`, { ...head, scopes: [] })).toEqual({ code: 'FORBIDDEN' });
  });
});
