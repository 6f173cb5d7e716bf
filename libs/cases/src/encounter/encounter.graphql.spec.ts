import { VILLAGE } from '../../test/hall.builder';
import { person } from '@mashang/platform-testing';
import { clerk, colleague, head, leader, ServiceDesk } from '../../test/service-desk';
import { ENCOUNTER_STATES, encounterLifecycle } from './encounter.lifecycle';

describe('first-contact responsibility', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const record = (changes: object = {}, as = clerk) =>
    desk.send('recordEncounter', 'RecordEncounterInput', { kind: 'CONSULTATION', subject: '咨询宅基地手续', division: VILLAGE, ...changes }, 'encounter { encounterNo state }', as);
  const recorded = async (): Promise<string> => ((await record()) as { encounter: { encounterNo: string } }).encounter.encounterNo;
  const read = async (encounterNo: string, fields: string) => (await desk.query(`{ encounter(encounterNo: "${encounterNo}") { ${fields} } }`))['encounter'] as Record<string, unknown>;
  const step = async (mutation: string, encounterNo: string, input: object, as = clerk) => {
    const inputType = { offerEncounter: 'OfferEncounterInput', closeEncounter: 'CloseEncounterInput' }[mutation] ?? 'EncounterStepInput';
    const { version } = await read(encounterNo, 'version');
    const result = await desk.send(mutation, inputType, { encounterNo, version, ...input }, '... on EncounterPayload { encounter { state owner { staffNo } } }', as);
    return (result as { encounter?: object }).encounter ?? result;
  };
  const offer = (encounterNo: string, officer = 'T-0011') => step('offerEncounter', encounterNo, { officer, department: 'GS-LAND' });
  const orphans = async () => ((await desk.query('{ orphanEncounters { edges { node { encounterNo } } } }')) as { orphanEncounters: { edges: { node: { encounterNo: string } }[] } }).orphanEncounters.edges.map(({ node }) => node.encounterNo);

  it('moves by this grid', () => {
    expect(encounterLifecycle.grid(ENCOUNTER_STATES)).toEqual(['OPEN: offer→OFFERED close→CLOSED', 'OFFERED: take→OPEN decline→OPEN close→CLOSED', 'CLOSED:']);
  });

  it('stays with the first contact until the receiver takes it', async () => {
    const encounterNo = await recorded();
    expect(await offer(encounterNo)).toEqual({ state: 'OFFERED', owner: { staffNo: 'T-0001' } });
    expect(await step('takeEncounter', encounterNo, {}, head)).toEqual({ code: 'FORBIDDEN' });
    expect(await step('declineEncounter', encounterNo, {}, colleague)).toEqual({ code: 'TEXT_LENGTH' });
    expect(await step('declineEncounter', encounterNo, { note: '非本岗职责' }, colleague)).toEqual({ state: 'OPEN', owner: { staffNo: 'T-0001' } });
    await offer(encounterNo);
    expect(await step('takeEncounter', encounterNo, {}, colleague)).toEqual({ state: 'OPEN', owner: { staffNo: 'T-0011' } });
    expect(await step('closeEncounter', encounterNo, { answer: '已告知' })).toEqual({ code: 'FORBIDDEN' });
    expect(await step('closeEncounter', encounterNo, { answer: '已告知所需材料' }, colleague)).toMatchObject({ state: 'CLOSED' });
    expect(await read(encounterNo, 'handovers { from { staffNo } to { staffNo } isTaken note }')).toEqual({
      handovers: [
        { from: { staffNo: 'T-0001' }, to: { staffNo: 'T-0011' }, isTaken: false, note: '非本岗职责' },
        { from: { staffNo: 'T-0001' }, to: { staffNo: 'T-0011' }, isTaken: true, note: null },
      ],
    });
  });

  it('lists what nobody takes after a working day, and what nobody closes after three', async () => {
    const offered = await recorded();
    await offer(offered);
    const open = await recorded();
    desk.at('2012-07-03T23:59');
    expect(await orphans()).toEqual([]);
    desk.at('2012-07-04T08:00');
    expect(await orphans()).toEqual([offered]);
    desk.at('2012-07-06T08:00');
    expect(await orphans()).toEqual([offered, open]);
    await step('closeEncounter', offered, { answer: '已办' });
    expect(await orphans()).toEqual([open]);
  });

  it.each([
    ['ANSWER_CONTRADICTS_KIND', { kind: 'RESOLVED_ON_SITE' }],
    ['ANSWER_CONTRADICTS_KIND', { answer: '已告知' }],
    ['TEXT_LENGTH', { subject: ' ' }],
    ['AGENCY_POINT_UNKNOWN', { agencyPoint: 'A-0' }],
  ])('refuses with %s what says too little or too much', async (code, changes) => {
    expect(await record(changes)).toEqual({ code });
  });

  it('belongs to a village cadre too, who serves in no department, and shows nobody a case of another department', async () => {
    const { departmentCode: _, ...cadre } = person.windowClerk({ subject: 'test:cadre', staffNo: 'T-0041' });
    const { encounter } = (await record({ kind: 'ENTRUSTED', agencyPoint: 'A-1' }, cadre)) as { encounter: { encounterNo: string } };
    const caseNo = await desk.receive();
    const closing = { encounterNo: encounter.encounterNo, version: 1, answer: '已报镇窗口', caseNo };
    expect(await desk.send('closeEncounter', 'CloseEncounterInput', closing, '... on EncounterPayload { encounter { state department { code } } }', cadre)).toEqual({ encounter: { state: 'CLOSED', department: null } });
    const read = (as: typeof clerk) => desk.subgraph.ask(`{ encounter(encounterNo: "${encounter.encounterNo}") { state case { caseNo } } }`, { as });
    expect(await read(cadre)).toMatchObject({ data: { encounter: { state: 'CLOSED', case: null } }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(await read(clerk)).toMatchObject({ data: { encounter: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect((await read(leader)).errors).toBeUndefined();
  });

  it('closes what was resolved on the spot with its answer', async () => {
    expect(await record({ kind: 'RESOLVED_ON_SITE', answer: '当场打印证明' })).toMatchObject({ encounter: { state: 'CLOSED' } });
  });

  it('is handed to one of two who close and take at once', async () => {
    const encounterNo = await recorded();
    await offer(encounterNo);
    const answers = await Promise.all([step('takeEncounter', encounterNo, {}, colleague), step('closeEncounter', encounterNo, { answer: '已办' })]);
    expect(answers.filter((answer) => 'state' in answer)).toHaveLength(1);
  });

  it('is answered once, and the second learns that it has changed', async () => {
    const encounterNo = await recorded();
    await offer(encounterNo);
    const answers = await Promise.all([step('takeEncounter', encounterNo, {}, colleague), step('declineEncounter', encounterNo, { note: '非本岗职责' }, colleague)]);
    expect(answers.filter((answer) => 'state' in answer)).toHaveLength(1);
    expect(['STALE_VERSION', 'STATE_FORBIDS_STEP', 'FORBIDDEN']).toContain((answers.find((answer) => 'code' in answer) as { code: string }).code);
  });
});
