import type { DemoDatabases } from './demo-databases';
import { openDemoDatabases } from './demo-databases';
import type { Deployment } from './deployments';
import { fiveServices, oneProcess } from './deployments';
import { endAll } from './end-all';
import type { Fields } from './graph-client';
import { askGraph, sendToGraph } from './graph-client';

jest.setTimeout(120_000);

const ITEM = 'GS-RELIEF-02';
const VILLAGE = '350199101201';
const CITIZEN = { kind: 'NATURAL_PERSON', name: '测试甲', identifier: '350199FAKE80000001' };

/** From the village to the appeal against the card, over the public graph and by the real clock. */
describe.each([
  ['in one process', oneProcess],
  ['as five services over HTTP', fiveServices],
])('the story of one matter, %s', (_, deploy) => {
  let databases: DemoDatabases;
  let graph: Deployment;

  beforeAll(async () => {
    databases = await openDemoDatabases();
    graph = await deploy(databases);
  });

  afterAll(() => endAll(graph, databases));

  const ask = (person: string | null, query: string): Promise<Fields> => askGraph(graph, person, query);

  /** A mutation; answers its payload, and throws with the code of a refusal in the union. */
  const send = async (person: string | null, mutation: string, inputType: string, input: Fields, selection: string): Promise<Fields> => {
    const result = await sendToGraph(graph, person, mutation, inputType, input, selection);
    if ('code' in result) throw new Error(`${mutation}: ${String(result['code'])}: ${String(result['message'])}`);
    return result;
  };

  it('goes from the village through supplement, special procedure, decision and delivery to rating, rectification, card and appeal', async () => {
    const entrusting = { agencyPoint: await agencyPoint(), authorizationNo: 'W-STORY-1', matter: '申请临时救助', citizen: CITIZEN, originals: [{ name: '户口簿', copies: 1 }] };
    const { entrustment } = (await send('village-agent', 'entrust', 'EntrustInput', entrusting, 'entrustment { entrustmentNo }')) as { entrustment: { entrustmentNo: string } };
    const { entrustmentNo } = entrustment;
    const move = async (person: string, mutation: string, inputType: string, input: Fields = {}): Promise<unknown> => {
      const { entrustment: before } = (await ask(person, `{ entrustment(entrustmentNo: "${entrustmentNo}") { version } }`)) as { entrustment: { version: number } };
      const result = await send(person, mutation, inputType, { entrustmentNo, version: before.version, ...input }, '... on EntrustmentPayload { entrustment { state custodian } }');
      return result['entrustment'];
    };
    expect(await move('village-agent', 'handEntrustmentIn', 'EntrustmentStepInput')).toEqual({ state: 'HANDED_IN', custodian: 'AGENT' });

    const application = { implementationCode: ITEM, division: VILLAGE, applicant: CITIZEN, handlingMode: 'AGENCY', channel: 'OTHER', agencyPoint: entrusting.agencyPoint, materials: [{ name: '申请表', form: 'PAPER', copies: 1 }] };
    const received = (await send('window-clerk', 'receiveCase', 'ReceiveCaseInput', application, '... on CasePayload { case { caseNo queryCode } }')) as { case: { caseNo: string; queryCode: string } };
    const { caseNo, queryCode } = received.case;
    expect(await move('window-clerk', 'takeEntrustmentOver', 'TakeEntrustmentOverInput', { caseNo })).toEqual({ state: 'TAKEN_OVER', custodian: 'TOWN' });

    const step = async (mutation: string, inputType = 'CaseStepInput', input: Fields = {}): Promise<unknown> => {
      const { case: before } = (await ask('window-clerk', `{ case(caseNo: "${caseNo}") { version } }`)) as { case: { version: number } };
      const result = await send('window-clerk', mutation, inputType, { caseNo, version: before.version, ...input }, '... on CasePayload { case { state } }');
      return (result['case'] as Fields)['state'];
    };
    for (const material of ['家庭收入和财产申报书', '照片']) {
      const items = [{ material, requirement: '原件' }];
      expect(await step('requestSupplement', 'RequestSupplementInput', { items, replyWorkingDays: 15 })).toBe('SUPPLEMENT_REQUESTED');
      expect(await ask(null, `{ trackCase(caseNo: "${caseNo}", queryCode: "${queryCode}") { missing { items { material } } } }`)).toEqual({ trackCase: { missing: { items: [{ material }] } } });
      expect(await step('resubmitCase', 'ResubmitCaseInput', { materials: [{ name: material, form: 'PAPER', copies: 1 }] })).toBe('RECEIVED');
    }
    expect(await step('acceptCase', 'AcceptCaseInput')).toBe('ACCEPTED');
    expect(await step('startSpecialProcedure', 'StartSpecialProcedureInput', { ground: 'APPRAISAL', reason: '入户核查', grantedWorkingDays: 5 })).toBe('SUSPENDED');
    expect(await step('endSpecialProcedure', 'EndSpecialProcedureInput', { result: '情况属实' })).toBe('IN_REVIEW');
    expect(await step('grantCase')).toBe('DECIDED');
    expect(await step('completeCase', 'CompleteCaseInput', { outcome: 'CERTIFICATE_ISSUED', certificateNo: 'GS-STORY-1' })).toBe('COMPLETED');
    expect(await ask(null, '{ certificate(certificateNo: "GS-STORY-1") { item { implementationCode } department { code } } }')).toEqual({
      certificate: { item: { implementationCode: ITEM }, department: { code: 'GS-SOCIAL-AFFAIRS' } },
    });
    expect(await step('deliverCase')).toBe('DELIVERED');
    expect(await move('window-clerk', 'giveEntrustmentBack', 'EntrustmentStepInput')).toEqual({ state: 'GIVEN_BACK', custodian: 'AGENT' });
    expect(await move('village-agent', 'returnEntrustment', 'EntrustmentNoteInput', { note: '本人签收' })).toEqual({ state: 'RETURNED', custodian: 'CITIZEN' });

    await send(null, 'rateCase', 'RateCaseInput', { caseNo, queryCode, satisfaction: 'DISSATISFIED', channel: 'QR_CODE', comment: '两次告知' }, '... on RateCasePayload { case { caseNo } }');
    const rectify = async (person: string, mutation: string, inputType: string, input: Fields): Promise<unknown> => {
      const { case: before } = (await ask(person, `{ case(caseNo: "${caseNo}") { rectification { version } } }`)) as { case: { rectification: { version: number } } };
      const result = await send(person, mutation, inputType, { caseNo, version: before.rectification.version, ...input }, '... on RectificationPayload { rectification { state } }');
      return (result['rectification'] as Fields)['state'];
    };
    expect(await rectify('department-head', 'verifyRectification', 'VerifyRectificationInput', { isFounded: true, finding: '未一次性告知' })).toBe('VERIFIED');
    expect(await rectify('window-clerk', 'rectifyRating', 'RectifyRatingInput', { measures: '重印一次性告知单' })).toBe('RECTIFIED');
    expect(await rectify('department-head', 'revisitRater', 'RevisitRaterInput', { isSatisfied: true, note: '表示理解' })).toBe('CLOSED');

    const { alertNo, version } = await firstCard(caseNo);
    const conclude = (person: string, mutation: string, inputType: string, input: Fields) => send(person, mutation, inputType, { alertNo, reason: '说明', ...input }, '... on AlertPayload { alert { state stands version } }');
    expect(await conclude('window-clerk', 'appealAlert', 'AlertReasonInput', { version })).toEqual({ alert: { state: 'APPEALED', stands: true, version: version + 1 } });
    expect(await conclude('township-leader', 'decideAppeal', 'AlertDecisionInput', { version: version + 1, isUpheld: true })).toEqual({ alert: { state: 'UPHELD', stands: true, version: version + 2 } });

    const fields = 'state citizenTrips cadreTrips entrustment { custodian } rectification { state } rating { satisfaction isDefault } alerts { ruleId level state } events { type post actingAs }';
    expect(await ask('department-head', `{ case(caseNo: "${caseNo}") { ${fields} } }`)).toEqual({
      case: {
        state: 'DELIVERED',
        citizenTrips: 0,
        cadreTrips: 2,
        entrustment: { custodian: 'CITIZEN' },
        rectification: { state: 'CLOSED' },
        rating: { satisfaction: 'DISSATISFIED', isDefault: false },
        alerts: [{ ruleId: 'NOTICE_DIFFERS', level: 'YELLOW', state: 'UPHELD' }],
        // The clerk acts as B from the window's post; a village agent's trip and a citizen's rating are from none.
        events: [
          ...['RECEIVED', 'SUPPLEMENT_REQUESTED', 'RESUBMITTED', 'SUPPLEMENT_REQUESTED', 'RESUBMITTED', 'ACCEPTED', 'SUSPENDED', 'RESUMED', 'DECIDED', 'COMPLETED', 'DELIVERED'].map((type) => ({ type, post: 'GS-SOCIAL-AFFAIRS-P1', actingAs: 'B' })),
          ...['TRIP_RECORDED', 'RATED'].map((type) => ({ type, post: null, actingAs: null })),
        ],
      },
    });
  });

  const agencyPoint = async (): Promise<string> => {
    const { division } = (await ask('analyst', `{ division(code: "${VILLAGE}") { agencyPoint { code } } }`)) as { division: { agencyPoint: { code: string } } };
    return division.agencyPoint.code;
  };

  /** The card for the second, different notice: a timer of the running service issues it, so the loop ends on the card alone. */
  const firstCard = async (caseNo: string): Promise<{ alertNo: string; version: number }> => {
    for (;;) {
      const { case: filed } = (await ask('window-clerk', `{ case(caseNo: "${caseNo}") { alerts { alertNo version } } }`)) as { case: { alerts: { alertNo: string; version: number }[] } };
      const [card] = filed.alerts;
      if (card) return card;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
});
