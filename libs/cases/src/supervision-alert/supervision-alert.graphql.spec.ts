import { ANONYMOUS } from '@mashang/platform-identity';
import { clerk, colleague, head, leader, ServiceDesk } from '../../test/service-desk';
import { ALERT_STATES, alertLifecycle } from './supervision-alert.lifecycle';

describe('supervision', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const cards = async (caseNo: string, fields = 'ruleId level state') => (await desk.read(caseNo, `alerts { ${fields} }`))['alerts'];
  const act = async (mutation: string, alertNo: string, input: object, as = clerk) => {
    const { supervisionAlert } = (await desk.query(`{ supervisionAlert(alertNo: "${alertNo}") { version } }`)) as { supervisionAlert: { version: number } };
    const inputType = mutation === 'decideAppeal' ? 'AlertDecisionInput' : 'AlertReasonInput';
    const result = await desk.send(mutation, inputType, { alertNo, version: supervisionAlert.version, reason: '说明', ...input }, '... on AlertPayload { alert { state } }', as);
    return (result as { alert?: { state: string } }).alert?.state ?? result['code'];
  };

  it('moves a card by this grid', () => {
    expect(alertLifecycle.grid(ALERT_STATES)).toEqual([
      'ISSUED: supervise→SUPERVISED appeal→APPEALED revoke→REVOKED lapse→LAPSED',
      'SUPERVISED: appeal→APPEALED revoke→REVOKED lapse→LAPSED',
      'APPEALED: uphold→UPHELD overturn→REVOKED revoke→REVOKED lapse→LAPSED',
      'UPHELD: revoke→REVOKED lapse→LAPSED',
      'REVOKED:',
      'LAPSED:',
    ]);
  });

  it('warns on the last day of the promise, and gives yellow after it and red after the limit of the law, each once', async () => {
    const caseNo = await desk.receive();
    await desk.accept(caseNo);
    expect(await desk.read(caseNo, 'promisedDueOn statutoryDueOn')).toEqual({ promisedDueOn: '2012-07-16', statutoryDueOn: '2012-08-13' });
    desk.at('2012-07-16T08:14');
    expect(await desk.timers()).toBe(0);
    desk.at('2012-07-16T08:15');
    expect(await desk.timers()).toBe(1);
    expect(await cards(caseNo)).toEqual([{ ruleId: 'PROMISE_NEAR', level: 'WARNING', state: 'ISSUED' }]);
    desk.at('2012-07-16T23:59');
    expect(await desk.timers()).toBe(0);
    desk.at('2012-07-17T00:00');
    expect(await desk.timers()).toBe(1);
    desk.at('2012-08-14T00:00');
    expect(await desk.timers()).toBe(1);
    expect(await cards(caseNo, 'alertNo ruleId ruleVersion level heldFrom appealDueOn responsible { staffNo }')).toEqual([
      { alertNo: `${caseNo}-J1`, ruleId: 'PROMISE_NEAR', ruleVersion: 1, level: 'WARNING', heldFrom: '2012-07-16T00:15:00.000Z', appealDueOn: '2012-07-23', responsible: { staffNo: 'T-0001' } },
      { alertNo: `${caseNo}-J2`, ruleId: 'PROMISE_EXCEEDED', ruleVersion: 1, level: 'YELLOW', heldFrom: '2012-07-16T16:00:00.000Z', appealDueOn: '2012-07-24', responsible: { staffNo: 'T-0001' } },
      { alertNo: `${caseNo}-J3`, ruleId: 'STATUTORY_EXCEEDED', ruleVersion: 1, level: 'RED', heldFrom: '2012-08-13T16:00:00.000Z', appealDueOn: '2012-08-21', responsible: { staffNo: 'T-0001' } },
    ]);
    await desk.finish(caseNo);
    await desk.timers();
    expect(await cards(caseNo, 'level')).toEqual(['WARNING', 'YELLOW', 'RED'].map((level) => ({ level })));
  });

  it('finds at completion what no timer was there to find', async () => {
    const caseNo = await desk.receive();
    await desk.accept(caseNo);
    desk.at('2012-07-18T09:00');
    await desk.finish(caseNo);
    await desk.timers();
    expect(await cards(caseNo, 'ruleId')).toEqual([{ ruleId: 'PROMISE_NEAR' }, { ruleId: 'PROMISE_EXCEEDED' }]);
  });

  it('gives a case that ends in time no card', async () => {
    const caseNo = await desk.receive();
    await desk.accept(caseNo);
    desk.at('2012-07-13T09:00');
    await desk.finish(caseNo);
    desk.at('2012-09-03T09:00');
    await desk.timers();
    expect(await cards(caseNo)).toEqual([]);
  });

  it('marks a card that holds no longer, and gives another when the new day passes too', async () => {
    const caseNo = await desk.receive();
    await desk.complete(caseNo);
    await desk.send('rateCase', 'RateCaseInput', { caseNo, queryCode: desk.queryCode(caseNo), satisfaction: 'DISSATISFIED', channel: 'PHONE' }, '', ANONYMOUS);
    const rectify = async (mutation: string, inputType: string, input: object, as = colleague) => {
      const { rectification } = (await desk.read(caseNo, 'rectification { version }')) as { rectification: { version: number } };
      return desk.send(mutation, inputType, { caseNo, version: rectification.version, ...input }, '', as);
    };
    await rectify('contactRater', 'ContactRaterInput', { note: '电话联系' });
    desk.at('2012-07-24T09:00');
    await desk.timers();
    const overdue = { ruleId: 'RECTIFICATION_OVERDUE', level: 'YELLOW' };
    expect(await cards(caseNo)).toEqual([{ ...overdue, state: 'ISSUED' }]);
    expect(await act('appealAlert', `${caseNo}-J1`, {})).toBe('APPEALED');
    expect(await act('decideAppeal', `${caseNo}-J1`, { isUpheld: true }, leader)).toBe('UPHELD');
    await rectify('verifyRectification', 'VerifyRectificationInput', { isFounded: false, finding: '非本部门原因' }, head);
    await desk.timers();
    expect(await cards(caseNo)).toEqual([{ ...overdue, state: 'LAPSED' }]);
    await rectify('revisitRater', 'RevisitRaterInput', { isSatisfied: false, note: '仍不满意' });
    expect(await desk.read(caseNo, 'rectification { state rectifyDueOn }')).toEqual({ rectification: { state: 'VERIFIED', rectifyDueOn: '2012-08-14' } });
    await desk.timers();
    desk.at('2012-08-15T09:00');
    await desk.timers();
    expect(await cards(caseNo, 'ruleId stands')).toEqual([
      { ruleId: 'RECTIFICATION_OVERDUE', stands: false },
      { ruleId: 'RECTIFICATION_OVERDUE', stands: true },
    ]);
    expect(await act('revokeAlert', `${caseNo}-J2`, {}, leader)).toBe('REVOKED');
  });

  it('keeps its cards when an extension comes after the promise has passed, and takes one until the end of its last day', async () => {
    const [late, timely] = [await desk.receive(), await desk.receive()];
    const extend = (caseNo: string) => desk.step('extendCase', 'ExtendCaseInput', caseNo, { workingDays: 5, reason: '情况复杂' }, head);
    for (const caseNo of [late, timely]) {
      await desk.accept(caseNo);
      await desk.step('beginCaseReview', 'CaseStepInput', caseNo);
    }
    desk.at('2012-07-16T23:59');
    expect(await extend(timely)).toBe('IN_REVIEW');
    desk.at('2012-07-17T00:00');
    expect(await extend(late)).toBe('EXTENSION_TOO_LATE');
    await desk.timers();
    expect(await cards(late, 'ruleId stands')).toEqual([{ ruleId: 'PROMISE_NEAR', stands: true }, { ruleId: 'PROMISE_EXCEEDED', stands: true }]);
    expect(await cards(timely, 'ruleId')).toEqual([]);
  });

  it('finds silence, a second different notice, a procedure past its grant and a bad rating that nobody rectifies', async () => {
    const silent = await desk.receive();
    const noticed = await desk.receive();
    for (const material of ['户口簿', '照片']) {
      await desk.step('requestSupplement', 'RequestSupplementInput', noticed, { items: [{ material, requirement: '原件' }], replyWorkingDays: 15 });
      await desk.step('resubmitCase', 'ResubmitCaseInput', noticed);
    }
    const inspected = await desk.receive();
    await desk.accept(inspected);
    await desk.step('startSpecialProcedure', 'StartSpecialProcedureInput', inspected, { ground: 'HEARING', reason: '听证', grantedWorkingDays: 2 });
    const rated = await desk.receive();
    await desk.complete(rated);
    await desk.send('rateCase', 'RateCaseInput', { caseNo: rated, queryCode: desk.queryCode(rated), satisfaction: 'DISSATISFIED', channel: 'PHONE' }, '', ANONYMOUS);
    desk.at('2012-07-09T17:30');
    await desk.timers();
    expect(await cards(silent, 'ruleId')).toEqual([{ ruleId: 'NOTHING_TOLD' }]);
    expect(await cards(inspected, 'ruleId')).toEqual([{ ruleId: 'GRANT_EXCEEDED' }]);
    expect(await cards(noticed, 'ruleId')).toContainEqual({ ruleId: 'NOTICE_DIFFERS' });
    expect(await cards(rated, 'ruleId')).toEqual([{ ruleId: 'RATER_NOT_CONTACTED' }]);
    desk.at('2012-07-24T00:00');
    await desk.timers();
    expect(await cards(rated, 'ruleId')).toEqual([{ ruleId: 'RATER_NOT_CONTACTED' }, { ruleId: 'RECTIFICATION_OVERDUE' }]);
  });

  it('lets the department appeal in its days, and a leader decide who has no part in it', async () => {
    const caseNo = await desk.receive();
    await desk.accept(caseNo);
    desk.at('2012-07-17T09:00');
    await desk.timers();
    const [warning, yellow] = [`${caseNo}-J1`, `${caseNo}-J2`];
    for (const isUpheld of [true, false]) expect(await act('decideAppeal', yellow, { isUpheld }, leader)).toBe('STATE_FORBIDS_STEP');
    expect(await act('superviseAlert', yellow, {}, clerk)).toBe('FORBIDDEN');
    expect(await act('superviseAlert', yellow, {}, leader)).toBe('SUPERVISED');
    expect(await act('appealAlert', yellow, {}, leader)).toBe('FORBIDDEN');
    expect(await act('appealAlert', yellow, { reason: ' ' })).toBe('ALERT_REASON_LENGTH');
    expect(await act('appealAlert', yellow, {})).toBe('APPEALED');
    expect(await act('decideAppeal', yellow, { isUpheld: false }, { ...leader, staffNo: 'T-0001' })).toBe('DECISION_NEEDS_ANOTHER_PERSON');
    expect(await act('decideAppeal', yellow, { isUpheld: false }, leader)).toBe('REVOKED');
    expect(await act('appealAlert', warning, { reason: '系统时间有误' })).toBe('APPEALED');
    expect(await act('decideAppeal', warning, { isUpheld: true }, leader)).toBe('UPHELD');
    expect(await desk.journals()).not.toContain('系统时间有误');
    desk.at('2012-07-25T09:00');
    const late = await desk.receive();
    await desk.accept(late);
    desk.at('2012-08-09T09:00');
    await desk.timers();
    desk.at('2012-08-31T09:00');
    expect(await act('appealAlert', `${late}-J1`, {})).toBe('APPEAL_TOO_LATE');
    expect(await act('revokeAlert', warning, {}, leader)).toBe('REVOKED');
    expect((await desk.messages()).filter((type) => type.startsWith('SupervisionAlert'))).toEqual(
      ['Issued', 'Issued', 'Supervised', 'Appealed', 'Revoked', 'Appealed', 'Upheld', 'Issued', 'Issued', 'Revoked'].map((state) => `SupervisionAlert${state}`),
    );
    const listed = await desk.query('{ supervisionAlerts(filter: { level: YELLOW, state: REVOKED }) { edges { node { alertNo case { caseNo } } } } supervisionRules { id } }', leader);
    expect(listed).toMatchObject({ supervisionAlerts: { edges: [{ node: { alertNo: yellow, case: { caseNo } } }] }, supervisionRules: { length: 8 } });
  });
});
