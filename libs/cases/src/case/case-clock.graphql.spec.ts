import { fixedClock } from '@mashang/domain';
import type { TestSubgraph } from '@mashang/platform-testing';
import { openTestSubgraph, person } from '@mashang/platform-testing';
import { aCase } from '../../test/case.builder';
import { saveHall, testVault } from '../../test/hall.builder';
import { casesSubgraph } from '../cases.subgraph';

/** Built once for all tests of a file, for they differ in their databases alone. */
const CASES = casesSubgraph({ personalNumbers: testVault });

describe('the clocks of a case', () => {
  let cases: TestSubgraph;

  beforeEach(async () => {
    cases = await openTestSubgraph(CASES, { clock: fixedClock('2012-07-31T09:00:00+08:00') });
    await saveHall(cases.database);
  });

  afterEach(() => cases.close());

  const used = async (caseNo: string, asOf?: string) => {
    const argument = asOf === undefined ? '' : `(asOf: "${asOf}")`;
    const clocks = `clocks${argument} { promised { usedWorkingDays overdueWorkingDays } }`;
    return cases.entity({ __typename: 'Case', caseNo }, clocks, { as: person.auditor() });
  };
  const reading = (usedWorkingDays: number, overdueWorkingDays: number) => ({ clocks: { promised: { usedWorkingDays, overdueWorkingDays } } });

  it('do not run before acceptance', async () => {
    expect(await used(await aCase().save(cases.database))).toEqual({ clocks: null });
  });

  it('run until the reading while the case is open', async () => {
    const caseNo = await aCase().accepted('2012-07-02T17:00:00+08:00', '2012-07-16').save(cases.database);
    expect(await used(caseNo, '2012-07-04T09:00:00+08:00')).toEqual(reading(2, 0));
    expect(await used(caseNo)).toEqual(reading(21, 11));
  });

  it('stand still from the day of closing', async () => {
    const caseNo = await aCase().accepted('2012-07-02T17:00:00+08:00', '2012-07-16').completed('2012-07-04T10:00:00+08:00').save(cases.database);
    expect(await used(caseNo)).toEqual(reading(2, 0));
  });

  it('are not read as of an instant that has not come', async () => {
    const caseNo = await aCase().accepted('2012-07-02T17:00:00+08:00', '2012-07-16').save(cases.database);
    const query = '{ case(caseNo: "' + caseNo + '") { clocks(asOf: "3500-01-01T00:00:00+08:00") { promised { usedWorkingDays } } } }';
    const { errors } = await cases.ask(query, { as: person.auditor() });
    expect(errors).toMatchObject([{ extensions: { code: 'AS_OF_IN_THE_FUTURE' } }]);
  });

  it('begin their explanation with the day of acceptance, which is not counted', async () => {
    const caseNo = await aCase().accepted('2012-07-02T17:00:00+08:00', '2012-07-16').save(cases.database);
    const { clocks } = (await cases.entity({ __typename: 'Case', caseNo }, 'clocks { promised { explain { date isCounted reason } } }', { as: person.auditor() })) as { clocks: { promised: { explain: object[] } } };
    expect(clocks.promised.explain.slice(0, 2)).toEqual([
      { date: '2012-07-02', isCounted: false, reason: 'Day of acceptance, not counted (受理当日不计入)' },
      { date: '2012-07-03', isCounted: true, reason: 'Working day (工作日)' },
    ]);
  });

  it('can be read as of an instant before closing', async () => {
    const caseNo = await aCase().accepted('2012-07-02T17:00:00+08:00', '2012-07-16').completed('2012-07-04T10:00:00+08:00').save(cases.database);
    expect(await used(caseNo, '2012-07-03T09:00:00+08:00')).toEqual(reading(1, 0));
  });
});
