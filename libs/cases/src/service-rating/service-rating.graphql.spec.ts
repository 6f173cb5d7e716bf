import { ANONYMOUS } from '@mashang/platform-identity';
import { CaseEntity } from '../case/case.entity';
import { clerk, colleague, head, ServiceDesk } from '../../test/service-desk';
import { testContext } from '@mashang/platform-testing';

describe('ratings', () => {
  let desk: ServiceDesk;
  let caseNo: string;
  let queryCode: string;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
    caseNo = await desk.receive();
    queryCode = desk.queryCode(caseNo);
  });

  afterEach(() => desk.close());

  const rate = (satisfaction: string, changes: object = {}) =>
    desk.send('rateCase', 'RateCaseInput', { caseNo, queryCode, satisfaction, channel: 'QR_CODE', ...changes }, '... on RateCasePayload { case { rating { satisfaction isDefault channel comment } } }', ANONYMOUS);

  it('are given once, by the receipt, when the case is closed', async () => {
    expect(await rate('SATISFIED')).toEqual({ code: 'CASE_NOT_RATEABLE' });
    await desk.complete(caseNo);
    expect(await rate('SATISFIED', { queryCode: 'AAAAAAAA' })).toEqual({ code: 'TRACKING_UNKNOWN' });
    expect(await rate('SATISFIED', { comment: ' 态度好 ' })).toEqual({ case: { rating: { satisfaction: 'SATISFIED', isDefault: false, channel: 'QR_CODE', comment: '态度好' } } });
    expect(await rate('VERY_DISSATISFIED')).toEqual({ code: 'CASE_RATED_BEFORE' });
    expect(await desk.read(caseNo, 'rating { satisfaction } rectification { state }')).toEqual({ rating: { satisfaction: 'SATISFIED' }, rectification: null });
  });

  it('count once when given twice at the same moment', async () => {
    await desk.complete(caseNo);
    const answers = await Promise.all([rate('SATISFIED'), rate('DISSATISFIED')]);
    expect(answers.filter((answer) => 'case' in answer)).toHaveLength(1);
    expect((await desk.messages()).filter((type) => type === 'CaseRated')).toHaveLength(1);
  });

  it('take the place of a rating by default, which was no opinion', async () => {
    await desk.complete(caseNo);
    const { manager } = { manager: desk.subgraph.database.manager(testContext()) };
    await desk.subgraph.database.transaction(testContext(), async (tx) => {
      await desk.subgraph.database.manager(tx).update(CaseEntity, { caseNo }, { satisfaction: 1, ratingIsDefault: true, ratedAt: new Date('2012-07-02T03:00:00Z') });
    });
    expect(await rate('DISSATISFIED')).toMatchObject({ case: { rating: { satisfaction: 'DISSATISFIED', isDefault: false } } });
    expect((await manager.findOneByOrFail(CaseEntity, { caseNo })).ratingIsDefault).toBe(false);
  });

  it('that are bad are verified by the head, rectified, and called back by somebody else', async () => {
    await desk.complete(caseNo);
    await rate('VERY_DISSATISFIED');
    expect(await desk.read(caseNo, 'rectification { state contactDueOn rectifyDueOn }')).toEqual({
      rectification: { state: 'ASSIGNED', contactDueOn: '2012-07-03', rectifyDueOn: '2012-07-23' },
    });
    const step = async (mutation: string, inputType: string, input: object, as = clerk) => {
      const { rectification } = (await desk.read(caseNo, 'rectification { version }')) as { rectification: { version: number } };
      const result = await desk.send(mutation, inputType, { caseNo, version: rectification.version, ...input }, '... on RectificationPayload { rectification { state } }', as);
      return (result as { rectification?: { state: string } }).rectification?.state ?? result['code'];
    };
    const verify = (as = head) => step('verifyRectification', 'VerifyRectificationInput', { isFounded: true, finding: '等候过久' }, as);
    const revisit = (isSatisfied: boolean, as = colleague) => step('revisitRater', 'RevisitRaterInput', { isSatisfied, note: '电话回访' }, as);
    expect(await verify(clerk)).toBe('FORBIDDEN');
    expect(await revisit(true)).toBe('STATE_FORBIDS_STEP');
    expect(await verify()).toBe('VERIFIED');
    expect(await step('rectifyRating', 'RectifyRatingInput', { measures: '增设叫号' })).toBe('RECTIFIED');
    expect(await revisit(true, clerk)).toBe('REVISIT_NEEDS_ANOTHER_PERSON');
    expect(await revisit(false)).toBe('VERIFIED');
    expect(await step('rectifyRating', 'RectifyRatingInput', { measures: '再增一个窗口' })).toBe('RECTIFIED');
    expect(await revisit(true)).toBe('CLOSED');
    expect((await desk.messages()).filter((type) => type.startsWith('Rectification'))).toEqual(
      ['Assigned', 'Verified', 'Rectified', 'Verified', 'Rectified', 'Closed'].map((state) => `Rectification${state}`),
    );
  });
});
