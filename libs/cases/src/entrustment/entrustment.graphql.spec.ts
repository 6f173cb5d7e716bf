import { person } from '@mashang/platform-testing';
import { clerk, colleague, leader, ServiceDesk } from '../../test/service-desk';
import { ENTRUSTMENT_STATES, entrustmentLifecycle } from './entrustment.lifecycle';

const agent = person.windowClerk({ departmentCode: 'GS-VILLAGE', subject: 'test:agent', staffNo: 'T-0009' });
const CITIZEN = { kind: 'NATURAL_PERSON', name: '测试乙', identifier: '350199FAKE00000077' };

describe('village agency', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const entrust = (changes: object = {}) =>
    desk.send(
      'entrust',
      'EntrustInput',
      { agencyPoint: 'A-1', authorizationNo: 'W-001', matter: '初始登记', citizen: CITIZEN, originals: [{ name: '户口簿', copies: 1 }], ...changes },
      'entrustment { entrustmentNo }',
      agent,
    );
  const entrusted = async (): Promise<string> => ((await entrust()) as { entrustment: { entrustmentNo: string } }).entrustment.entrustmentNo;
  const read = async (entrustmentNo: string, fields: string) => (await desk.query(`{ entrustment(entrustmentNo: "${entrustmentNo}") { ${fields} } }`, leader))['entrustment'] as Record<string, unknown>;
  const step = async (mutation: string, entrustmentNo: string, input: object = {}, as = agent) => {
    const inputType = { takeEntrustmentOver: 'TakeEntrustmentOverInput', refuseEntrustment: 'EntrustmentNoteInput', returnEntrustment: 'EntrustmentNoteInput' }[mutation] ?? 'EntrustmentStepInput';
    const { version } = await read(entrustmentNo, 'version');
    const result = await desk.send(mutation, inputType, { entrustmentNo, version, ...input }, '... on EntrustmentPayload { entrustment { state custodian } }', as);
    return (result as { entrustment?: object }).entrustment ?? result;
  };

  it('moves by this grid', () => {
    expect(entrustmentLifecycle.grid(ENTRUSTMENT_STATES)).toEqual([
      'ENTRUSTED: handIn→HANDED_IN return→RETURNED',
      'HANDED_IN: takeOver→TAKEN_OVER refuse→ENTRUSTED',
      'TAKEN_OVER: giveBack→GIVEN_BACK',
      'GIVEN_BACK: return→RETURNED',
      'RETURNED:',
    ]);
  });

  it('goes from the citizen through village and town and back, the originals in one hand at each moment, the citizen travelling never', async () => {
    const entrustmentNo = await entrusted();
    expect(await read(entrustmentNo, 'custodian dueOn citizen { maskedIdentifier } agent { staffNo }')).toEqual({
      custodian: 'AGENT',
      dueOn: '2012-07-05',
      citizen: { maskedIdentifier: '**************0077' },
      agent: { staffNo: 'T-0009' },
    });
    expect(await step('handEntrustmentIn', entrustmentNo, {}, clerk)).toEqual({ code: 'FORBIDDEN' });
    expect(await step('handEntrustmentIn', entrustmentNo)).toEqual({ state: 'HANDED_IN', custodian: 'AGENT' });
    expect(await step('refuseEntrustment', entrustmentNo, { note: '缺宅基地证' }, clerk)).toEqual({ state: 'ENTRUSTED', custodian: 'AGENT' });
    await step('handEntrustmentIn', entrustmentNo);
    const another = await desk.receive({ handlingMode: 'AGENCY', channel: 'OTHER', window: null, agencyPoint: 'A-1' });
    expect(await step('takeEntrustmentOver', entrustmentNo, { caseNo: another }, clerk)).toEqual({ code: 'ENTRUSTMENT_CASE_DIFFERS' });
    const caseNo = await desk.receive({ handlingMode: 'AGENCY', channel: 'OTHER', window: null, agencyPoint: 'A-1', applicant: CITIZEN });
    expect(await step('takeEntrustmentOver', entrustmentNo, { caseNo }, person.windowClerk({ departmentCode: 'GS-CONSTRUCTION' }))).toEqual({ code: 'FORBIDDEN' });
    expect(await step('takeEntrustmentOver', entrustmentNo, { caseNo }, clerk)).toEqual({ state: 'TAKEN_OVER', custodian: 'TOWN' });
    await desk.complete(caseNo, 'GS-Z-1');
    expect(await step('giveEntrustmentBack', entrustmentNo, {}, colleague)).toEqual({ code: 'FORBIDDEN' });
    expect(await step('giveEntrustmentBack', entrustmentNo, {}, clerk)).toEqual({ state: 'GIVEN_BACK', custodian: 'AGENT' });
    expect(await step('returnEntrustment', entrustmentNo, { note: '本人签收' })).toEqual({ state: 'RETURNED', custodian: 'CITIZEN' });
    expect(await desk.read(caseNo, 'citizenTrips cadreTrips entrustment { entrustmentNo } events { type }')).toEqual({
      citizenTrips: 0,
      cadreTrips: 2,
      entrustment: { entrustmentNo },
      events: ['RECEIVED', 'ACCEPTED', 'COMPLETED', 'TRIP_RECORDED'].map((type) => ({ type })),
    });
    expect((await desk.messages()).filter((type) => type.startsWith('Entrustment'))).toEqual(
      ['Entrusted', 'HandedIn', 'Entrusted', 'HandedIn', 'TakenOver', 'GivenBack', 'Returned'].map((state) => `Entrustment${state}`),
    );
  });

  it('is read by the agent, by the town once it was handed in, by the department that took it over, and by who looks across', async () => {
    const entrustmentNo = await entrusted();
    const outside = person.windowClerk({ departmentCode: 'GS-CONSTRUCTION', subject: 'test:outside', staffNo: 'T-0092' });
    const elsewhere = { ...outside, divisionCodes: ['350199102000'] };
    const readers = async () => {
      const answers = await Promise.all([agent, clerk, outside, elsewhere, leader].map((as) => desk.subgraph.ask(`{ entrustment(entrustmentNo: "${entrustmentNo}") { state } }`, { as })));
      return answers.map(({ errors }) => errors === undefined);
    };
    expect(await readers()).toEqual([true, false, false, false, true]);
    await step('handEntrustmentIn', entrustmentNo);
    expect(await readers()).toEqual([true, true, true, false, true]);
    const caseNo = await desk.receive({ handlingMode: 'AGENCY', channel: 'OTHER', window: null, agencyPoint: 'A-1', applicant: CITIZEN });
    await step('takeEntrustmentOver', entrustmentNo, { caseNo }, clerk);
    expect(await readers()).toEqual([true, true, false, false, true]);
  });

  it('uses an authorization once', async () => {
    await entrusted();
    expect(await entrust({ matter: '另一件事' })).toEqual({ code: 'AUTHORIZATION_USED' });
  });

  it.each([
    ['ORIGINALS', { originals: [{ name: '户口簿', copies: 0 }] }],
    ['ORIGINALS', { originals: [{ name: '户口簿', copies: 1 }, { name: '户口簿 ', copies: 1 }] }],
    ['AGENCY_POINT_UNKNOWN', { agencyPoint: 'A-0' }],
    ['TEXT_LENGTH', { authorizationNo: '' }],
  ])('refuses with %s what could not be given back as it was taken', async (code, changes) => {
    expect(await entrust(changes)).toEqual({ code });
  });

  it('counts a trip that was made for a case, also after its end, and nobody else\'s', async () => {
    const caseNo = await desk.receive();
    await desk.complete(caseNo);
    const trip = (as = clerk) => desk.send('recordTrip', 'RecordTripInput', { caseNo, traveller: 'CITIZEN', reason: '领证' }, 'case { citizenTrips }', as);
    expect(await trip(agent)).toEqual({ code: 'FORBIDDEN' });
    expect(await trip()).toEqual({ case: { citizenTrips: 2 } });
  });

  it('lists to each what concerns them, what is due first', async () => {
    const entrustmentNo = await entrusted();
    const list = async (as: typeof agent, filter = '') => {
      const { entrustments } = (await desk.query(`{ entrustments${filter} { edges { node { entrustmentNo } } } }`, as)) as { entrustments: { edges: { node: { entrustmentNo: string } }[] } };
      return entrustments.edges.map(({ node }) => node.entrustmentNo);
    };
    expect(await list(agent)).toEqual([entrustmentNo]);
    expect(await list(leader)).toEqual([entrustmentNo]);
    expect(await list(clerk)).toEqual([]);
    expect(await list(leader, '(filter: { isOverdue: true })')).toEqual([]);
    desk.at('2012-07-06T08:15');
    expect(await list(leader, '(filter: { isOverdue: true, agencyPoint: "A-1", state: ENTRUSTED })')).toEqual([entrustmentNo]);
    await step('handEntrustmentIn', entrustmentNo);
    expect(await list(clerk)).toEqual([entrustmentNo]);
    expect(await list({ ...clerk, divisionCodes: ['350199102000'] })).toEqual([]);
    const caseNo = await desk.receive({ handlingMode: 'AGENCY', channel: 'OTHER', window: null, agencyPoint: 'A-1', applicant: CITIZEN });
    await step('takeEntrustmentOver', entrustmentNo, { caseNo }, clerk);
    expect(await list(colleague)).toEqual([entrustmentNo]);
    expect(await list(person.windowClerk({ departmentCode: 'GS-CONSTRUCTION' }))).toEqual([]);
  });

  it('makes one case of one matter', async () => {
    const caseNo = await desk.receive({ handlingMode: 'AGENCY', channel: 'OTHER', window: null, agencyPoint: 'A-1', applicant: CITIZEN });
    const handedIn = async (authorizationNo: string): Promise<string> => {
      const { entrustment } = (await entrust({ authorizationNo })) as { entrustment: { entrustmentNo: string } };
      await step('handEntrustmentIn', entrustment.entrustmentNo);
      return entrustment.entrustmentNo;
    };
    const numbers = [await handedIn('W-101'), await handedIn('W-102')];
    const outcomes = await Promise.all(numbers.map((entrustmentNo) => step('takeEntrustmentOver', entrustmentNo, { caseNo }, clerk)));
    expect(outcomes).toEqual(expect.arrayContaining([{ state: 'TAKEN_OVER', custodian: 'TOWN' }, { code: 'CASE_ENTRUSTED_BEFORE' }]));
  });

  it('is taken in only by whoever answers for the village', async () => {
    expect(await desk.send('entrust', 'EntrustInput', { agencyPoint: 'A-1', authorizationNo: 'W-103', matter: '初始登记', citizen: CITIZEN, originals: [] }, 'entrustment { entrustmentNo }', { ...agent, divisionCodes: ['350199102000'] })).toEqual({ code: 'FORBIDDEN' });
  });
});
