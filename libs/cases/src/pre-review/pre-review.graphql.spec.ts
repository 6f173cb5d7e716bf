import { clerk, ServiceDesk } from '../../test/service-desk';

describe('looking at an online application before acceptance', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const online = { channel: 'MOBILE', window: null };
  const preReview = (caseNo: string, input: object = {}, as = clerk) => desk.step('preReviewCase', 'PreReviewCaseInput', caseNo, { ...input }, as);

  it('is due within one working day of receipt, and only for what came online', async () => {
    expect(await desk.read(await desk.receive(online), 'preReviewDueOn preReview { isPassed }')).toEqual({ preReviewDueOn: '2012-07-03', preReview: null });
    expect(await desk.read(await desk.receive(), 'preReviewDueOn')).toEqual({ preReviewDueOn: null });
    desk.at('2012-07-06T16:00');
    expect(await desk.read(await desk.receive({ channel: 'WEB', window: null }), 'preReviewDueOn')).toEqual({ preReviewDueOn: '2012-07-09' });
  });

  it('is an event that accepts nothing and stops no timer', async () => {
    const caseNo = await desk.receive(online);
    expect(await preReview(caseNo)).toBe('RECEIVED');
    expect(await desk.read(caseNo, 'state preReview { at isPassed } supplementNotices { noticeNo } events { type note officer { staffNo } }')).toEqual({
      state: 'RECEIVED',
      preReview: { at: '2012-07-02T02:00:00.000Z', isPassed: true },
      supplementNotices: [],
      events: [{ type: 'RECEIVED', note: null, officer: { staffNo: 'T-0001' } }, { type: 'PRE_REVIEWED', note: '预审通过', officer: { staffNo: 'T-0001' } }],
    });
    desk.at('2012-07-09T17:30');
    await desk.timers();
    expect(await desk.read(caseNo, 'state isDeemedAccepted')).toEqual({ state: 'ACCEPTED', isDeemedAccepted: true });
  });

  it('names what is wrong, and leads to the one notice; what comes in answer is looked at again', async () => {
    const caseNo = await desk.receive(online);
    expect(await preReview(caseNo, { findings: ['户口簿缺页', '照片不清'] })).toBe('RECEIVED');
    expect(await desk.read(caseNo, 'preReview { isPassed } events { type note }')).toMatchObject({ preReview: { isPassed: false }, events: [{}, { type: 'PRE_REVIEWED', note: '户口簿缺页; 照片不清' }] });
    expect(await preReview(caseNo)).toBe('PRE_REVIEWED_BEFORE');
    const items = [{ material: '户口簿', requirement: '全本' }, { material: '照片', requirement: '清晰' }];
    expect(await desk.step('requestSupplement', 'RequestSupplementInput', caseNo, { items })).toBe('SUPPLEMENT_REQUESTED');
    desk.at('2012-07-04T09:00');
    expect(await desk.step('resubmitCase', 'ResubmitCaseInput', caseNo)).toBe('RECEIVED');
    expect(await desk.read(caseNo, 'preReviewDueOn supplementNotices { isViolation }')).toEqual({ preReviewDueOn: '2012-07-05', supplementNotices: [{ isViolation: false }] });
    expect(await preReview(caseNo)).toBe('RECEIVED');
  });

  it('is refused for the window, another department, another state, a stale version and endless findings', async () => {
    expect(await preReview(await desk.receive())).toBe('PRE_REVIEW_ONLINE_ONLY');
    const caseNo = await desk.receive(online);
    expect(await preReview(caseNo, {}, { ...clerk, departmentCode: 'GS-CONSTRUCTION' })).toBe('FORBIDDEN');
    expect(await preReview(caseNo, {}, { ...clerk, scopes: ['cases:read'] })).toBe('FORBIDDEN');
    expect(await preReview(caseNo, { findings: [' '] })).toBe('PRE_REVIEW_FINDINGS');
    expect(await preReview(caseNo, { findings: Array.from({ length: 10 }, () => '缺') })).toBe('PRE_REVIEW_FINDINGS');
    expect(await preReview(caseNo, { version: 7 })).toBe('STALE_VERSION');
    await desk.accept(caseNo);
    expect(await preReview(caseNo)).toBe('CASE_STATE_FORBIDS_STEP');
  });
});
