import { testContext } from '@mashang/platform-testing';
import { DepartmentHeadEntity } from '../department/department-head.entity';
import { PostEntity } from './post.entity';
import { person } from '@mashang/platform-testing';
import { head, leader, officer, PersonnelDesk } from '../../test/personnel-desk';

/** T-1 is A and T-2 is B of P-1; T-2 is A of P-2, which has no B. The clock stands on 2012-08-06. */
describe('who holds a post', () => {
  let desk: PersonnelDesk;

  beforeEach(async () => {
    desk = await PersonnelDesk.open();
  });

  afterEach(() => desk.close());

  const move = (mutation: string, inputType: string, input: object) =>
    desk.send(mutation, inputType, { ...input }, '... on EmploymentPayload { officer { title department { code } employments { startsOn endsOn title } } } ... on PostWouldStandEmpty { code gap { post { code } } }', leader);
  const holders = async (on: string) => {
    const { department } = (await desk.query(`{ department(code: "GS-LAND") { posts { code holdings(on: "${on}") { role officer { staffNo } } } } }`)) as {
      department: { posts: { code: string; holdings: { role: string; officer: { staffNo: string } }[] }[] };
    };
    return department.posts.map(({ code, holdings }) => `${code}: ${holdings.map(({ role, officer: { staffNo } }) => `${role} ${staffNo}`).join(', ')}`);
  };

  it('is told to others with the whole state, at each change', async () => {
    const holdingId = await desk.assign('P-2', 'T-3', 'B', '2012-08-10');
    expect(await desk.endHolding(holdingId, '2012-08-31')).toBe('2012-08-31');
    const state = { holdingId, postCode: 'P-2', departmentCode: 'GS-LAND', staffNo: 'T-3', role: 'B', startsOn: '2012-08-10' };
    expect(await desk.messages()).toEqual([
      { type: 'PostHoldingChanged', key: holdingId, payload: { ...state, endsOn: null } },
      { type: 'PostHoldingChanged', key: holdingId, payload: { ...state, endsOn: '2012-08-31' } },
    ]);
    expect(await holders('2012-08-09')).toEqual(['P-1: A T-1, B T-2', 'P-2: A T-2', 'P-3: ']);
    expect(await holders('2012-08-31')).toEqual(['P-1: A T-1, B T-2', 'P-2: A T-2, B T-3', 'P-3: ']);
    expect(await holders('2012-09-01')).toEqual(['P-1: A T-1, B T-2', 'P-2: A T-2', 'P-3: ']);
  });

  it.each([
    ['SAME_PERSON_A_AND_B', 'P-2', 'T-2', 'B', '2012-08-10', null],
    ['HOLDING_OVERLAPS', 'P-2', 'T-3', 'A', '2012-08-10', '2012-08-11'],
    ['HOLDING_ENDS_BEFORE_IT_BEGINS', 'P-2', 'T-3', 'B', '2012-08-10', '2012-08-09'],
    ['OFFICER_UNKNOWN', 'P-2', 'T-0', 'B', '2012-08-10', null],
    ['HOLDING_BEGINS_IN_THE_PAST', 'P-2', 'T-3', 'B', '2012-08-04', null],
    ['DATE_OUT_OF_REACH', 'P-2', 'T-3', 'B', '2012-08-10', '9999-12-31'],
    ['DATE_OUT_OF_REACH', 'P-2', 'T-3', 'B', '2032-08-07', null],
    ['POST_UNKNOWN', 'P-0', 'T-3', 'B', '2012-08-10', null],
  ] as const)('is refused with %s when %s would get %s as %s from %s to %s, and nothing is written', async (code, post, staffNo, role, startsOn, endsOn) => {
    expect(await desk.assign(post, staffNo, role, startsOn, endsOn)).toBe(code);
    expect(await desk.messages()).toEqual([]);
    expect(await holders('2012-08-10')).toEqual(['P-1: A T-1, B T-2', 'P-2: A T-2', 'P-3: ']);
  });

  it('does not outlive the officer’s service', async () => {
    await move('recordDeparture', 'RecordDepartureInput', { staffNo: 'T-3', lastDay: '2012-08-20' });
    expect(await desk.assign('P-2', 'T-3', 'B', '2012-08-10')).toBe('HOLDING_OUTLIVES_EMPLOYMENT');
    expect(await desk.assign('P-2', 'T-3', 'B', '2012-08-10', '2012-08-21')).toBe('HOLDING_OUTLIVES_EMPLOYMENT');
    expect(await desk.assign('P-2', 'T-3', 'B', '2012-08-21', '2012-08-22')).toBe('OFFICER_HAS_LEFT');
    expect(await desk.assign('P-2', 'T-3', 'B', '2012-08-10', '2012-08-20')).toEqual(expect.stringContaining('-H'));
  });

  it.each([
    ['HOLDING_UNKNOWN', 'H-0', '2012-08-31'],
    ['DATE_OUT_OF_REACH', 'H-1', '9999-12-31'],
    ['HOLDING_ENDS_BEFORE_IT_BEGINS', 'H-1', '2011-12-31'],
    ['HOLDING_ENDS_IN_THE_PAST', 'H-1', '2012-08-04'],
    ['POST_WOULD_STAND_EMPTY', 'H-3', '2012-08-31'],
  ])('does not end, refused with %s, when %s should on %s', async (code, holdingId, endsOn) => {
    expect(await desk.endHolding(holdingId, endsOn)).toBe(code);
    expect(await desk.messages()).toEqual([]);
  });

  it('does not end while the other holder is away at any later time', async () => {
    await desk.takeLeave('T-1', '2012-11-05T08:15', '2012-11-05T12:00');
    expect(await desk.endHolding('H-2', '2012-08-31')).toBe('POST_WOULD_STAND_EMPTY');
    expect(await desk.endHolding('H-2', '2012-11-05')).toBe('2012-11-05');
    expect(await desk.endHolding('H-2', '2012-11-06')).toBe('HOLDING_ENDED_BEFORE');
    expect(await desk.endHolding('H-1', '2012-12-31')).toBe('POST_WOULD_STAND_EMPTY');
  });

  it('ends with a transfer, which is refused while a post would stand empty, and is called off when it had not begun', async () => {
    const transfer = { staffNo: 'T-2', department: 'GS-CONSTRUCTION', title: '规划员', startsOn: '2012-09-03' };
    expect(await move('transferOfficer', 'TransferOfficerInput', transfer)).toEqual({ code: 'POST_WOULD_STAND_EMPTY', gap: { post: { code: 'P-2' } } });
    await desk.assign('P-2', 'T-3', 'B', '2012-08-10');
    const future = await desk.assign('P-3', 'T-2', 'A', '2012-10-08');
    expect(await move('transferOfficer', 'TransferOfficerInput', transfer)).toEqual({
      officer: {
        title: '工作人员',
        department: { code: 'GS-LAND' },
        employments: [
          { startsOn: '2012-08-06', endsOn: '2012-09-02', title: '工作人员' },
          { startsOn: '2012-09-03', endsOn: null, title: '规划员' },
        ],
      },
    });
    expect(await holders('2012-09-02')).toEqual(['P-1: A T-1, B T-2', 'P-2: A T-2, B T-3', 'P-3: ']);
    expect(await holders('2012-10-08')).toEqual(['P-1: A T-1', 'P-2: B T-3', 'P-3: ']);
    const calledOff = (await desk.messages()).filter(({ key }) => key === future).map(({ payload }) => [payload['startsOn'], payload['endsOn']]);
    expect(calledOff).toEqual([['2012-10-08', null], ['2012-10-08', '2012-10-07']]);
    expect(await move('transferOfficer', 'TransferOfficerInput', { ...transfer, startsOn: '2012-09-01' })).toEqual({ code: 'LATER_EMPLOYMENT_EXISTS' });
    expect(await move('transferOfficer', 'TransferOfficerInput', { ...transfer, startsOn: '2012-10-01' })).toEqual({ code: 'TRANSFER_TO_SAME_PLACE' });
    expect(await move('transferOfficer', 'TransferOfficerInput', { ...transfer, staffNo: 'T-1', startsOn: '2012-08-05' })).toEqual({ code: 'TRANSFER_IN_THE_PAST' });
  });

  it('leaves the register as it is until the day of the transfer, and changes it then, once', async () => {
    const registered = async () => (await desk.query('{ officer(staffNo: "T-3") { title department { code } } }'))['officer'];
    const [before, after] = [{ title: '工作人员', department: { code: 'GS-LAND' } }, { title: '规划员', department: { code: 'GS-CONSTRUCTION' } }];
    const transfer = { staffNo: 'T-3', department: 'GS-CONSTRUCTION', title: '规划员', startsOn: '2012-09-03' };
    expect(await move('transferOfficer', 'TransferOfficerInput', transfer)).toMatchObject({ officer: before });
    desk.at('2012-09-02T23:59');
    expect([await desk.subgraph.runDueJobs(), await registered()]).toEqual([0, before]);
    desk.at('2012-09-03T00:00');
    expect([await desk.subgraph.runDueJobs(), await registered()]).toEqual([1, after]);
    expect(await desk.subgraph.runDueJobs()).toBe(0);
    const back = { ...transfer, department: 'GS-LAND', title: '工作人员' };
    expect(await move('transferOfficer', 'TransferOfficerInput', { ...back, startsOn: '2012-09-04' })).toMatchObject({ officer: after });
    const again = { staffNo: 'T-9', department: 'GS-CONSTRUCTION', title: '规划员', startsOn: '2012-09-03' };
    expect(await move('transferOfficer', 'TransferOfficerInput', again)).toMatchObject({ officer: after });
  });

  it.each([
    ['transferOfficer', 'TransferOfficerInput', { staffNo: 'T-3', department: 'GS-CONSTRUCTION', title: '规划员', startsOn: '9999-12-31' }],
    ['recordDeparture', 'RecordDepartureInput', { staffNo: 'T-3', lastDay: '9999-12-31' }],
    ['appointDepartmentHead', 'AppointDepartmentHeadInput', { department: 'GS-LAND', staffNo: 'T-9', coversPosts: true, startsOn: '9999-12-31' }],
  ])('lies within reach, and so do service and headship: %s', async (mutation, inputType, input) => {
    expect(await desk.send(mutation, inputType, input, '__typename', leader)).toEqual({ code: 'DATE_OUT_OF_REACH' });
  });

  it('ends as far away as can be said without a walk through ages', async () => {
    await desk.assign('P-2', 'T-3', 'B', '2012-08-10', '2032-08-06');
    expect(await desk.requestLeave('T-2', '2012-08-13T08:15', '2012-08-13T12:00')).toMatchObject({ leaveNo: expect.any(String) });
    expect(await desk.endHolding('H-2', '2012-08-31')).toBe('2012-08-31');
  });

  it.each(['coverage(interval: $i) { isCovered }', 'substitutions(interval: $i) { state }'])('is asked about within reach: %s', async (field) => {
    const interval = '{ from: "9999-12-30T00:00:00+08:00", until: "9999-12-31T23:59:59+08:00" }';
    await expect(desk.query(`{ post(code: "P-1") { ${field.replace('$i', interval)} } }`)).rejects.toThrow('DATE_OUT_OF_REACH');
  });

  it('stays when the officer gets another title in the same department, and elsewhere after a transfer', async () => {
    const divisionCode = '350199101000';
    const { database } = desk.subgraph;
    await database.transaction(testContext(), async (tx) => {
      const manager = database.manager(tx);
      await manager.insert(PostEntity, { code: 'C-1', name: '岗C-1', duties: '规划', isWindowPost: false, departmentCode: 'GS-CONSTRUCTION', divisionCode });
      await manager.insert(DepartmentHeadEntity, { id: 'DH-C', departmentCode: 'GS-CONSTRUCTION', staffNo: 'T-3', coversPosts: true, startsOn: '2012-01-01', endsOn: null, divisionCode });
    });
    expect(await desk.assign('C-1', 'T-3', 'A', '2012-08-06', null, leader)).toEqual(expect.stringContaining('-H'));
    await desk.assign('P-3', 'T-3', 'A', '2012-08-06');
    expect(await move('transferOfficer', 'TransferOfficerInput', { staffNo: 'T-3', department: 'GS-LAND', title: '副所长', startsOn: '2012-08-20' })).toMatchObject({ officer: {} });
    const held = async () => {
      const { officer: found } = (await desk.query('{ officer(staffNo: "T-3") { posts(on: "2012-12-03") { post { code } } } }')) as { officer: { posts: { post: { code: string } }[] } };
      return found.posts.map(({ post }) => post.code);
    };
    const headElsewhere = async () => (await desk.query('{ department(code: "GS-CONSTRUCTION") { head(on: "2012-12-03") { officer { staffNo } } } }')) as unknown;
    expect(await held()).toEqual(['C-1', 'P-3']);
    expect(await headElsewhere()).toEqual({ department: { head: { officer: { staffNo: 'T-3' } } } });
    expect(await move('transferOfficer', 'TransferOfficerInput', { staffNo: 'T-3', department: 'GS-CONSTRUCTION', title: '规划员', startsOn: '2012-09-03' })).toMatchObject({ officer: {} });
    expect(await held()).toEqual(['C-1']);
    expect(await headElsewhere()).toEqual({ department: { head: { officer: { staffNo: 'T-3' } } } });
  });

  it('is decided by the head of the post’s department or a leader, where officers serve and who heads a department by a leader', async () => {
    const elsewhere = person.departmentHead({ departmentCode: 'GS-CONSTRUCTION' });
    expect(await desk.assign('P-2', 'T-3', 'B', '2012-08-10', null, officer('T-2'))).toBe('FORBIDDEN');
    expect(await desk.assign('P-2', 'T-3', 'B', '2012-08-10', null, elsewhere)).toBe('FORBIDDEN');
    expect(await desk.endHolding('H-2', '2012-08-31', elsewhere)).toBe('FORBIDDEN');
    expect(await desk.appointHead('T-9', '2012-08-10', true, head)).toBe('FORBIDDEN');
    const farLeader = person.townshipLeader({ divisionCodes: ['350199102000'] });
    expect(await desk.appointHead('T-9', '2012-08-10', true, farLeader)).toBe('FORBIDDEN');
    expect(await desk.send('recordDeparture', 'RecordDepartureInput', { staffNo: 'T-3', lastDay: '2012-08-20' }, '__typename', farLeader)).toEqual({ code: 'FORBIDDEN' });
    const transfer = { staffNo: 'T-3', department: 'GS-CONSTRUCTION', title: '规划员', startsOn: '2012-08-20' };
    expect(await desk.send('transferOfficer', 'TransferOfficerInput', transfer, '__typename', farLeader)).toEqual({ code: 'FORBIDDEN' });
    expect(await desk.send('recordDeparture', 'RecordDepartureInput', { staffNo: 'T-3', lastDay: '2012-08-20' }, '__typename', head)).toEqual({ code: 'FORBIDDEN' });
    expect(await desk.assign('P-2', 'T-3', 'B', '2012-08-10', null, leader)).toEqual(expect.stringContaining('-H'));
  });

  it('is answered for an instant: who acts on each post, a post that nobody covers left out', async () => {
    await desk.takeLeave('T-1', '2012-08-13T08:15', '2012-08-13T12:00');
    const covering = async (local: string) => [...(await desk.coveringAt(['P-1', 'P-2', 'P-3'], local))].map(([code, { role, staffNo }]) => `${code}: ${role} ${staffNo}`);
    expect(await covering('2012-08-13T11:59')).toEqual(['P-1: B T-2', 'P-2: A T-2']);
    expect(await covering('2012-08-13T14:00')).toEqual(['P-1: A T-1', 'P-2: A T-2']);
  });
});

