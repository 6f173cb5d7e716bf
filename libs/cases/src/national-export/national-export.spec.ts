import { Period } from '@mashang/domain';
import { testContext } from '@mashang/platform-testing';
import { aCase } from '../../test/case.builder';
import { head, ServiceDesk } from '../../test/service-desk';
import type { NationalFamily } from './national-export.repository';
import { NATIONAL_COLUMNS, NATIONAL_FAMILIES, nationalRecords } from './national-export.repository';

describe('the national export', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const exported = async (family: NationalFamily, period = '2012-07') => {
    const records = [];
    for await (const record of nationalRecords(desk.subgraph.database, testContext(), family, Period.parse(period))) records.push(record);
    return records;
  };

  it('tells a case in five families, in the codes of the standard', async () => {
    const caseNo = await desk.receive({ materials: [{ name: '户口簿', form: 'PAPER', copies: 1 }] });
    await desk.accept(caseNo);
    await desk.step('extendCase', 'ExtendCaseInput', caseNo, { workingDays: 5, reason: '情况复杂' }, head);
    await desk.step('startSpecialProcedure', 'StartSpecialProcedureInput', caseNo, { ground: 'HEARING', reason: '听证', grantedWorkingDays: 3 });
    desk.at('2012-07-03T10:00');
    await desk.step('endSpecialProcedure', 'EndSpecialProcedureInput', caseNo, { result: '无异议' });
    await desk.step('grantCase', 'CaseStepInput', caseNo);
    await desk.finish(caseNo, 'GS-Z-1');
    expect(await exported('accept')).toEqual([
      expect.objectContaining({ case_no: caseNo, task_code: 'GS-LAND-01', task_type: '07', project_type: '2', apply_type: '1', applicant_type: '1', accept_time: '20120702T100000', promise_day: 10, anticipate_day: 30 }),
    ]);
    expect((await exported('accept'))[0]?.['applicant_identifier']).toMatch(/^\*+\d{4}$/);
    expect((await exported('process')).map(({ step, action }) => [step, action])).toEqual([
      ['RECEIVED', '其他'],
      ['ACCEPTED', '通过'],
      ['EXTENDED', '其他'],
      ['SUSPENDED', '其他'],
      ['RESUMED', '其他'],
      ['DECIDED', '通过'],
      ['COMPLETED', '通过'],
    ]);
    expect(await exported('result')).toEqual([expect.objectContaining({ case_no: caseNo, result_type: '0', certificate_no: 'GS-Z-1', result_time: '20120703T100000', satisfaction: null })]);
    expect(await exported('special_procedure')).toEqual([
      expect.objectContaining({ case_no: caseNo, special_type: '1', special_days: 5, special_time: '20120702T100000', end_time: '20120702T100000' }),
      expect.objectContaining({ case_no: caseNo, special_type: '2', special_days: 3, end_time: '20120703T100000' }),
    ]);
    expect(await exported('material')).toEqual([{ case_no: caseNo, material_no: 1, material_name: '户口簿', get_type: 'PAPER', get_num: 1, get_time: '20120702T100000' }]);
  });

  it('gives all rows of a family the same columns', async () => {
    const caseNo = await desk.receive({ materials: [{ name: '户口簿', form: 'PAPER', copies: 1 }] });
    await desk.accept(caseNo);
    await desk.step('extendCase', 'ExtendCaseInput', caseNo, { workingDays: 5, reason: '情况复杂' }, head);
    await desk.step('startSpecialProcedure', 'StartSpecialProcedureInput', caseNo, { ground: 'HEARING', reason: '听证', grantedWorkingDays: 3 });
    await aCase().accepted('2012-07-02T10:00:00+08:00', '2012-07-16').completed('2012-07-03T10:00:00+08:00').rated(1, '2012-07-03T11:00:00+08:00', true).save(desk.subgraph.database);
    await aCase().refused('2012-07-03T10:00:00+08:00').save(desk.subgraph.database);
    for (const family of NATIONAL_FAMILIES) {
      const columns = (await exported(family)).map((record) => Object.keys(record).join());
      expect([family, ...new Set(columns)]).toEqual([family, NATIONAL_COLUMNS[family].join()]);
    }
    expect((await exported('result')).map(({ result_type, satisfaction }) => [result_type, satisfaction])).toEqual([['6', null], ['1', null]]);
  });

  it('tells a terminated case as void', async () => {
    const caseNo = await desk.receive();
    await desk.accept(caseNo);
    await desk.step('terminateCase', 'EndCaseInput', caseNo, { reason: '依据废止' }, head);
    expect(await exported('result')).toEqual([expect.objectContaining({ case_no: caseNo, result_type: '2', result_reason: '依据废止' })]);
  });

  it('is of the period of receipt, in order, and whole beyond one chunk', async () => {
    const saved: string[] = [];
    for (let n = 0; n < 505; n += 1) saved.push(await aCase().save(desk.subgraph.database));
    await aCase().received('2012-08-01T09:00:00+08:00').save(desk.subgraph.database);
    // A number of before, of a case that came in later: the day goes first.
    saved.push(await aCase().with({ caseNo: '350199101-2012-000001' }).received('2012-07-31T09:00:00+08:00').save(desk.subgraph.database));
    expect((await exported('accept')).map(({ case_no }) => case_no)).toEqual(saved);
    expect(await exported('accept', '2012-06')).toEqual([]);
  });
});
