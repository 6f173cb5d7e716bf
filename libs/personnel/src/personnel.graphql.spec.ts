import { schemaDifferences } from '@mashang/platform-persistence';
import type { TestSubgraph } from '@mashang/platform-testing';
import { openTestSubgraph, person } from '@mashang/platform-testing';
import { OTHER_VILLAGE, saveAgreement, saveTownship, TOWNSHIP, VILLAGE } from '../test/township.builder';
import { personnelSubgraph } from './personnel.subgraph';

/** All migrations on a server that others use too take seconds. */
jest.setTimeout(60_000);

describe('personnel subgraph', () => {
  let personnel: TestSubgraph;

  beforeAll(async () => {
    personnel = await openTestSubgraph(personnelSubgraph());
    await saveTownship(personnel.database);
    await saveAgreement(personnel.database, 'A-1', { kind: 'DIVISION', code: VILLAGE });
    await saveAgreement(personnel.database, 'A-2', { kind: 'DIVISION', code: OTHER_VILLAGE });
    await saveAgreement(personnel.database, 'A-3', { kind: 'DEPARTMENT', code: 'GS-LAND' });
  });

  afterAll(() => personnel.close());

  const sign = (id: string, version: number, key: string, signedOn = '2012-01-10') =>
    personnel.ask(
      `mutation ($input: SignResponsibilityAgreementInput!) {
        signResponsibilityAgreement(input: $input) {
          __typename
          ... on SignResponsibilityAgreementPayload { agreement { signedOn version } }
          ... on UserError { code message }
        }
      }`,
      { variables: { input: { idempotencyKey: key, id, version, signedOn } }, as: person.townshipLeader() },
    );

  it('leaves entities and tables in step after all migrations', async () => {
    expect(await schemaDifferences(personnel.database)).toEqual([]);
  });

  it('answers the public who serves where, without a token', async () => {
    const { data, errors } = await personnel.ask(
      `{ department(code: "GS-LAND") { name division { name children { name } } posts { code holdings(on: "2012-07-31") { role officer { name } } } officers(first: 1) { edges { node { staffNo } } pageInfo { hasNextPage } } } }`,
      { as: person.citizen() },
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      department: {
        name: '国土所',
        division: { name: '高山镇', children: [{ name: '高园村' }, { name: '凤岗村' }] },
        posts: [{ code: 'P-1', holdings: [{ role: 'A' }, { role: 'B' }] }, { code: 'P-2', holdings: [{ role: 'A' }] }],
        officers: { edges: [{ node: { staffNo: 'T-1' } }], pageInfo: { hasNextPage: true } },
      },
    });
  });

  it('refuses figures to whom statistics are not open, and answers the rest', async () => {
    const { data, errors } = await personnel.ask(`{ division(code: "${TOWNSHIP}") { name postCoverage { rate { value } } } }`, { as: person.citizen() });
    expect(data).toEqual({ division: { name: '高山镇', postCoverage: null } });
    expect(errors).toMatchObject([{ path: ['division', 'postCoverage'], extensions: { code: 'FORBIDDEN' } }]);
  });

  it('names the post that lacks a holder', async () => {
    const coverage = await personnel.entity({ __typename: 'Division', code: TOWNSHIP }, 'postCoverage(on: "2012-07-31") { rate { value } uncovered { code } }');
    expect(coverage).toEqual({ postCoverage: { rate: { value: '50.00' }, uncovered: [{ code: 'P-2' }] } });
  });

  it('counts nothing as held before it began', async () => {
    const coverage = await personnel.entity({ __typename: 'Division', code: TOWNSHIP }, 'postCoverage(on: "2011-12-31") { rate { numerator denominator } }');
    expect(coverage).toEqual({ postCoverage: { rate: { numerator: '0', denominator: '2' } } });
  });

  it('answers a village and its township from one batch, each with its own agreements', async () => {
    const { data } = await personnel.ask(
      `query ($references: [_Any!]!) { _entities(representations: $references) { ... on Division { agreementCoverage(year: 2012) { villages { denominator } units { denominator } } } } }`,
      { variables: { references: [TOWNSHIP, VILLAGE].map((code) => ({ __typename: 'Division', code })) } },
    );
    expect(data).toEqual({
      _entities: [
        { agreementCoverage: { villages: { denominator: '2' }, units: { denominator: '1' } } },
        { agreementCoverage: { villages: { denominator: '1' }, units: { denominator: '0' } } },
      ],
    });
  });

  it('signs once, whatever is repeated, and shows the signature in the coverage', async () => {
    const first = await sign('A-1', 1, 'sign-a-1-now');
    const second = await sign('A-1', 1, 'sign-a-1-now');
    expect(first).toEqual(second);
    expect(first.data).toEqual({
      signResponsibilityAgreement: { __typename: 'SignResponsibilityAgreementPayload', agreement: { signedOn: '2012-01-10', version: 2 } },
    });
    const coverage = await personnel.entity({ __typename: 'Division', code: VILLAGE }, 'agreementCoverage(year: 2012) { villages { value } }');
    expect(coverage).toEqual({ agreementCoverage: { villages: { value: '100.00' } } });
  });

  it('counts no signature that was recorded after asOf', async () => {
    const villages = async (asOf: string) => {
      const division = await personnel.entity({ __typename: 'Division', code: VILLAGE }, `agreementCoverage(year: 2012, asOf: "${asOf}") { villages { numerator } }`);
      return division;
    };
    // Recorded when the clock stands: 2012-08-06 09:00, whatever day is on the paper.
    expect(await villages('2012-08-06T08:59:59+08:00')).toEqual({ agreementCoverage: { villages: { numerator: '0' } } });
    expect(await villages('2012-08-06T09:00:00+08:00')).toEqual({ agreementCoverage: { villages: { numerator: '1' } } });
  });

  it('refuses a second signature, a stale version and an impossible day, and changes nothing', async () => {
    const already = await sign('A-1', 2, 'sign-a-1-again');
    expect(already.data).toMatchObject({ signResponsibilityAgreement: { __typename: 'AgreementAlreadySigned', code: 'AGREEMENT_ALREADY_SIGNED' } });
    const stale = await sign('A-2', 7, 'sign-a-2-stale');
    expect(stale.data).toMatchObject({ signResponsibilityAgreement: { __typename: 'AgreementChangedMeanwhile', code: 'STALE_VERSION' } });
    const early = await sign('A-2', 1, 'sign-a-2-early', '2011-12-31');
    expect(early.errors).toMatchObject([{ extensions: { code: 'SIGNED_OUTSIDE_ITS_YEAR' } }]);
    const unknown = await sign('A-9', 1, 'sign-a-9-now');
    expect(unknown.errors).toMatchObject([{ extensions: { code: 'AGREEMENT_UNKNOWN' } }]);
    const { data } = await personnel.ask(`{ responsibilityAgreement(id: "A-2") { signedOn version } }`);
    expect(data).toEqual({ responsibilityAgreement: { signedOn: null, version: 1 } });
  });

  it('lets one of two signatures at the same moment through', async () => {
    const answers = await Promise.all([sign('A-3', 1, 'sign-a-3-one'), sign('A-3', 1, 'sign-a-3-two')]);
    const names = answers.map(({ data }) => (data?.['signResponsibilityAgreement'] as { __typename: string }).__typename).sort();
    expect(names[1]).toBe('SignResponsibilityAgreementPayload');
    expect(['AgreementAlreadySigned', 'AgreementChangedMeanwhile']).toContain(names[0]);
  });

  it('pages agreements to the end without a gap, and refuses the cursor of another list', async () => {
    const page = (year: number, after: string | null) =>
      personnel.ask(
        `query ($year: Int!, $after: String) { responsibilityAgreements(division: "${TOWNSHIP}", year: $year, first: 2, after: $after) { edges { node { id party { __typename } } } pageInfo { hasNextPage endCursor } } }`,
        { variables: { year, after } },
      );
    const first = (await page(2012, null)).data?.['responsibilityAgreements'] as { pageInfo: { endCursor: string } };
    expect(first).toMatchObject({ edges: [{ node: { id: 'A-1' } }, { node: { id: 'A-2' } }], pageInfo: { hasNextPage: true } });
    const second = await page(2012, first.pageInfo.endCursor);
    expect(second.data).toMatchObject({ responsibilityAgreements: { edges: [{ node: { id: 'A-3', party: { __typename: 'Department' } } }], pageInfo: { hasNextPage: false } } });
    expect((await page(2011, first.pageInfo.endCursor)).errors).toMatchObject([{ extensions: { code: 'FOREIGN_CURSOR' } }]);
  });
});