describe('the head of a department', () => {
  let desk: PersonnelDesk;

  beforeEach(async () => {
    desk = await PersonnelDesk.open();
  });

  afterEach(() => desk.close());

  it('is not replaced by one who does not cover, while a leave counts on the cover', async () => {
    await desk.appointHead('T-9', '2012-08-06', true);
    await desk.takeLeave('T-1', '2012-08-13T08:15', '2012-08-13T17:30');
    await desk.takeLeave('T-2', '2012-08-13T08:15', '2012-08-13T17:30');
    expect(await desk.appointHead('T-3', '2012-08-13', false)).toBe('POST_WOULD_STAND_EMPTY');
    expect(await desk.requestLeave('T-9', '2012-08-13T08:15', '2012-08-13T12:00')).toEqual({ code: 'POST_WOULD_STAND_EMPTY' });
    expect(await desk.appointHead('T-3', '2012-08-13', true)).toBe('T-3');
    expect(await desk.requestLeave('T-9', '2012-08-13T08:15', '2012-08-13T12:00')).toMatchObject({ leaveNo: expect.any(String) });
    const told = (await desk.messages()).filter(({ payload }) => payload['role'] === 'HEAD' && payload['postCode'] === 'P-2').map(({ payload: { staffNo, startsOn, endsOn } }) => [staffNo, startsOn, endsOn]);
    expect(told).toEqual([['T-9', '2012-08-13', '2012-08-13'], ['T-9', '2012-08-13', '2012-08-12'], ['T-3', '2012-08-13', '2012-08-13']]);
  });

  it.each([
    ['HEAD_TERM_IN_THE_PAST', 'T-3', '2012-08-05'],
    ['LATER_HEAD_TERM_EXISTS', 'T-3', '2012-08-06'],
    ['OFFICER_UNKNOWN', 'T-0', '2012-08-20'],
  ])('is refused with %s: %s from %s', async (code, staffNo, startsOn) => {
    await desk.appointHead('T-9', '2012-08-06', true);
    expect(await desk.appointHead(staffNo, startsOn, true)).toBe(code);
  });
});

