import { ANONYMOUS } from '@mashang/platform-identity';
import { CaseEntity } from '../case/case.entity';
import { clerk, colleague, head, leader, ServiceDesk } from '../../test/service-desk';
import { person, testContext } from '@mashang/platform-testing';

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
    expect(await desk.read(caseNo, 'rectification { state }')).toEqual({ rectification: null });
  });

  it('are not given by staff, who cannot read the code of the receipt either, but for the first contact that day', async () => {
    await desk.complete(caseNo);
    for (const as of [clerk, colleague, head]) {
      expect(await desk.send('rateCase', 'RateCaseInput', { caseNo, queryCode, satisfaction: 'VERY_SATISFIED', channel: 'HALL_TABLET' }, '', as)).toEqual({ code: 'STAFF_DO_NOT_RATE' });
    }
    const codeFor = async (as = clerk) => {
      const { data, errors } = await desk.subgraph.ask(`{ case(caseNo: "${caseNo}") { queryCode } }`, { as });
      return errors ? errors[0]?.extensions?.['code'] : data?.['case'];
    };
    expect(await codeFor()).toEqual({ queryCode });
    for (const as of [colleague, head, leader]) expect(await codeFor(as)).toBe('FORBIDDEN');
    desk.at('2012-07-03T08:30');
    expect(await codeFor()).toBe('FORBIDDEN');
  });

  it('are told with their words to the head, leaders and auditors; a clerk learns that there is one', async () => {
    await desk.complete(caseNo);
    await rate('DISSATISFIED', { comment: '态度差' });
    const seenBy = async (as: typeof clerk) => ((await desk.query(`{ case(caseNo: "${caseNo}") { rating { satisfaction comment isDefault } } }`, as))['case'] as { rating: object }).rating;
    for (const as of [clerk, colleague]) expect(await seenBy(as)).toEqual({ satisfaction: null, comment: null, isDefault: false });
    for (const as of [head, leader, person.auditor()]) expect(await seenBy(as)).toEqual({ satisfaction: 'DISSATISFIED', comment: '态度差', isDefault: false });
  });

  it('of two citizens do not collide, though both chose one key', async () => {
    await desk.complete(caseNo);
    const another = await desk.receive();
    await desk.complete(another);
    const idempotencyKey = 'rating-key-1';
    expect(await rate('SATISFIED', { idempotencyKey })).toHaveProperty('case');
    expect(await rate('SATISFIED', { idempotencyKey, caseNo: another, queryCode: desk.queryCode(another) })).toHaveProperty('case');
  });

  it('and trips at the same moment wait for each other, and none is lost', async () => {
    await desk.complete(caseNo);
    const { citizenTrips } = (await desk.read(caseNo, 'citizenTrips')) as { citizenTrips: number };
    const trip = () => desk.send('recordTrip', 'RecordTripInput', { caseNo, traveller: 'CITIZEN', reason: '取件时与张某同来' }, 'case { caseNo }');
    const answers = await Promise.all([trip(), rate('SATISFIED'), trip(), trip()]);
    expect(answers.filter((answer) => 'case' in answer)).toHaveLength(4);
    expect(await desk.read(caseNo, 'citizenTrips')).toEqual({ citizenTrips: citizenTrips + 3 });
    expect(await desk.journals()).not.toContain('取件时与张某同来');
  });

  it('count once when five are given at the same moment, and the others learn that there is one', async () => {
    await desk.complete(caseNo);
    const answers = await Promise.all(['SATISFIED', 'DISSATISFIED', 'SATISFIED', 'VERY_SATISFIED', 'DISSATISFIED'].map((satisfaction) => rate(satisfaction)));
    expect(answers.filter((answer) => 'case' in answer)).toHaveLength(1);
    expect(answers.filter((answer) => answer['code'] === 'CASE_RATED_BEFORE')).toHaveLength(4);
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
    const contact = (as = colleague) => step('contactRater', 'ContactRaterInput', { note: '已电话联系张某' }, as);
    expect(await contact(clerk)).toBe('CONTACT_NEEDS_ANOTHER_PERSON');
    expect(await contact()).toBe('ASSIGNED');
    expect(await contact()).toBe('RATER_CONTACTED_BEFORE');
    expect(await verify(clerk)).toBe('FORBIDDEN');
    expect(await verify({ ...head, staffNo: 'T-0001' })).toBe('VERIFICATION_NEEDS_ANOTHER_PERSON');
    expect(await revisit(true)).toBe('STATE_FORBIDS_STEP');
    expect(await verify()).toBe('VERIFIED');
    expect(await step('rectifyRating', 'RectifyRatingInput', { measures: '增设叫号' })).toBe('RECTIFIED');
    expect(await revisit(true, clerk)).toBe('REVISIT_NEEDS_ANOTHER_PERSON');
    expect(await revisit(false)).toBe('VERIFIED');
    expect(await step('rectifyRating', 'RectifyRatingInput', { measures: '再增一个窗口' }, head)).toBe('RECTIFIED');
    // Who took the case in does not call back, also when somebody else rectified.
    expect(await revisit(true, clerk)).toBe('REVISIT_NEEDS_ANOTHER_PERSON');
    expect(await revisit(true)).toBe('CLOSED');
    expect((await desk.messages()).filter((type) => type.startsWith('Rectification'))).toEqual(
      ['Assigned', 'Assigned', 'Verified', 'Rectified', 'Verified', 'Rectified', 'Closed'].map((state) => `Rectification${state}`),
    );
    const journals = await desk.journals();
    for (const words of ['张某', '等候过久', '增设叫号', '电话回访']) expect(journals).not.toContain(words);
  });

  it('that are bad are a worklist of the department, those that are due first before the others', async () => {
    const later = await desk.receive();
    for (const [number, day] of [[caseNo, '2012-07-02T11:00'], [later, '2012-07-03T11:00']] as const) {
      desk.at(day);
      await desk.complete(number);
      await rate('DISSATISFIED', { caseNo: number, queryCode: desk.queryCode(number) });
    }
    const list = async (filter: string, as = clerk) => {
      const { rectifications } = (await desk.query(`{ rectifications(filter: ${filter}) { edges { node { case { caseNo } department { code } } } } }`, as)) as { rectifications: { edges: { node: { case: { caseNo: string } } }[] } };
      return rectifications.edges.map(({ node }) => node.case.caseNo);
    };
    expect(await list('{}')).toEqual([caseNo, later]);
    expect(await list('{ department: "GS-LAND", state: ASSIGNED }', leader)).toEqual([caseNo, later]);
    expect(await list('{ department: "GS-LAND" }', { ...clerk, departmentCode: 'GS-CONSTRUCTION' })).toEqual([]);
    expect(await list('{}', { ...clerk, departmentCode: 'GS-CONSTRUCTION' })).toEqual([]);
    expect(await list('{ state: CLOSED }')).toEqual([]);
    desk.at('2012-07-24T09:00');
    expect(await list('{ isOverdue: true }')).toEqual([caseNo]);
  });
});
