import { clerk, elsewhere, financeHead, head, leader } from '../../test/office.builder';
import { OfficeDesk } from '../../test/office-desk';
import { TOWNSHIP, VILLAGE } from '../../test/township.builder';
import { STUDY_SESSION_STATES, studyLifecycle } from './study.lifecycle';

describe('study sessions', () => {
  let desk: OfficeDesk;

  beforeEach(async () => {
    desk = await OfficeDesk.open();
  });

  afterEach(() => desk.close());

  const PLAN = { division: TOWNSHIP, kind: 'ALL_STAFF', heldOn: '2012-07-04', topic: '作风建设' };
  const plan = (changes: object = {}, as = head) => desk.send('planStudySession', 'PlanStudySessionInput', { ...PLAN, ...changes }, 'session { id }', as);
  const planned = async (changes: object = {}, as = head): Promise<string> => ((await plan(changes, as)) as { session: { id: string } }).session.id;
  const read = async (id: string, fields: string) => (await desk.query(`{ studySession(id: "${id}") { ${fields} } }`))['studySession'] as Record<string, unknown>;
  const INPUTS: Record<string, string> = { recordMakeUpStudy: 'MakeUpStudyInput', cancelStudySession: 'CancelStudySessionInput' };
  const step = async (mutation: string, id: string, input: object, as = head) => {
    const { version } = await read(id, 'version');
    const result = await desk.send(mutation, INPUTS[mutation] ?? 'StudyAttendanceInput', { id, version, ...input }, '... on StudySessionPayload { session { state } }', as);
    return (result as { session?: { state: string } }).session?.state ?? result['code'];
  };
  const rates = (id: string) => read(id, 'attendance { numerator denominator } coverage { numerator denominator } missing { edges { node { staffNo } } }');

  it('moves by this grid', () => {
    expect(studyLifecycle.grid(STUDY_SESSION_STATES)).toEqual(['PLANNED: hold→HELD cancel→CANCELLED', 'HELD: attend→HELD makeUp→HELD', 'CANCELLED:']);
  });

  it('is attended by who had to attend, made up for by who missed it, and covers who did either', async () => {
    const id = await planned();
    desk.at('2012-07-04T16:00');
    expect(await step('holdStudySession', id, { present: ['T-1', 'L-1', 'L-2', 'V-1'] })).toBe('HELD');
    expect(await step('recordStudyAttendance', id, { present: ['O-1'] })).toBe('HELD');
    desk.at('2012-07-09T16:00');
    expect(await step('recordMakeUpStudy', id, { staffNo: 'T-2', studiedOn: '2012-07-06', proof: '补学笔记已交' })).toBe('HELD');
    expect(await rates(id)).toEqual({
      attendance: { numerator: '5', denominator: '8' },
      coverage: { numerator: '6', denominator: '8' },
      missing: { edges: ['F-1', 'F-2'].map((staffNo) => ({ node: { staffNo } })) },
    });
    expect(await read(id, 'attendances(first: 3) { edges { node { way officer { staffNo } } } pageInfo { hasNextPage } }')).toMatchObject({
      attendances: { edges: [{ node: { officer: { staffNo: 'L-1' } } }, { node: { officer: { staffNo: 'L-2' } } }, {}], pageInfo: { hasNextPage: true } },
    });
    expect(await desk.messages()).toEqual(['StudySessionPlanned', 'StudySessionHeld', 'StudySessionHeld', 'StudySessionHeld']);
  });

  it('counts in the report who attended a session that was held, and no making up', async () => {
    const id = await planned();
    await planned({ heldOn: '2012-07-30' });
    desk.at('2012-07-04T16:00');
    await step('holdStudySession', id, { present: ['T-1', 'V-1'] });
    await step('recordMakeUpStudy', id, { staffNo: 'T-2', studiedOn: '2012-07-04', proof: '补学笔记已交' });
    const coverage = 'studyCoverage(period: "2012") { sessions { kind count } rate { numerator denominator } }';
    expect(await desk.subgraph.entity({ __typename: 'Division', code: TOWNSHIP }, coverage)).toMatchObject({
      studyCoverage: { sessions: [{ count: 0 }, { kind: 'ALL_STAFF', count: 1 }, { count: 0 }], rate: { numerator: '2', denominator: '8' } },
    });
  });

  it('asks the core group of its last session again, and named staff by name', async () => {
    expect(await plan({ kind: 'CORE_GROUP' })).toEqual({ code: 'STUDY_CIRCLE' });
    await planned({ kind: 'CORE_GROUP', invited: ['L-1', 'L-2'] });
    const second = await planned({ kind: 'CORE_GROUP', heldOn: '2012-07-05' });
    expect(await rates(second)).toMatchObject({ attendance: { denominator: '2' } });
    expect(await plan({ kind: 'NAMED_STAFF' })).toEqual({ code: 'STUDY_CIRCLE' });
    expect(await plan({ kind: 'ALL_STAFF', invited: ['L-1'] })).toEqual({ code: 'STUDY_CIRCLE' });
    expect(await plan({ kind: 'NAMED_STAFF', invited: ['T-9'] })).toEqual({ code: 'OFFICER_UNKNOWN' });
    expect(await rates(await planned({ division: VILLAGE }))).toMatchObject({ missing: { edges: [{ node: { staffNo: 'V-1' } }] } });
  });

  it('marks nobody before the day, nobody outside the circle, nobody twice, and changes nothing', async () => {
    const id = await planned({ kind: 'NAMED_STAFF', invited: ['T-1', 'T-2'] });
    expect(await step('holdStudySession', id, { present: ['T-1'] })).toBe('STUDY_IN_THE_FUTURE');
    desk.at('2012-07-04T16:00');
    expect(await step('holdStudySession', id, { present: ['T-1', 'L-1'] })).toBe('NOT_IN_STUDY_CIRCLE');
    expect(await step('holdStudySession', id, { present: ['T-1', 'T-1'] })).toBe('STUDIED_BEFORE');
    expect(await read(id, 'state version attendance { numerator }')).toEqual({ state: 'PLANNED', version: 1, attendance: { numerator: '0' } });
    expect(await step('holdStudySession', id, { present: ['T-1'] })).toBe('HELD');
    const makeUp = { staffNo: 'T-2', studiedOn: '2012-07-04', proof: '笔记' };
    expect(await step('recordMakeUpStudy', id, { ...makeUp, staffNo: 'T-1' })).toBe('STUDIED_BEFORE');
    expect(await step('recordMakeUpStudy', id, { ...makeUp, studiedOn: '2012-07-05' })).toBe('STUDY_MAKE_UP_DAY');
    expect(await step('recordMakeUpStudy', id, { ...makeUp, studiedOn: '2012-07-03' })).toBe('STUDY_MAKE_UP_DAY');
    expect(await step('recordMakeUpStudy', id, { ...makeUp, proof: ' ' })).toBe('TEXT_LENGTH');
    expect(await step('cancelStudySession', id, { reason: '下乡' })).toBe('STATE_FORBIDS_STEP');
    expect(await desk.send('cancelStudySession', 'CancelStudySessionInput', { id: 'none', version: 1, reason: '下乡' }, '... on StudySessionPayload { session { id } }', head)).toEqual({ code: 'STUDY_SESSION_UNKNOWN' });
  });

  it('is planned by who keeps records of the division, and recorded by its organiser alone', async () => {
    expect(await plan({}, clerk)).toEqual({ code: 'FORBIDDEN' });
    expect(await plan({}, elsewhere)).toEqual({ code: 'FORBIDDEN' });
    const id = await planned();
    desk.at('2012-07-04T16:00');
    for (const as of [financeHead, leader, clerk]) expect(await step('holdStudySession', id, { present: ['T-1'] }, as)).toBe('FORBIDDEN');
    expect(await step('cancelStudySession', id, { reason: '改期' }, leader)).toBe('FORBIDDEN');
    expect(await step('cancelStudySession', id, { reason: '改期' })).toBe('CANCELLED');
    expect(await desk.query(`{ studySession(id: "${id}") { id } }`, elsewhere)).toEqual({ code: 'FORBIDDEN' });
    expect(await desk.query(`{ studySessions(division: "${TOWNSHIP}", period: "2012") { edges { node { id } } } }`, elsewhere)).toEqual({ code: 'FORBIDDEN' });
  });

  it('lists the sessions of a period, the earliest first', async () => {
    await planned({ heldOn: '2012-07-05' });
    const first = await planned();
    const { studySessions } = await desk.query(`{ studySessions(division: "${TOWNSHIP}", period: "2012-07", first: 1) { edges { node { id } } pageInfo { hasNextPage } } }`);
    expect(studySessions).toEqual({ edges: [{ node: { id: first } }], pageInfo: { hasNextPage: true } });
  });
});
