import { ServiceDesk } from '../../test/service-desk';

const ITEMS = [{ material: '照片', requirement: '一寸' }];

describe('a step that comes after the law has spoken, while the timer is late', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const deemed = { state: 'ACCEPTED', isDeemedAccepted: true, acceptedAt: '2012-07-02T02:00:00.000Z', promisedDueOn: '2012-07-16' };
  const read = (caseNo: string) => desk.read(caseNo, 'state isDeemedAccepted acceptedAt promisedDueOn');
  const request = (caseNo: string) => desk.step('requestSupplement', 'RequestSupplementInput', caseNo, { items: ITEMS, replyWorkingDays: 5 });

  it('accepts from the day on which the material stood before the department', async () => {
    const caseNo = await desk.receive();
    desk.at('2012-07-09T17:30');
    expect(await desk.accept(caseNo)).toBe('ACCEPTED');
    expect(await read(caseNo)).toEqual(deemed);
    expect(await desk.read(caseNo, 'events { type officer { staffNo } }')).toMatchObject({ events: [{}, { type: 'DEEMED_ACCEPTED', officer: { staffNo: 'T-0001' } }] });
  });

  it('accepts from its own day while there is time', async () => {
    const caseNo = await desk.receive();
    desk.at('2012-07-09T17:29');
    await desk.accept(caseNo);
    expect(await desk.read(caseNo, 'isDeemedAccepted acceptedAt')).toEqual({ isDeemedAccepted: false, acceptedAt: '2012-07-09T09:29:00.000Z' });
  });

  it.each([
    ['requestSupplement', 'RequestSupplementInput', { items: ITEMS, replyWorkingDays: 5 }],
    ['refuseCase', 'RefuseCaseInput', { reason: '材料不符', competentBody: '县局' }],
  ])('%s is refused, and the case stands accepted by silence', async (mutation, type, input) => {
    const caseNo = await desk.receive();
    desk.at('2012-07-10T09:00');
    expect(await desk.step(mutation, type, caseNo, input)).toBe('CASE_STATE_FORBIDS_STEP');
    expect(await read(caseNo)).toEqual(deemed);
    expect(await desk.read(caseNo, 'supplementNotices { noticeNo } events { type officer { staffNo } }')).toMatchObject({
      supplementNotices: [],
      events: [{}, { type: 'DEEMED_ACCEPTED', officer: null }],
    });
    expect(await desk.timers()).toBeLessThanOrEqual(1);
    expect(await read(caseNo)).toEqual(deemed);
  });

  it('resubmitCase is refused after the last day to answer, and the case has lapsed', async () => {
    const caseNo = await desk.receive();
    await request(caseNo);
    desk.at('2012-07-09T17:30');
    expect(await desk.step('resubmitCase', 'ResubmitCaseInput', caseNo)).toBe('CASE_STATE_FORBIDS_STEP');
    expect(await desk.read(caseNo, 'state endReason')).toEqual({ state: 'LAPSED', endReason: '逾期未补正' });
  });
});