describe('a department', () => {
  it('is called on a date what it was called then, and names who came before and after', async () => {
    const desk = await PersonnelDesk.open();
    const { department } = (await desk.query(
      `{ department(code: "GS-LAND") { name before: name(on: "2012-07-31") after: name(on: "2020-01-01") unknown: name(on: "1990-01-01") predecessors(on: "2020-01-01") { name endsOn } successors(on: "2012-07-31") { name startsOn source } } }`,
    )) as { department: unknown };
    expect(department).toEqual({
      name: '国土所',
      before: '国土所',
      after: '自然资源所',
      unknown: '国土所',
      predecessors: [{ name: '国土所', endsOn: '2018-12-31' }],
      successors: [{ name: '自然资源所', startsOn: '2019-01-01', source: '测试文件' }],
    });
    await desk.close();
  });
});

describe('a hamlet', () => {
  it('lies below its village, and its figures are empty', async () => {
    const desk = await PersonnelDesk.open();
    const hamlet = await desk.query('{ division(code: "35019910120101") { level parent { name children { code } } postCoverage { rate { denominator } } } }', leader);
    expect(hamlet).toEqual({ division: { level: 'HAMLET', parent: { name: '高园村', children: [{ code: '35019910120101' }] }, postCoverage: { rate: { denominator: '0' } } } });
    await desk.close();
  });
});
