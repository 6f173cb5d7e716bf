import { testContext } from '@mashang/platform-testing';
import { clerk, elsewhere, financeHead, head, leader } from '../../test/office.builder';
import { OfficeDesk } from '../../test/office-desk';
import { TOWNSHIP, VILLAGE } from '../../test/township.builder';
import { OfficerEntity } from '../officer/officer.entity';
import { StudyInvitationEntity } from './study-invitation.entity';
import { studyLoaders } from './study.loaders';
import { StudyRepository } from './study.repository';
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

  it('asks nobody who has left by its day: refused by name, left out of all staff and of the core group', async () => {
    await planned({ kind: 'CORE_GROUP', invited: ['L-1', 'O-1'] });
    await desk.departs('O-1', '2012-07-04');
    expect(await plan({ kind: 'NAMED_STAFF', invited: ['T-1', 'O-1'], heldOn: '2012-07-05' })).toEqual({ code: 'OFFICER_HAS_LEFT' });
    const invited = async (changes: object) => (await rates(await planned(changes)))['attendance'];
    expect(await invited({ kind: 'NAMED_STAFF', invited: ['T-1', 'O-1'] })).toMatchObject({ denominator: '2' });
    expect(await invited({})).toMatchObject({ denominator: '8' });
    expect(await invited({ heldOn: '2012-07-05' })).toMatchObject({ denominator: '7' });
    expect(await invited({ kind: 'CORE_GROUP', heldOn: '2012-07-05' })).toMatchObject({ denominator: '1' });
  });

  const inDepartment = async (code: string, period = '2012-07') =>
    ((await desk.subgraph.entity({ __typename: 'Department', code }, `officeStatistics(period: "${period}") { study { numerator denominator } }`)) as { officeStatistics: { study: object } }).officeStatistics.study;

  it('counts nobody who left before its day, be it after the plan', async () => {
    const id = await planned();
    await desk.departs('O-1', '2012-07-03');
    await desk.departs('F-2', '2012-07-04');
    desk.at('2012-07-04T16:00');
    await step('holdStudySession', id, { present: ['F-2'] });
    expect(await rates(id)).toMatchObject({ attendance: { numerator: '1', denominator: '7' } });
    expect((await rates(id))['missing']).toEqual({ edges: ['F-1', 'L-1', 'L-2', 'T-1', 'T-2', 'V-1'].map((staffNo) => ({ node: { staffNo } })) });
    expect([await inDepartment('GS-OTHER'), await inDepartment('GS-FINANCE')]).toEqual([{ numerator: '0', denominator: '0' }, { numerator: '1', denominator: '2' }]);
    desk.at('2012-08-01T09:00');
    expect(await inDepartment('GS-FINANCE', '2012-08')).toEqual({ numerator: '0', denominator: '1' });
  });

  it('keeps the departments of who had to attend, whatever transfers follow', async () => {
    const id = await planned({ kind: 'NAMED_STAFF', invited: ['F-1', 'F-2', 'L-2'] });
    desk.at('2012-07-04T16:00');
    await step('holdStudySession', id, { present: ['F-2', 'L-2'] });
    const before = [await inDepartment('GS-FINANCE'), await inDepartment('GS-OTHER')];
    expect(before).toEqual([{ numerator: '1', denominator: '2' }, { numerator: '0', denominator: '1' }]);
    desk.at('2012-07-20T09:00');
    for (const staffNo of ['F-2', 'L-2']) expect(await desk.transfers(staffNo, 'GS-OTHER', '2012-07-20')).toMatchObject({ officer: { department: { code: 'GS-OTHER' } } });
    expect([await inDepartment('GS-FINANCE'), await inDepartment('GS-OTHER')]).toEqual(before);
    desk.at('2012-08-06T09:00');
    expect([await inDepartment('GS-FINANCE', '2012-08'), await inDepartment('GS-OTHER', '2012-08')]).toEqual([{ numerator: '0', denominator: '1' }, { numerator: '0', denominator: '3' }]);
    expect([await inDepartment('GS-FINANCE', '2012-06'), await inDepartment('GS-OTHER', '2012-06')]).toEqual([{ numerator: '0', denominator: '2' }, { numerator: '0', denominator: '1' }]);
  });

  it('asks the register for rows from before departments were kept', async () => {
    const id = await planned({ kind: 'NAMED_STAFF', invited: ['F-2'] });
    const { database } = desk.subgraph;
    await database.transaction(testContext(), async (tx) => database.manager(tx).update(StudyInvitationEntity, { sessionId: id }, { departmentCode: null }));
    desk.at('2012-07-04T16:00');
    await step('holdStudySession', id, { present: ['F-2'] });
    expect(await inDepartment('GS-FINANCE')).toEqual({ numerator: '1', denominator: '2' });
  });

  it('calls all staff of a large township, 11,000 of them, and records who was there', async () => {
    const { database } = desk.subgraph;
    const many = Array.from({ length: 11_000 }, (_, index) => ({ staffNo: `Z-${index}`, name: '测试', title: '干部', departmentCode: null, divisionCode: TOWNSHIP }));
    await database.transaction(testContext(), async (tx) => {
      for (let from = 0; from < many.length; from += 1000) await database.manager(tx).insert(OfficerEntity, many.slice(from, from + 1000));
    });
    const id = await planned();
    desk.at('2012-07-04T16:00');
    const present = many.slice(0, 1001).map(({ staffNo }) => staffNo);
    expect(await step('holdStudySession', id, { present })).toBe('NUMBER_OUT_OF_RANGE');
    expect(await step('holdStudySession', id, { present: present.slice(1) })).toBe('HELD');
    expect(await step('recordStudyAttendance', id, { present: present.slice(0, 1) })).toBe('HELD');
    expect(await read(id, 'attendance { numerator denominator }')).toEqual({ attendance: { numerator: '1001', denominator: '11008' } });
  });

  it('shows the first who were there and who were missing of each session, asked for at once, and the next page of one', async () => {
    const ids = [await planned({ kind: 'NAMED_STAFF', invited: ['T-1', 'T-2', 'O-1'] }), await planned({ kind: 'NAMED_STAFF', invited: ['F-1', 'F-2', 'L-1'] })];
    desk.at('2012-07-04T16:00');
    await step('holdStudySession', ids[0] ?? '', { present: ['T-1'] });
    await step('holdStudySession', ids[1] ?? '', { present: ['F-1', 'F-2'] });
    const asked: (readonly string[])[] = [];
    const counting = new (class extends StudyRepository {
      override firstMissing(...[ctx, sessionIds, first]: Parameters<StudyRepository['firstMissing']>) {
        asked.push(sessionIds);
        return super.firstMissing(ctx, sessionIds, first);
      }
      override firstAttendances(...[ctx, sessionIds, first]: Parameters<StudyRepository['firstAttendances']>) {
        asked.push(sessionIds);
        return super.firstAttendances(ctx, sessionIds, first);
      }
    })(desk.subgraph.database);
    const loaders = studyLoaders(testContext(), counting, '2012-07-04');
    const shown = ({ edges, pageInfo }: { edges: readonly { node: { staffNo: string } }[]; pageInfo: { hasNextPage: boolean } }) => [edges.map(({ node }) => node.staffNo), pageInfo.hasNextPage];
    const missing = await Promise.all(ids.map((id) => loaders.firstMissing({ first: 1 }).get(id)));
    expect(missing.map(shown)).toEqual([[['O-1'], true], [['L-1'], false]]);
    expect((await Promise.all(ids.map((id) => loaders.firstAttendances({ first: 1 }).get(id)))).map(shown)).toEqual([[['T-1'], false], [['F-1'], true]]);
    expect(asked).toEqual([ids, ids]);
    expect(shown(await counting.pageMissing(testContext(), ids[0] ?? '', { first: 1, after: missing[0]?.pageInfo.endCursor }))).toEqual([['T-2'], false]);
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
