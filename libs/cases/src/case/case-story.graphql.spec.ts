import type { TestSubgraph } from '@mashang/platform-testing';
import { openTestSubgraph, person, testContext } from '@mashang/platform-testing';
import { OutboxMessageEntity } from '@mashang/platform-persistence';
import { LAND_ITEM, saveHall, testVault, VILLAGE } from '../../test/hall.builder';
import { casesSubgraph } from '../cases.subgraph';

/** Built once for all tests of a file, for they differ in their databases alone. */
const CASES = casesSubgraph({ personalNumbers: testVault });

const clerk = person.windowClerk({ departmentCode: 'GS-LAND' });
const head = person.departmentHead({ departmentCode: 'GS-LAND' });

/** The whole lifecycle over the graph, with a clock that the test moves. */
describe('the story of a case', () => {
  let cases: TestSubgraph;
  let now = new Date();

  const at = (local: string): void => {
    now = new Date(`${local}:00+08:00`);
  };

  beforeEach(async () => {
    cases = await openTestSubgraph(CASES, { clock: { now: () => now } });
    await saveHall(cases.database);
    at('2012-07-02T10:00');
  });

  afterEach(() => cases.close());

  let keys = 0;
  const key = () => `story-key-${(keys += 1)}`;

  const receive = async (): Promise<string> => {
    const operation = `mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { ... on CasePayload { case { caseNo } } } }`;
    const input = {
      idempotencyKey: key(),
      implementationCode: LAND_ITEM,
      division: VILLAGE,
      applicant: { kind: 'NATURAL_PERSON', name: '测试甲', identifier: '350199FAKE00000001' },
      handlingMode: 'STANDARD',
      channel: 'WINDOW',
      window: 'W-1',
    };
    const { data, errors } = await cases.ask(operation, { as: clerk, variables: { input } });
    if (errors) throw new Error(errors[0]?.message);
    return (data?.['receiveCase'] as { case: { caseNo: string } }).case.caseNo;
  };

  const read = async (caseNo: string, fields: string): Promise<Readonly<Record<string, unknown>>> => {
    const { data, errors } = await cases.ask(`{ case(caseNo: "${caseNo}") { ${fields} } }`, { as: clerk });
    if (errors) throw new Error(errors[0]?.message);
    return data?.['case'] as Readonly<Record<string, unknown>>;
  };

  /** Takes a step at the version the case has now; answers the result, or the code of the refusal. */
  const step = async (mutation: string, inputType: string, caseNo: string, input: object = {}, as = clerk) => {
    const { version } = await read(caseNo, 'version');
    const operation = `mutation ($input: ${inputType}!) { ${mutation}(input: $input) {
      __typename ... on UserError { code message } ... on CasePayload { case { state } } } }`;
    const { data, errors } = await cases.ask(operation, { as, variables: { input: { idempotencyKey: key(), caseNo, version, ...input } } });
    if (errors) return { code: errors[0]?.extensions?.['code'] };
    const result = data?.[mutation] as { code?: string; message?: string; case?: { state: string } };
    return result.case ? result.case.state : result;
  };
  const simple = (mutation: string, caseNo: string, as = clerk) => step(mutation, mutation === 'resubmitCase' ? 'ResubmitCaseInput' : 'CaseStepInput', caseNo, {}, as);
  const accept = (caseNo: string) => step('acceptCase', 'AcceptCaseInput', caseNo);
  const supplement = (caseNo: string, ...materials: string[]) =>
    step('requestSupplement', 'RequestSupplementInput', caseNo, { items: materials.map((material) => ({ material, requirement: '原件' })), replyWorkingDays: 15 });
  const suspend = (caseNo: string, grantedWorkingDays: number) =>
    step('startSpecialProcedure', 'StartSpecialProcedureInput', caseNo, { ground: 'SITE_INSPECTION', reason: '实地查看', grantedWorkingDays });
  const messages = async () => (await cases.database.manager(testContext()).find(OutboxMessageEntity, { order: { seq: 'ASC' } })).map(({ type }) => type);

  it('goes from the counter through supplement, special procedure and decision into the applicant\'s hands', async () => {
    const caseNo = await receive();
    expect(await supplement(caseNo, '户口簿')).toBe('SUPPLEMENT_REQUESTED');
    at('2012-07-04T10:00');
    expect(await simple('resubmitCase', caseNo)).toBe('RECEIVED');
    expect(await accept(caseNo)).toBe('ACCEPTED');
    expect(await read(caseNo, 'intakeNoticeNo isDeemedAccepted promisedDueOn')).toEqual({ intakeNoticeNo: '350199101-2012-S000001', isDeemedAccepted: false, promisedDueOn: '2012-07-18' });
    expect(await simple('beginCaseReview', caseNo)).toBe('IN_REVIEW');
    at('2012-07-06T08:15');
    expect(await suspend(caseNo, 5)).toBe('SUSPENDED');
    at('2012-07-10T08:15');
    expect(await step('endSpecialProcedure', 'EndSpecialProcedureInput', caseNo, { result: '现场与申请一致' })).toBe('IN_REVIEW');
    // Two working days, Friday and Monday, were taken out; the weekend between them was nobody's.
    expect(await read(caseNo, 'promisedDueOn clocks { promised { dueOn usedWorkingDays pauses { workingMinutes } } }')).toEqual({
      promisedDueOn: '2012-07-20',
      clocks: { promised: { dueOn: '2012-07-20', usedWorkingDays: 1, pauses: [{ workingMinutes: 870 }] } },
    });
    expect(await simple('grantCase', caseNo)).toBe('DECIDED');
    expect(await step('completeCase', 'CompleteCaseInput', caseNo, { outcome: 'CERTIFICATE_ISSUED', certificateNo: 'GS-Z-1' })).toBe('COMPLETED');
    at('2012-07-12T09:00');
    expect(await simple('deliverCase', caseNo)).toBe('DELIVERED');
    expect(await read(caseNo, 'deliveryDueOn deliveredAt events { type } supplementNotices { noticeNo dueOn isViolation answeredAt }')).toMatchObject({
      deliveryDueOn: '2012-07-24',
      deliveredAt: '2012-07-12T01:00:00.000Z',
      events: ['RECEIVED', 'SUPPLEMENT_REQUESTED', 'RESUBMITTED', 'ACCEPTED', 'IN_REVIEW', 'SUSPENDED', 'RESUMED', 'DECIDED', 'COMPLETED', 'DELIVERED'].map((type) => ({ type })),
      supplementNotices: [{ noticeNo: `${caseNo}-N1`, dueOn: '2012-07-23', isViolation: false, answeredAt: '2012-07-04T02:00:00.000Z' }],
    });
  });

  it('is accepted by silence after five working days, from the day of receipt, and not a minute before', async () => {
    const caseNo = await receive();
    at('2012-07-09T17:29');
    expect(await cases.runDueJobs()).toBe(0);
    at('2012-07-09T17:30');
    // The acceptance, and the card for the silence.
    expect(await cases.runDueJobs()).toBe(2);
    expect(await read(caseNo, 'state isDeemedAccepted acceptedAt promisedDueOn events { type officer { staffNo } }')).toEqual({
      state: 'ACCEPTED',
      isDeemedAccepted: true,
      acceptedAt: '2012-07-02T02:00:00.000Z',
      promisedDueOn: '2012-07-16',
      events: [{ type: 'RECEIVED', officer: { staffNo: 'T-0001' } }, { type: 'DEEMED_ACCEPTED', officer: null }],
    });
    expect(await messages()).toEqual(['CaseReceived', 'CaseDeemedAccepted', 'SupervisionAlertIssued']);
    expect(await cases.runDueJobs()).toBe(0);
  });

  it('is not accepted by silence once it was told what is missing; the days begin again with the answer', async () => {
    const caseNo = await receive();
    at('2012-07-09T10:00');
    expect(await supplement(caseNo, '户口簿')).toBe('SUPPLEMENT_REQUESTED');
    at('2012-07-12T10:00');
    expect(await cases.runDueJobs()).toBe(0);
    expect(await simple('resubmitCase', caseNo)).toBe('RECEIVED');
    at('2012-07-19T17:30');
    expect(await cases.runDueJobs()).toBe(2);
    expect(await read(caseNo, 'state acceptedAt')).toEqual({ state: 'ACCEPTED', acceptedAt: '2012-07-12T02:00:00.000Z' });
  });

  it('lapses when the notice is never answered, and lets the applicant file anew', async () => {
    const caseNo = await receive();
    await supplement(caseNo, '户口簿');
    at('2012-07-23T17:30');
    expect(await cases.runDueJobs()).toBe(1);
    expect(await read(caseNo, 'state endReason')).toEqual({ state: 'LAPSED', endReason: '逾期未补正' });
    expect(await receive()).not.toBe(caseNo);
  });

  it('records a second, different notice as a violation, and a repeated one not', async () => {
    const caseNo = await receive();
    await supplement(caseNo, '户口簿', '宅基地证');
    await simple('resubmitCase', caseNo);
    await supplement(caseNo, '宅基地证');
    await simple('resubmitCase', caseNo);
    await supplement(caseNo, '照片');
    expect(await read(caseNo, 'supplementNotices { isViolation }')).toEqual({ supplementNotices: [false, false, true].map((isViolation) => ({ isViolation })) });
    expect(await messages()).toContain('OneTimeNoticeBroken');
  });

  it('is extended once, by a head who did not take it in', async () => {
    const caseNo = await receive();
    await accept(caseNo);
    const extend = (as = head, workingDays = 10) => step('extendCase', 'ExtendCaseInput', caseNo, { workingDays, reason: '需补充勘察' }, as);
    expect(await extend(clerk)).toEqual({ code: 'FORBIDDEN' });
    expect(await extend(person.departmentHead({ departmentCode: 'GS-SOCIAL-AFFAIRS' }))).toEqual({ code: 'FORBIDDEN' });
    expect(await extend(person.departmentHead({ departmentCode: 'GS-LAND', staffNo: 'T-0001' }))).toEqual({ code: 'EXTENSION_NEEDS_ANOTHER_PERSON' });
    expect(await extend(head, 16)).toEqual({ code: 'EXTENSION_LENGTH' });
    expect(await extend()).toBe('ACCEPTED');
    expect(await extend()).toEqual({ code: 'CASE_EXTENDED_BEFORE' });
    expect(await read(caseNo, 'version promisedDueOn statutoryDueOn extension { workingDays approvedBy { staffNo } }')).toEqual({
      version: 3,
      promisedDueOn: '2012-07-30',
      statutoryDueOn: '2012-08-27',
      extension: { workingDays: 10, approvedBy: { staffNo: 'T-0002' } },
    });
  });

  it('goes to the authority above and comes back, or ends there as forwarded', async () => {
    const caseNo = await receive();
    await accept(caseNo);
    const transfer = () => step('transferCase', 'TransferCaseInput', caseNo, { authority: '县国土资源局' });
    expect(await transfer()).toBe('TRANSFERRED');
    expect(await simple('takeCaseBack', caseNo)).toBe('IN_REVIEW');
    expect(await transfer()).toBe('TRANSFERRED');
    expect(await step('completeCase', 'CompleteCaseInput', caseNo, { outcome: 'COMPLETED' })).toEqual({ code: 'OUTCOME_CONTRADICTS_STATE' });
    expect(await step('completeCase', 'CompleteCaseInput', caseNo, { outcome: 'FORWARDED' })).toBe('COMPLETED');
  });

  it.each(['withdrawCase', 'invalidateCase'] as const)('ends early by %s, with a reason', async (mutation) => {
    const caseNo = await receive();
    await accept(caseNo);
    await suspend(caseNo, 5);
    expect(await step(mutation, 'EndCaseInput', caseNo, { reason: ' ' })).toEqual({ code: 'END_REASON_LENGTH' });
    const ended = mutation === 'withdrawCase' ? 'WITHDRAWN' : 'INVALIDATED';
    expect(await step(mutation, 'EndCaseInput', caseNo, { reason: '申请人要求' })).toBe(ended);
    expect(await read(caseNo, 'state endReason')).toEqual({ state: ended, endReason: '申请人要求' });
  });

  it('is terminated after acceptance by the head of its department alone, with a reason, and lets the applicant file anew', async () => {
    const caseNo = await receive();
    const terminate = (as = head, reason = '申请人死亡') => step('terminateCase', 'EndCaseInput', caseNo, { reason }, as);
    expect(await terminate()).toMatchObject({ code: 'CASE_STATE_FORBIDS_STEP' });
    await accept(caseNo);
    await simple('beginCaseReview', caseNo);
    expect(await terminate(clerk)).toEqual({ code: 'FORBIDDEN' });
    expect(await terminate(person.departmentHead({ departmentCode: 'GS-SOCIAL-AFFAIRS' }))).toEqual({ code: 'FORBIDDEN' });
    expect(await terminate(head, ' ')).toEqual({ code: 'END_REASON_LENGTH' });
    expect(await step('terminateCase', 'EndCaseInput', caseNo, { reason: '申请人死亡', version: 1 }, head)).toMatchObject({ code: 'STALE_VERSION' });
    expect(await terminate()).toBe('TERMINATED');
    expect(await read(caseNo, 'state endReason closedAt events { type note }')).toMatchObject({
      endReason: '申请人死亡',
      closedAt: '2012-07-02T02:00:00.000Z',
      events: [{ type: 'RECEIVED' }, { type: 'ACCEPTED' }, { type: 'IN_REVIEW' }, { type: 'TERMINATED', note: '申请人死亡' }],
    });
    expect(await terminate()).toMatchObject({ code: 'CASE_STATE_FORBIDS_STEP' });
    expect(await receive()).not.toBe(caseNo);
  });

  it('says state, step and what is possible when the table forbids a step', async () => {
    const caseNo = await receive();
    expect(await simple('grantCase', caseNo)).toEqual({
      __typename: 'CaseStateForbidsStep',
      code: 'CASE_STATE_FORBIDS_STEP',
      message: 'The case is RECEIVED, from where it cannot grant; possible are accept, requestSupplement, refuse, withdraw, invalidate, preReview.',
    });
  });

  it('writes down the post and whether its holder or the substitute acted', async () => {
    const caseNo = await receive();
    await step('acceptCase', 'AcceptCaseInput', caseNo, { acting: { post: 'GS-LAND-P2', role: 'B' } });
    expect(await read(caseNo, 'events { type post actingAs }')).toEqual({
      events: [{ type: 'RECEIVED', post: 'GS-LAND-P1', actingAs: 'A' }, { type: 'ACCEPTED', post: 'GS-LAND-P2', actingAs: 'B' }],
    });
  });

  it.each([
    ['SUPPLEMENT_ITEMS', { items: [] }],
    ['SUPPLEMENT_ITEMS', { items: [{ material: '照片', requirement: '原件' }, { material: ' 照片 ', requirement: '复印件' }] }],
    ['SUPPLEMENT_MATERIAL_LENGTH', { items: [{ material: ' ', requirement: '原件' }] }],
    ['SUPPLEMENT_REPLY_DAYS', { items: [{ material: '照片', requirement: '原件' }], replyWorkingDays: 61 }],
  ])('refuses a notice with %s and changes nothing', async (code, input) => {
    const caseNo = await receive();
    expect(await step('requestSupplement', 'RequestSupplementInput', caseNo, { replyWorkingDays: 15, ...input })).toEqual({ code });
    expect(await read(caseNo, 'state version supplementNotices { noticeNo }')).toEqual({ state: 'RECEIVED', version: 1, supplementNotices: [] });
  });

  it('refuses a special procedure without an end', async () => {
    const caseNo = await receive();
    await accept(caseNo);
    expect(await suspend(caseNo, 0)).toEqual({ code: 'SPECIAL_PROCEDURE_GRANT' });
  });

  it('lists what is due before a day, the most urgent first, and nothing that is closed', async () => {
    const caseNo = await receive();
    await accept(caseNo);
    const due = async (day: string) => (await cases.ask(`{ cases(filter: { dueBefore: "${day}" }) { edges { node { caseNo } } } }`, { as: clerk })).data;
    expect(await due('2012-07-16')).toEqual({ cases: { edges: [] } });
    expect(await due('2012-07-17')).toEqual({ cases: { edges: [{ node: { caseNo } }] } });
    await step('withdrawCase', 'EndCaseInput', caseNo, { reason: '申请人要求' });
    expect(await due('2012-07-17')).toEqual({ cases: { edges: [] } });
  });
});
