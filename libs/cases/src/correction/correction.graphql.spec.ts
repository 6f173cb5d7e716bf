import { OTHER_VILLAGE } from '../../test/hall.builder';
import { clerk, head, ServiceDesk } from '../../test/service-desk';
import { CORRECTION_STATES, correctionLifecycle } from './correction.lifecycle';

describe('corrections', () => {
  let desk: ServiceDesk;
  let caseNo: string;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
    caseNo = await desk.receive();
  });

  afterEach(() => desk.close());

  const request = (field: string, value: string, as = clerk) =>
    desk.send('requestCorrection', 'RequestCorrectionInput', { caseNo, field, value, reason: '录入有误' }, 'correction { correctionNo before after version }', as);
  const requested = async (field: string, value: string): Promise<string> => ((await request(field, value)) as { correction: { correctionNo: string } }).correction.correctionNo;
  const decide = async (correctionNo: string, isApproved: boolean, as = head) => {
    const result = await desk.send('decideCorrection', 'DecideCorrectionInput', { correctionNo, version: 1, isApproved, note: '情况属实' }, '... on CorrectionPayload { correction { state } }', as);
    return (result as { correction?: { state: string } }).correction?.state ?? result['code'];
  };

  it('move by this grid', () => {
    expect(correctionLifecycle.grid(CORRECTION_STATES)).toEqual(['REQUESTED: apply→APPLIED reject→REJECTED', 'APPLIED:', 'REJECTED:']);
  });

  it('change nothing until another person approves, and then leave a trace of before and after', async () => {
    const correctionNo = await requested('APPLICANT_NAME', '测试丁');
    expect(await desk.read(caseNo, 'applicant { name } version')).toEqual({ applicant: { name: '测试甲' }, version: 1 });
    expect(await decide(correctionNo, true, clerk)).toBe('FORBIDDEN');
    expect(await decide(correctionNo, true, { ...head, staffNo: 'T-0001' })).toBe('DECISION_NEEDS_ANOTHER_PERSON');
    expect(await decide(correctionNo, true)).toBe('APPLIED');
    expect(await desk.read(caseNo, 'applicant { name } version events { type note } corrections { before after requestedBy { staffNo } decidedBy { staffNo } }')).toEqual({
      applicant: { name: '测试丁' },
      version: 2,
      events: [{ type: 'RECEIVED', note: null }, { type: 'CORRECTED', note: `APPLICANT_NAME (${correctionNo})` }],
      corrections: [{ before: '测试甲', after: '测试丁', requestedBy: { staffNo: 'T-0001' }, decidedBy: { staffNo: 'T-0002' } }],
    });
    expect(await decide(correctionNo, false)).toBe('STATE_FORBIDS_STEP');
  });

  it('leave the case alone when they are rejected', async () => {
    expect(await decide(await requested('CITIZEN_TRIPS', '3'), false)).toBe('REJECTED');
    expect(await desk.read(caseNo, 'citizenTrips version')).toEqual({ citizenTrips: 1, version: 1 });
  });

  it('move a case to another village, and not out of the township', async () => {
    expect(await request('DIVISION', '350199102201')).toEqual({ code: 'CORRECTION_VALUE' });
    expect(await decide(await requested('DIVISION', OTHER_VILLAGE), true)).toBe('APPLIED');
    expect(await desk.read(caseNo, 'division { code }')).toEqual({ division: { code: OTHER_VILLAGE } });
  });

  it('are outdated when the field has changed since they were asked for', async () => {
    const correctionNo = await requested('CITIZEN_TRIPS', '3');
    await desk.send('recordTrip', 'RecordTripInput', { caseNo, traveller: 'CITIZEN', reason: '补材料' }, 'case { version }');
    expect(await decide(correctionNo, true)).toBe('CORRECTION_OUTDATED');
    expect(await decide(correctionNo, false)).toBe('REJECTED');
  });

  it.each([
    ['CITIZEN_TRIPS', '-1'],
    ['CITIZEN_TRIPS', '1'],
    ['CERTIFICATE_NO', 'Z-1'],
    ['APPLICANT_NAME', ' '],
  ])('refuse a %s of %p', async (field, value) => {
    expect(await request(field, value)).toEqual({ code: 'CORRECTION_VALUE' });
  });

  it('are asked for by the department that has the case', async () => {
    expect(await request('CITIZEN_TRIPS', '3', { ...clerk, departmentCode: 'GS-CONSTRUCTION' })).toEqual({ code: 'FORBIDDEN' });
  });
});
