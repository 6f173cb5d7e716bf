import { aMaterial, saveGuide } from '../../test/guide.builder';
import { clerk, head, ServiceDesk } from '../../test/service-desk';

describe('a commitment instead of a material', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
    await saveGuide(desk.subgraph.database, { materials: [aMaterial({ name: '户口簿' }), aMaterial({ name: '无房证明', isCommitmentAccepted: true })] });
  });

  afterEach(() => desk.close());

  const commitment = { signedOn: '2012-07-02', textVersion: 'CN-1' };
  const committed = (changes: object = {}) => ({ name: '无房证明', form: 'PAPER', copies: 0, commitment, ...changes });
  const booklet = { name: '户口簿', form: 'PAPER', copies: 1 };
  const received = (...materials: object[]): Promise<unknown> => desk.receive({ materials }).catch((error: unknown) => (error as Error).message.replace('not received: ', ''));
  const check = (caseNo: string, input: object = {}, as = clerk) =>
    desk.step('checkCommitment', 'CheckCommitmentInput', caseNo, { material: '无房证明', isKept: true, finding: '与登记一致', ...input }, as);

  it('is shown by the guide where it is accepted', async () => {
    const { serviceItem } = (await desk.query('{ serviceItem(implementationCode: "GS-LAND-01") { guide { materials { name isCommitmentAccepted } } } }')) as { serviceItem: unknown };
    expect(serviceItem).toEqual({ guide: { materials: [{ name: '户口簿', isCommitmentAccepted: false }, { name: '无房证明', isCommitmentAccepted: true }] } });
  });

  it('is kept with the material, and checked once after acceptance', async () => {
    const caseNo = String(await received(booklet, committed()));
    expect(await check(caseNo)).toBe('CASE_STATE_FORBIDS_STEP');
    await desk.accept(caseNo);
    expect(await check(caseNo)).toBe('ACCEPTED');
    expect(await desk.read(caseNo, 'materials { name commitment { signedOn textVersion state finding checkedBy { staffNo } } } events { type note }')).toMatchObject({
      materials: [{ name: '户口簿', commitment: null }, { name: '无房证明', commitment: { ...commitment, state: 'VERIFIED', finding: '与登记一致', checkedBy: { staffNo: 'T-0001' } } }],
      events: [{}, {}, { type: 'COMMITMENT_VERIFIED', note: '无房证明: 与登记一致' }],
    });
    expect(await check(caseNo, { isKept: false })).toBe('COMMITMENT_UNKNOWN');
  });

  it('is recorded when it is broken, after which the head may invalidate the case', async () => {
    const caseNo = String(await received(booklet, committed()));
    await desk.accept(caseNo);
    expect(await check(caseNo, { isKept: false, finding: '名下有房' })).toBe('ACCEPTED');
    expect(await desk.messages()).toContain('CaseCommitmentBroken');
    expect(await desk.step('invalidateCase', 'EndCaseInput', caseNo, { reason: '承诺不实' }, head)).toBe('INVALIDATED');
  });

  it('may come in answer to a notice', async () => {
    const caseNo = await desk.receive();
    await desk.step('requestSupplement', 'RequestSupplementInput', caseNo, { items: [{ material: '无房证明', requirement: '原件或承诺' }] });
    expect(await desk.step('resubmitCase', 'ResubmitCaseInput', caseNo, { materials: [committed({ name: '户口簿' })] })).toBe('COMMITMENT_NOT_ACCEPTED');
    expect(await desk.step('resubmitCase', 'ResubmitCaseInput', caseNo, { materials: [committed()] })).toBe('RECEIVED');
    expect(await desk.read(caseNo, 'materials { commitment { state } }')).toEqual({ materials: [{ commitment: { state: 'SIGNED' } }] });
  });

  it.each([
    ['COMMITMENT_NOT_ACCEPTED', [committed({ name: '户口簿' })]],
    ['COMMITMENT', [committed({ copies: 1 })]],
    ['COMMITMENT', [committed({ commitment: { ...commitment, signedOn: '2012-07-03' } })]],
    ['COMMITMENT', [committed(), committed()]],
    ['TEXT_LENGTH', [committed({ commitment: { ...commitment, textVersion: ' ' } })]],
  ])('is refused with %s, and nothing is received', async (code, materials) => {
    expect(await received(...materials)).toBe(code);
    expect(await desk.query('{ cases { edges { node { caseNo } } } }')).toEqual({ cases: { edges: [] } });
  });

  it('is checked by the department of the case, at the version it has', async () => {
    const caseNo = String(await received(booklet, committed()));
    await desk.accept(caseNo);
    expect(await check(caseNo, {}, { ...clerk, departmentCode: 'GS-CONSTRUCTION' })).toBe('FORBIDDEN');
    expect(await check(caseNo, {}, { ...clerk, scopes: ['cases:read'] })).toBe('FORBIDDEN');
    expect(await check(caseNo, { version: 1 })).toBe('STALE_VERSION');
    expect(await check(caseNo, { finding: ' ' })).toBe('TEXT_LENGTH');
  });
});
