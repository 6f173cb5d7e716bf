import { testContext } from '@mashang/platform-testing';
import { AgreementDesk, INDICATOR, landClerk, landHead, leader } from '../../test/agreement-desk';
import { TOWNSHIP, VILLAGE } from '../../test/township.builder';
import { EmploymentEntity } from '../employment/employment.entity';

// Each test has a database of its own, which a busy server takes seconds to make.
jest.setTimeout(60_000);

describe('targets down to a person', () => {
  let desk: AgreementDesk;

  beforeAll(async () => {
    desk = await AgreementDesk.open();
    const parent = await desk.signed({ partyKind: 'DEPARTMENT', party: 'GS-LAND' }, [leader, landHead]);
    await desk.signed({ partyKind: 'OFFICER', party: 'T-2', parent, indicators: [{ ...INDICATOR, serves: 'A1' }] }, [landHead, landClerk]);
    await desk.draft({ partyKind: 'OFFICER', party: 'T-1', parent, indicators: [{ ...INDICATOR, serves: 'A1' }] });
  });

  afterAll(() => desk.close());

  const figure = (numerator: string, denominator: string) => ({ targetCoverage: { persons: { numerator, denominator } } });

  it('are counted of all officers, in a village, its township and a department', async () => {
    const fields = 'targetCoverage(year: 2012) { persons { numerator denominator } }';
    expect(await desk.query(`{ division(code: "${TOWNSHIP}") { ${fields} } village: division(code: "${VILLAGE}") { ${fields} } department(code: "GS-LAND") { ${fields} } empty: department(code: "GS-PARTY-GOVERNMENT") { ${fields} } }`)).toEqual({
      division: figure('1', '6'),
      village: figure('0', '1'),
      department: figure('1', '2'),
      empty: figure('0', '0'),
    });
  });

  it('count no agreement signed after asOf, of another year, or not yet signed', async () => {
    const numerator = async (args: string) => desk.query(`{ department(code: "GS-LAND") { targetCoverage(${args}) { persons { numerator } } } }`);
    for (const args of ['year: 2012, asOf: "2012-08-06T08:59:59+08:00"', 'year: 2011']) {
      expect(await numerator(args)).toEqual({ department: { targetCoverage: { persons: { numerator: '0' } } } });
    }
  });

  it('stand beside the agreements of a unit that were signed', async () => {
    expect(await desk.query('{ department(code: "GS-LAND") { agreementCoverage(year: 2012) { numerator denominator } } }')).toEqual({
      department: { agreementCoverage: { numerator: '2', denominator: '3' } },
    });
  });

  it('are kept from the public', async () => {
    const { errors } = await desk.subgraph.ask('{ department(code: "GS-LAND") { targetCoverage(year: 2012) { year } agreementCoverage(year: 2012) { value } agreementScore(year: 2012) { total } } }', { as: { ...leader, scopes: [] } });
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
  });

  it('are counted where an officer served on the day of asOf, and without who had left', async () => {
    const served = (id: string, staffNo: string, departmentCode: string | null, startsOn: string, endsOn: string | null) => ({ id, staffNo, departmentCode, title: '干部', startsOn, endsOn, divisionCode: TOWNSHIP });
    const { database } = desk.subgraph;
    await database.transaction(testContext(), (tx) =>
      database.manager(tx).insert(EmploymentEntity, [
        served('E-1', 'T-2', 'GS-LAND', '2010-01-01', '2012-08-31'),
        served('E-2', 'T-2', 'GS-STATISTICS', '2012-09-01', null),
        served('E-3', 'T-0003', null, '2010-01-01', '2012-08-31'),
      ]),
    );
    const asOf = (instant: string) =>
      desk.query(`{ land: department(code: "GS-LAND") { ${of(instant)} } statistics: department(code: "GS-STATISTICS") { ${of(instant)} } division(code: "${TOWNSHIP}") { ${of(instant)} } }`);
    const of = (instant: string) => `targetCoverage(year: 2012, asOf: "${instant}") { persons { numerator denominator } }`;
    expect(await asOf('2012-08-31T12:00:00+08:00')).toEqual({ land: figure('1', '2'), statistics: figure('0', '1'), division: figure('1', '6') });
    expect(await asOf('2012-09-01T12:00:00+08:00')).toEqual({ land: figure('0', '1'), statistics: figure('1', '2'), division: figure('1', '5') });
  });
});
