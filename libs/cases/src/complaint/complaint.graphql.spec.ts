import { ANONYMOUS } from '@mashang/platform-identity';
import { OutboxMessageEntity } from '@mashang/platform-persistence';
import { person, testContext } from '@mashang/platform-testing';
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
      'SENT_BACK: dispatch→DISPATCHED reject→NOT_ACCEPTED',
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
    expect(await step('revisitComplaint', complaintNo, { isSatisfied: false, outcome: 'ANSWER_AGAIN', note: '仍无人' }, leader)).toBe('DISPATCHED');
    expect(await step('answerComplaint', complaintNo, { note: '已处理' })).toBe('ANSWERED');
    expect(await step('revisitComplaint', complaintNo, { isSatisfied: true, outcome: 'UNFOUNDED', note: '满意' }, leader)).toBe('CLOSED');
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
    const complaintNo = (await file({ caseNo, queryCode: desk.queryCode(caseNo) }, ANONYMOUS))['complaintNo'];
    const listed = async (as = clerk) => (await desk.query(`{ case(caseNo: "${caseNo}") { complaints { complaintNo } } }`, as))['case'];
    expect(await listed(leader)).toEqual({ complaints: [{ complaintNo }] });
  });

  it('and corrections of them are left out of a case for whoever may not read them', async () => {
    const caseNo = await desk.receive();
    const complaintNo = String((await file({ caseNo, queryCode: desk.queryCode(caseNo) }, ANONYMOUS))['complaintNo']);
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
    const complaintNo = String((await file({ caseNo, queryCode: desk.queryCode(caseNo) }))['complaintNo']);
    await dispatch(complaintNo);
    await step('answerComplaint', complaintNo, { note: '已整改' });
    expect(await step('revisitComplaint', complaintNo, { isSatisfied: false, outcome: 'FOUNDED', note: '属实' }, leader)).toBe('CLOSED');
    expect(await read(complaintNo, 'isFounded isSatisfied')).toEqual({ isFounded: true, isSatisfied: false });
    expect((await desk.messages()).slice(-2).sort()).toEqual(['ComplaintClosed', 'ComplaintUpheld']);
  });

  it('are rejected with the reason by a leader, not by a department', async () => {
    const complaintNo = await filed();
    expect(await step('rejectComplaint', complaintNo, { note: '已进入诉讼' })).toBe('FORBIDDEN');
    expect(await step('rejectComplaint', complaintNo, { note: '已进入诉讼' }, leader)).toBe('NOT_ACCEPTED');
    const sentBack = await filed();
    await dispatch(sentBack);
    await step('sendComplaintBack', sentBack, { note: '已进入诉讼' });
    expect(await step('rejectComplaint', sentBack, { note: '已进入诉讼' }, leader)).toBe('NOT_ACCEPTED');
  });

  it('say whom they are about, by default who took the case in, and charge nobody else', async () => {
    const caseNo = await desk.receive();
    const receipt = { caseNo, queryCode: desk.queryCode(caseNo) };
    const parties = 'complainant complainedDepartment { code } complainedOfficer { staffNo }';
    const byDefault = String((await file({ ...receipt, complainant: '测试甲' }, ANONYMOUS))['complaintNo']);
    expect(await read(byDefault, parties)).toEqual({ complainant: '测试甲', complainedDepartment: { code: 'GS-LAND' }, complainedOfficer: { staffNo: 'T-0001' } });
    const named = String((await file({ ...receipt, complainedDepartment: 'GS-HALL' }, ANONYMOUS))['complaintNo']);
    expect(await read(named, parties)).toEqual({ complainant: null, complainedDepartment: { code: 'GS-HALL' }, complainedOfficer: null });
    expect(await file({ ...receipt, complainedDepartment: 'GS-NOBODY' }, ANONYMOUS)).toEqual({ code: 'DEPARTMENT_UNKNOWN' });
    expect(await file({ ...receipt, complainedOfficer: 'T-9999' }, ANONYMOUS)).toEqual({ code: 'OFFICER_UNKNOWN' });
    const officer = String((await file({ ...receipt, complainedOfficer: 'T-0011' }, ANONYMOUS))['complaintNo']);
    const upheld = async (complaintNo: string, input: object = {}) => {
      await dispatch(complaintNo, 'GS-CONSTRUCTION');
      await step('answerComplaint', complaintNo, { note: '已整改' }, builder);
      const result = await step('revisitComplaint', complaintNo, { isSatisfied: true, outcome: 'FOUNDED', note: '属实', ...input }, leader);
      const sent = await desk.subgraph.database.manager(testContext()).findOneBy(OutboxMessageEntity, { type: 'ComplaintUpheld', key: complaintNo });
      return sent === null ? result : (JSON.parse(sent.payload) as unknown);
    };
    expect(await upheld(officer)).toEqual({ complaintNo: officer, caseNo, title: `投诉属实 ${officer}`, departmentCode: 'GS-LAND', staffNo: 'T-0011' });
    expect(await upheld(named)).toMatchObject({ departmentCode: 'GS-HALL', staffNo: null });
    const nameless = await filed();
    expect(await upheld(nameless)).toBe('COMPLAINED_PARTY_MISSING');
    expect(await step('revisitComplaint', nameless, { isSatisfied: true, outcome: 'FOUNDED', complainedDepartment: 'GS-HALL', note: '属实' }, leader)).toBe('CLOSED');
    expect(await read(nameless, parties)).toMatchObject({ complainedDepartment: { code: 'GS-HALL' } });
  });

  it('keep the days by which each department was late, and give the next one its own delay', async () => {
    const complaintNo = await filed();
    const late = async () => (await read(complaintNo, 'overdueWorkingDays delayReason')) as object;
    await dispatch(complaintNo);
    await step('delayComplaint', complaintNo, { workingDays: 1, reason: '需现场核实' });
    desk.at('2012-07-12T09:00');
    expect(await late()).toEqual({ overdueWorkingDays: 2, delayReason: '需现场核实' });
    await step('sendComplaintBack', complaintNo, { note: '属村建职责' });
    expect(await late()).toEqual({ overdueWorkingDays: 2, delayReason: null });
    await dispatch(complaintNo, 'GS-CONSTRUCTION');
    desk.at('2012-07-20T09:00');
    expect(await late()).toEqual({ overdueWorkingDays: 3, delayReason: null });
    expect(await step('answerComplaint', complaintNo, { note: '已处理' }, builder)).toBe('ANSWERED');
    expect(await step('revisitComplaint', complaintNo, { isSatisfied: false, outcome: 'ANSWER_AGAIN', note: '仍无人' }, leader)).toBe('DISPATCHED');
    expect(await late()).toEqual({ overdueWorkingDays: 3, delayReason: null });
    expect(await read(complaintNo, 'isSatisfied isFounded')).toEqual({ isSatisfied: false, isFounded: null });
  });

  it('are followed without an account by number and the query code of the case, and by no other', async () => {
    const caseNo = await desk.receive();
    const queryCode = desk.queryCode(caseNo);
    const complaintNo = String((await file({ caseNo, queryCode }, ANONYMOUS))['complaintNo']);
    const track = async (number: string, code: string) => {
      const { data, errors } = await desk.subgraph.ask(`{ trackComplaint(complaintNo: "${number}", queryCode: "${code}") { state answer refusalReason department { code } } }`, { as: ANONYMOUS });
      return errors ? errors[0]?.extensions?.['code'] : data?.['trackComplaint'];
    };
    await dispatch(complaintNo);
    await step('answerComplaint', complaintNo, { note: '已安排顶岗' });
    expect(await track(complaintNo, queryCode)).toEqual({ state: 'ANSWERED', answer: '已安排顶岗', refusalReason: null, department: { code: 'GS-LAND' } });
    expect(await track(await filed(), queryCode)).toBe('TRACKING_UNKNOWN');
    expect(await track(caseNo, queryCode)).toBe('TRACKING_UNKNOWN');
    for (let wrong = 0; wrong < 5; wrong += 1) expect(await track(complaintNo, 'AAAAAAAA')).toBe('TRACKING_UNKNOWN');
    expect(await track(complaintNo, queryCode)).toBe('TRACKING_LIMITED');
  });

  it('of two citizens do not collide, though both chose one key', async () => {
    const [first, second] = [await desk.receive(), await desk.receive()];
    const filedFor = async (caseNo: string) => (await file({ idempotencyKey: 'complaint-key-1', caseNo, queryCode: desk.queryCode(caseNo) }, ANONYMOUS))['complaintNo'];
    expect(await filedFor(first)).not.toBe(await filedFor(second));
    expect(await filedFor(first)).toBe(await filedFor(first));
  });

  it('come from the township of the case or of the hall', async () => {
    const caseNo = await desk.receive();
    const elsewhere = '350199102201';
    expect(await file({ division: elsewhere })).toEqual({ code: 'DIVISION_OUTSIDE_TOWNSHIP' });
    expect(await file({ division: elsewhere, caseNo, queryCode: desk.queryCode(caseNo) }, ANONYMOUS)).toEqual({ code: 'DIVISION_OUTSIDE_TOWNSHIP' });
  });

  it('leave what was written in the record alone: the audit chain and the messages hold none of it', async () => {
    const caseNo = await desk.receive();
    const complaintNo = String((await file({ caseNo, queryCode: desk.queryCode(caseNo), complainant: '测试乙' }, ANONYMOUS))['complaintNo']);
    await dispatch(complaintNo);
    await step('delayComplaint', complaintNo, { workingDays: 1, reason: '需现场核实' });
    await step('answerComplaint', complaintNo, { note: '已安排顶岗' });
    await step('revisitComplaint', complaintNo, { isSatisfied: true, outcome: 'FOUNDED', note: '来电感谢' }, leader);
    const journals = await desk.journals();
    expect(journals).toContain(complaintNo);
    for (const words of ['窗口无人', '上午九点无人在岗', '测试乙', '需现场核实', '已安排顶岗', '来电感谢']) expect(journals).not.toContain(words);
  });
});
