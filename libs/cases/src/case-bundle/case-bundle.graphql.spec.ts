import { person } from '@mashang/platform-testing';
import { INSTANT_ITEM, LAND_ITEM, VILLAGE } from '../../test/hall.builder';
import { clerk, ServiceDesk } from '../../test/service-desk';

/** The window that takes in for all departments is of none of them. */
const hall = person.windowClerk({ departmentCode: 'GS-HALL', subject: 'test:hall', staffNo: 'T-0031' });

describe('bundles', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const receive = (changes: object = {}) => {
    const applicant = { kind: 'NATURAL_PERSON', name: '测试甲', identifier: '350199FAKE00000091' };
    const input = { name: '建房一件事', items: [LAND_ITEM, INSTANT_ITEM], division: VILLAGE, applicant, handlingMode: 'STANDARD', channel: 'WINDOW', window: 'W-2', ...changes };
    return desk.send('receiveBundle', 'ReceiveBundleInput', input, 'bundle { bundleNo state members { caseNo state item { implementationCode } } }', hall);
  };
  type Received = { bundle: { bundleNo: string; members: { caseNo: string }[] } };

  it('open a case in each department by one application and one trip, and have a state of the whole', async () => {
    const { bundle } = (await receive()) as Received;
    expect(bundle).toMatchObject({ state: 'OPEN', members: [{ state: 'RECEIVED', item: { implementationCode: LAND_ITEM } }, { state: 'RECEIVED', item: { implementationCode: INSTANT_ITEM } }] });
    const [first = '', second = ''] = bundle.members.map(({ caseNo }) => caseNo);
    expect([await desk.read(first, 'citizenTrips'), await desk.read(second, 'citizenTrips')]).toEqual([{ citizenTrips: 1 }, { citizenTrips: 0 }]);
    const state = async () => ((await desk.query(`{ caseBundle(bundleNo: "${bundle.bundleNo}") { state } }`, hall)) as { caseBundle: { state: string } }).caseBundle.state;
    await desk.complete(first);
    const hallPost = { type: 'RECEIVED', post: 'GS-HALL-P1', actingAs: 'A' };
    expect(await desk.read(second, 'events { type post actingAs }')).toEqual({ events: [hallPost] });
    expect(await state()).toBe('OPEN');
    await desk.step('withdrawCase', 'EndCaseInput', second, { reason: '申请人要求' });
    expect(await state()).toBe('PARTLY_COMPLETED');
    expect(await desk.step('acceptCase', 'AcceptCaseInput', first, {}, hall)).toBe('FORBIDDEN');
  });

  it.each([
    ['BUNDLE_ITEMS', { items: [LAND_ITEM] }],
    ['BUNDLE_ITEMS', { items: [LAND_ITEM, LAND_ITEM] }],
    ['WINDOW_UNKNOWN', { window: 'W-0' }],
    ['POST_NOT_HELD', { window: 'W-1' }],
    ['POST_NOT_HELD', { acting: { post: 'GS-HALL-P1', role: 'B' } }],
    ['SERVICE_ITEM_UNKNOWN', { items: [LAND_ITEM, 'GS-NONE'] }],
  ])('are taken in whole or not at all: %s', async (code, changes) => {
    expect(await receive(changes)).toEqual({ code });
    expect(await desk.query('{ cases { edges { node { caseNo } } } }')).toEqual({ cases: { edges: [] } });
    expect(await desk.messages()).toEqual([]);
  });

  it('tell the query code of each case for the receipt, and not afterwards', async () => {
    const { bundle } = (await receive()) as Received;
    const codesFor = async (as = hall) => {
      const { data, errors } = await desk.subgraph.ask(`{ caseBundle(bundleNo: "${bundle.bundleNo}") { members { queryCode } } }`, { as });
      return errors ? errors[0]?.extensions?.['code'] : data?.['caseBundle'];
    };
    expect(await codesFor()).toEqual({ members: bundle.members.map(({ caseNo }) => ({ queryCode: desk.queryCode(caseNo) })) });
    expect(await codesFor(clerk)).toBe('FORBIDDEN');
    desk.at('2012-07-03T09:00');
    expect(await codesFor()).toBe('FORBIDDEN');
  });

  it('are not taken in beside an open case of the same applicant and item', async () => {
    await receive();
    expect(await receive()).toEqual({ code: 'OPEN_CASE_EXISTS' });
  });

  it('keep the materials that were handed in with a case, and those that came later', async () => {
    const caseNo = await desk.receive({ materials: [{ name: '户口簿', form: 'PAPER', copies: 1 }] });
    await desk.step('requestSupplement', 'RequestSupplementInput', caseNo, { items: [{ material: '照片', requirement: '一寸' }], replyWorkingDays: 15 });
    await desk.step('resubmitCase', 'ResubmitCaseInput', caseNo, { materials: [{ name: '照片', form: 'ELECTRONIC', copies: 2 }] });
    expect(await desk.read(caseNo, 'materials { name form copies }')).toEqual({
      materials: [{ name: '户口簿', form: 'PAPER', copies: 1 }, { name: '照片', form: 'ELECTRONIC', copies: 2 }],
    });
  });
});
