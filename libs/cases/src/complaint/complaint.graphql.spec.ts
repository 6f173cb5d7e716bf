import { ANONYMOUS } from '@mashang/platform-identity';
import { person } from '@mashang/platform-testing';
import { OTHER_VILLAGE, VILLAGE } from '../../test/hall.builder';
import { clerk, leader, ServiceDesk } from '../../test/service-desk';
import { COMPLAINT_STATES, complaintLifecycle } from './complaint.lifecycle';

const builder = person.windowClerk({ departmentCode: 'GS-CONSTRUCTION', subject: 'test:builder', staffNo: 'T-0021' });

describe('complaints', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const file = (changes: object = {}, as = clerk) => desk.send('fileComplaint', 'FileComplaintInput', { division: VILLAGE, title: '窗口无人', content: '上午九点无人在岗', ...changes }, 'complaintNo', as);
  const filed = async (): Promise<string> => String((await file())['complaintNo']);
  const read = async (complaintNo: string, fields: string) => (await desk.query(`{ complaint(complaintNo: "${complaintNo}") { ${fields} } }`, leader))['complaint'] as Record<string, unknown>;
  const step = async (mutation: string, complaintNo: string, input: object, as = clerk) => {
    const inputType = { dispatchComplaint: 'DispatchComplaintInput', redispatchComplaint: 'DispatchComplaintInput', delayComplaint: 'DelayComplaintInput', revisitComplaint: 'RevisitComplaintInput' }[mutation] ?? 'ComplaintNoteInput';
    const { version } = await read(complaintNo, 'version');
    const result = await desk.send(mutation, inputType, { complaintNo, version, ...input }, '... on ComplaintPayload { complaint { state dueOn } }', as);
    return (result as { complaint?: { state: string } }).complaint?.state ?? result['code'];
  };
  const dispatch = (complaintNo: string, department = 'GS-LAND') => step('dispatchComplaint', complaintNo, { department }, leader);

  it('move by this grid', () => {
    expect(complaintLifecycle.grid(COMPLAINT_STATES)).toEqual([
      'RECEIVED: dispatch→DISPATCHED reject→NOT_ACCEPTED',
      'DISPATCHED: redispatch→DISPATCHED answer→ANSWERED sendBack→SENT_BACK delay→DISPATCHED',
      'SENT_BACK: dispatch→DISPATCHED',
      'ANSWERED: close→CLOSED reopen→DISPATCHED',
      'CLOSED:',
      'NOT_ACCEPTED:',
    ]);
  });

  it('are answered within five working days by the department, and called back from above', async () => {
    const complaintNo = await filed();
    expect(await step('answerComplaint', complaintNo, { note: '已整改' })).toBe('FORBIDDEN');
    expect(await dispatch(complaintNo)).toBe('DISPATCHED');
    expect(await read(complaintNo, 'dueOn')).toEqual({ dueOn: '2012-07-09' });
    expect(await step('answerComplaint', complaintNo, { note: '已整改' }, builder)).toBe('FORBIDDEN');
    desk.at('2012-07-11T09:00');
    expect(await read(complaintNo, 'overdueWorkingDays')).toEqual({ overdueWorkingDays: 2 });
    expect(await desk.query('{ complaints(filter: { isOverdue: true }) { edges { node { complaintNo } } } }')).toEqual({ complaints: { edges: [{ node: { complaintNo } }] } });
    expect(await step('answerComplaint', complaintNo, { note: '已安排顶岗' })).toBe('ANSWERED');
    expect(await step('revisitComplaint', complaintNo, { isSatisfied: false, note: '仍无人' }, leader)).toBe('DISPATCHED');
    expect(await step('answerComplaint', complaintNo, { note: '已处理' })).toBe('ANSWERED');
    expect(await step('revisitComplaint', complaintNo, { isSatisfied: true, note: '满意' }, leader)).toBe('CLOSED');
  });

  it('are sent back once, by whomever, and by nobody a second time', async () => {
    const complaintNo = await filed();
    await dispatch(complaintNo);
    expect(await step('sendComplaintBack', complaintNo, { note: '属村建职责' })).toBe('SENT_BACK');
    expect(await read(complaintNo, 'department { code } wasSentBack')).toEqual({ department: null, wasSentBack: true });
    await dispatch(complaintNo, 'GS-CONSTRUCTION');
    expect(await step('sendComplaintBack', complaintNo, { note: '属国土职责' }, builder)).toBe('COMPLAINT_SENT_BACK_BEFORE');
    expect(await read(complaintNo, 'state')).toEqual({ state: 'DISPATCHED' });
  });

  it('go to a department that is known to exist, and from there by a leader to another, with its days anew', async () => {
    const complaintNo = await filed();
    expect(await dispatch(complaintNo, 'GS-NOBODY')).toBe('DEPARTMENT_UNKNOWN');
    expect(await step('redispatchComplaint', complaintNo, { department: 'GS-LAND' }, leader)).toBe('STATE_FORBIDS_STEP');
    expect(await dispatch(complaintNo)).toBe('DISPATCHED');
    desk.at('2012-07-04T09:00');
    expect(await step('redispatchComplaint', complaintNo, { department: 'GS-NOBODY' }, leader)).toBe('DEPARTMENT_UNKNOWN');
    expect(await step('redispatchComplaint', complaintNo, { department: 'GS-CONSTRUCTION' })).toBe('FORBIDDEN');
    expect(await step('redispatchComplaint', complaintNo, { department: 'GS-CONSTRUCTION' }, leader)).toBe('DISPATCHED');
    expect(await read(complaintNo, 'department { code } dueOn')).toEqual({ department: { code: 'GS-CONSTRUCTION' }, dueOn: '2012-07-11' });
    expect(await step('answerComplaint', complaintNo, { note: '已处理' })).toBe('FORBIDDEN');
    expect(await step('answerComplaint', complaintNo, { note: '已处理' }, builder)).toBe('ANSWERED');
  });

  it('are delayed once, before the last day has passed, with reason and plan', async () => {
    const complaintNo = await filed();
    await dispatch(complaintNo);
    const delay = (workingDays: number) => step('delayComplaint', complaintNo, { workingDays, reason: '需现场核实' });
    expect(await delay(16)).toBe('DELAY_LENGTH');
    expect(await delay(3)).toBe('DISPATCHED');
    expect(await read(complaintNo, 'dueOn')).toEqual({ dueOn: '2012-07-12' });
    expect(await delay(3)).toBe('COMPLAINT_DELAYED_BEFORE');
    const late = await filed();
    await dispatch(late);
    desk.at('2012-07-10T09:00');
    expect(await step('delayComplaint', late, { workingDays: 3, reason: '需现场核实' })).toBe('DELAY_TOO_LATE');
  });

  it('come from anyone who holds a receipt, and from nobody who does not', async () => {
    const caseNo = await desk.receive();
    expect(await file({}, ANONYMOUS)).toEqual({ code: 'COMPLAINT_NEEDS_RECEIPT' });
    expect(await file({ caseNo })).toEqual({ code: 'COMPLAINT_NEEDS_RECEIPT' });
    expect(await file({ caseNo, queryCode: 'AAAAAAAA' }, ANONYMOUS)).toEqual({ code: 'TRACKING_UNKNOWN' });
    const complaintNo = (await file({ caseNo, queryCode: await desk.queryCode(caseNo) }, ANONYMOUS))['complaintNo'];
    const listed = async (as = clerk) => (await desk.query(`{ case(caseNo: "${caseNo}") { complaints { complaintNo } } }`, as))['case'];
    expect(await listed(leader)).toEqual({ complaints: [{ complaintNo }] });
  });

  it('and corrections of them are left out of a case for whoever may not read them', async () => {
    const caseNo = await desk.receive();
    const complaintNo = String((await file({ caseNo, queryCode: await desk.queryCode(caseNo) }, ANONYMOUS))['complaintNo']);
    const listed = async (as = clerk) => (await desk.query(`{ case(caseNo: "${caseNo}") { complaints { complaintNo } corrections { recordNo } } }`, as))['case'];
    await dispatch(complaintNo, 'GS-CONSTRUCTION');
    const correction = { recordType: 'COMPLAINT', recordNo: complaintNo, field: 'DIVISION', value: OTHER_VILLAGE, reason: '录入有误' };
    await desk.send('requestCorrection', 'RequestCorrectionInput', correction, 'correction { correctionNo }', builder);
    expect(await listed()).toEqual({ complaints: [], corrections: [] });
    expect(await listed(leader)).toEqual({ complaints: [{ complaintNo }], corrections: [{ recordNo: complaintNo }] });
    await step('redispatchComplaint', complaintNo, { department: 'GS-LAND' }, leader);
    expect(await listed()).toEqual({ complaints: [{ complaintNo }], corrections: [] });
  });

  it('are said to be justified when they are closed, and then tell of it', async () => {
    const caseNo = await desk.receive();
    const complaintNo = String((await file({ caseNo, queryCode: await desk.queryCode(caseNo) }))['complaintNo']);
    await dispatch(complaintNo);
    await step('answerComplaint', complaintNo, { note: '已整改' });
    expect(await step('revisitComplaint', complaintNo, { isSatisfied: false, isFounded: true, note: '属实' }, leader)).toBe('COMPLAINT_STILL_OPEN');
    expect(await step('revisitComplaint', complaintNo, { isSatisfied: true, isFounded: true, note: '属实' }, leader)).toBe('CLOSED');
    expect(await read(complaintNo, 'isFounded')).toEqual({ isFounded: true });
    expect((await desk.messages()).slice(-2).sort()).toEqual(['ComplaintClosed', 'ComplaintUpheld']);
  });

  it('are rejected with the reason by a leader, not by a department', async () => {
    const complaintNo = await filed();
    expect(await step('rejectComplaint', complaintNo, { note: '已进入诉讼' })).toBe('FORBIDDEN');
    expect(await step('rejectComplaint', complaintNo, { note: '已进入诉讼' }, leader)).toBe('NOT_ACCEPTED');
  });
});
