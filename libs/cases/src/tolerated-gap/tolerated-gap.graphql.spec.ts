import { aMaterial, saveGuide } from '../../test/guide.builder';
import { INSTANT_ITEM } from '../../test/hall.builder';
import { clerk, colleague, ServiceDesk } from '../../test/service-desk';

describe('acceptance with secondary gaps', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
    await saveGuide(desk.subgraph.database, {
      materials: [aMaterial({ name: '户口簿' }), aMaterial({ name: '照片', necessity: 'GAP_TOLERATED' }), aMaterial({ name: '委托书', necessity: 'GAP_TOLERATED' })],
    });
  });

  afterEach(() => desk.close());

  const booklet = { name: '户口簿', form: 'PAPER', copies: 1 };
  const authority = { name: '委托书', form: 'PAPER', copies: 1 };
  const accept = (caseNo: string, ...toleratedGaps: object[]) => desk.step('acceptCase', 'AcceptCaseInput', caseNo, { toleratedGaps });
  const photo = { name: '照片', form: 'PAPER', copies: 2 };
  const supply = (caseNo: string, input: object = {}, as = clerk) => desk.step('supplyGap', 'SupplyGapInput', caseNo, { material: photo, ...input }, as);
  const accepted = async (...gaps: readonly Readonly<Record<string, unknown>>[]): Promise<string> => {
    const isLeftOut = gaps.some(({ material }) => material === '委托书');
    const caseNo = await desk.receive({ materials: isLeftOut ? [booklet] : [booklet, authority] });
    expect(await accept(caseNo, ...gaps)).toBe('ACCEPTED');
    return caseNo;
  };

  it('lets follow what the guide names, completes only when all of it is there, and says who took it in', async () => {
    const caseNo = await accepted({ material: '照片', workingDays: 3 }, { material: '委托书', dueOn: '2012-07-16' });
    expect(await desk.read(caseNo, 'promisedDueOn toleratedGaps { material dueOn suppliedAt }')).toEqual({
      promisedDueOn: '2012-07-16',
      toleratedGaps: [{ material: '照片', dueOn: '2012-07-05', suppliedAt: null }, { material: '委托书', dueOn: '2012-07-16', suppliedAt: null }],
    });
    expect(await desk.finish(caseNo)).toBe('GAP_OPEN');
    expect(await desk.step('grantCase', 'CaseStepInput', caseNo)).toBe('GAP_OPEN');
    desk.at('2012-07-05T17:29');
    expect(await supply(caseNo)).toBe('ACCEPTED');
    expect(await supply(caseNo)).toBe('GAP_UNKNOWN');
    expect(await desk.finish(caseNo)).toBe('GAP_OPEN');
    expect(await supply(caseNo, { material: { ...photo, name: '委托书' } }, colleague)).toBe('ACCEPTED');
    expect(await desk.read(caseNo, 'toleratedGaps { suppliedAt suppliedBy { staffNo } } materials { name copies } events { type note }')).toMatchObject({
      toleratedGaps: [{ suppliedAt: '2012-07-05T09:29:00.000Z', suppliedBy: { staffNo: 'T-0001' } }, { suppliedBy: { staffNo: 'T-0011' } }],
      materials: [{ name: '户口簿' }, { name: '照片', copies: 2 }, { name: '委托书' }],
      events: [{}, {}, { type: 'GAP_SUPPLIED', note: '照片' }, { type: 'GAP_SUPPLIED', note: '委托书' }],
    });
    desk.at('2012-07-16T17:30');
    await desk.timers();
    expect(await desk.finish(caseNo)).toBe('COMPLETED');
  });

  it('accepts nothing that lacks what the guide asks for, unless silence has accepted it', async () => {
    const lacking = await desk.receive();
    expect(await accept(lacking)).toBe('MATERIALS_MISSING');
    expect(await accept(lacking, { material: '照片', workingDays: 3 }, { material: '委托书', workingDays: 3 })).toBe('MATERIALS_MISSING');
    expect(await desk.read(lacking, 'state toleratedGaps { material } events { type }')).toEqual({ state: 'RECEIVED', toleratedGaps: [], events: [{ type: 'RECEIVED' }] });
    expect(await accept(await desk.receive({ materials: [booklet] }), { material: '照片', workingDays: 3 })).toBe('MATERIALS_MISSING');
    desk.at('2012-07-20T10:00');
    expect(await accept(lacking)).toBe('ACCEPTED');
    expect(await desk.read(lacking, 'isDeemedAccepted')).toEqual({ isDeemedAccepted: true });
  });

  it('withdraws the case at the end of the day on which something did not follow', async () => {
    const caseNo = await accepted({ material: '照片', workingDays: 3 }, { material: '委托书', workingDays: 5 });
    desk.at('2012-07-05T17:29');
    expect(await desk.timers()).toBe(0);
    desk.at('2012-07-05T17:30');
    expect(await supply(caseNo)).toBe('GAP_LATE');
    expect(await desk.timers()).toBe(1);
    expect(await desk.read(caseNo, 'state endReason toleratedGaps { suppliedAt } events { type note officer { staffNo } }')).toMatchObject({
      state: 'WITHDRAWN',
      endReason: '容缺材料逾期未补交: 照片',
      toleratedGaps: [{ suppliedAt: null }, { suppliedAt: null }],
      events: [{}, {}, { type: 'WITHDRAWN', note: '容缺材料逾期未补交: 照片', officer: null }],
    });
    desk.at('2012-07-20T10:00');
    expect(await desk.timers()).toBe(0);
  });

  it('moves the timer to what is still missing, also through a special procedure', async () => {
    const caseNo = await accepted({ material: '照片', workingDays: 3 }, { material: '委托书', workingDays: 5 });
    await supply(caseNo);
    await desk.step('startSpecialProcedure', 'StartSpecialProcedureInput', caseNo, { ground: 'SITE_INSPECTION', reason: '实地查看', grantedWorkingDays: 5 });
    desk.at('2012-07-05T17:30');
    await desk.timers();
    expect(await desk.read(caseNo, 'state')).toEqual({ state: 'SUSPENDED' });
    desk.at('2012-07-09T17:30');
    await desk.timers();
    expect(await desk.read(caseNo, 'state')).toEqual({ state: 'WITHDRAWN' });
  });

  it.each([
    ['GAP_NOT_TOLERATED', [{ material: '户口簿', workingDays: 3 }]],
    ['GAP_LISTED_TWICE', [{ material: '照片', workingDays: 3 }, { material: ' 照片 ', workingDays: 4 }]],
    ['GAP_DUE_DAY', [{ material: '照片' }]],
    ['GAP_DUE_DAY', [{ material: '照片', workingDays: 0 }]],
    ['GAP_DUE_DAY', [{ material: '照片', workingDays: 3, dueOn: '2012-07-05' }]],
    ['GAP_DUE_DAY', [{ material: '照片', dueOn: '2012-07-01' }]],
    ['GAP_DUE_DAY', [{ material: '照片', dueOn: '2012-07-17' }]],
  ])('refuses with %s to accept %j, and accepts nothing', async (code, gaps) => {
    const caseNo = await desk.receive();
    expect(await accept(caseNo, ...gaps)).toBe(code);
    expect(await desk.read(caseNo, 'state version toleratedGaps { material }')).toEqual({ state: 'RECEIVED', version: 1, toleratedGaps: [] });
  });

  it('is for what was handed in with no copy, and ends only with one', async () => {
    const caseNo = await desk.receive({ materials: [booklet, authority, { ...photo, copies: 0 }] });
    expect(await accept(caseNo, { material: '照片', workingDays: 3 })).toBe('ACCEPTED');
    expect(await desk.send('supplyGap', 'SupplyGapInput', { caseNo, version: 2, material: { ...photo, copies: 0 } }, '... on CasePayload { case { state } }')).toEqual({ code: 'MATERIALS' });
    expect(await supply(caseNo)).toBe('ACCEPTED');
  });

  it('refuses what was handed in, and any gap of an item without a guide', async () => {
    expect(await accept(await desk.receive({ materials: [photo] }), { material: '照片', workingDays: 3 })).toBe('GAP_NOT_MISSING');
    expect(await accept(await desk.receive({ implementationCode: INSTANT_ITEM }), { material: '照片', dueOn: '2012-07-02' })).toBe('GAP_NOT_TOLERATED');
  });

  it('refuses to take a gap in for another department, without the scope, from a state without gaps and at a stale version', async () => {
    const caseNo = await accepted({ material: '照片', workingDays: 3 });
    expect(await supply(caseNo, {}, { ...clerk, departmentCode: 'GS-CONSTRUCTION' })).toBe('FORBIDDEN');
    expect(await supply(caseNo, {}, { ...clerk, scopes: ['cases:read'] })).toBe('FORBIDDEN');
    expect(await supply(caseNo, { version: 1 })).toBe('STALE_VERSION');
    expect(await supply(await desk.receive())).toBe('CASE_STATE_FORBIDS_STEP');
  });

  it('takes it in once when two clerks do so at the same moment', async () => {
    const caseNo = await accepted({ material: '照片', workingDays: 3 });
    const both = await Promise.all([supply(caseNo), supply(caseNo, {}, colleague)]);
    expect(both.filter((result) => result === 'ACCEPTED')).toHaveLength(1);
    expect(['STALE_VERSION', 'GAP_UNKNOWN']).toContain(both.find((result) => result !== 'ACCEPTED'));
    expect(await desk.read(caseNo, 'version materials { name }')).toEqual({ version: 3, materials: [{ name: '户口簿' }, { name: '委托书' }, { name: '照片' }] });
  });
});
