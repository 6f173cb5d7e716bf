import { person } from '@mashang/platform-testing';
import { head, leader, officer, PersonnelDesk } from '../../test/personnel-desk';
import { LEAVE_STATES, leaveLifecycle } from './leave.lifecycle';

const MONDAY = ['2012-08-13T08:15', '2012-08-13T17:30'] as const;

/** T-1 is A and T-2 is B of P-1; T-2 is A of P-2, which has no B. */
describe('leave', () => {
  let desk: PersonnelDesk;

  beforeEach(async () => {
    desk = await PersonnelDesk.open();
  });

  afterEach(() => desk.close());

  const read = (leaveNo: unknown, fields: string, as = leader) => desk.query(`{ leave(leaveNo: "${String(leaveNo)}") { ${fields} } }`, as);

  it('moves by this grid', () => {
    expect(leaveLifecycle.grid(LEAVE_STATES)).toEqual([
      'REQUESTED: approve→APPROVED reject→REJECTED withdraw→WITHDRAWN',
      'APPROVED: withdraw→WITHDRAWN return→RETURNED',
      'REJECTED:',
      'WITHDRAWN:',
      'RETURNED:',
    ]);
  });

  it('is refused with the post, the time and who could stand in, when B is away too', async () => {
    await desk.assign('P-2', 'T-3', 'B', '2012-08-06');
    await desk.appointHead('T-9', '2012-08-06', false);
    await desk.takeLeave('T-1', '2012-08-13T14:00', '2012-08-14T12:00');
    const refused = await desk.requestLeave('T-2', ...MONDAY, 'message gap { post { code } from until } gaps { post { code } } standIns { kind officer { staffNo } }');
    expect(refused).toMatchObject({
      code: 'POST_WOULD_STAND_EMPTY',
      message: expect.stringContaining('P-1 (岗P-1) from 2012-08-13 14:00 to 2012-08-13 17:30: T-9, T-3 could stand in'),
      gap: { post: { code: 'P-1' }, from: '2012-08-13T06:00:00.000Z', until: '2012-08-13T09:30:00.000Z' },
      gaps: [{ post: { code: 'P-1' } }],
      standIns: [{ kind: 'HEAD', officer: { staffNo: 'T-9' } }, { kind: 'COLLEAGUE', officer: { staffNo: 'T-3' } }],
    });
    expect(await desk.requestLeave('T-2', '2012-08-13T08:15', '2012-08-13T12:00')).toMatchObject({ leaveNo: '350199101-2012-L000002' });
  });

  it('names officers of the department without a post among who could stand in, and nobody who has left', async () => {
    await desk.send('recordDeparture', 'RecordDepartureInput', { staffNo: 'T-9', lastDay: '2012-08-10' }, '__typename', leader);
    expect(await desk.requestLeave('T-2', ...MONDAY, 'gap { post { code } } standIns { kind officer { staffNo } }')).toEqual({
      code: 'POST_WOULD_STAND_EMPTY',
      gap: { post: { code: 'P-2' } },
      standIns: ['T-1', 'T-3'].map((staffNo) => ({ kind: 'COLLEAGUE', officer: { staffNo } })),
    });
  });

  it('is held from the moment it is asked for, and free again once it is refused or taken back', async () => {
    await desk.assign('P-2', 'T-3', 'B', '2012-08-06');
    const { leaveNo } = await desk.requestLeave('T-1', ...MONDAY);
    expect(await desk.requestLeave('T-2', ...MONDAY)).toEqual({ code: 'POST_WOULD_STAND_EMPTY' });
    expect(await desk.stepLeave('rejectLeave', leaveNo, head)).toBe('TEXT_LENGTH');
    expect(await desk.stepLeave('rejectLeave', leaveNo, head, { note: '汛期' })).toBe('REJECTED');
    expect(await desk.stepLeave('approveLeave', leaveNo, head)).toBe('STATE_FORBIDS_STEP');
    const second = await desk.requestLeave('T-2', ...MONDAY);
    expect(await desk.stepLeave('withdrawLeave', second['leaveNo'], officer('T-2'))).toBe('WITHDRAWN');
    expect(await desk.requestLeave('T-1', ...MONDAY)).toMatchObject({ leaveNo: expect.any(String) });
  });

  it('lets the head cover where the department says so, and whoever acts is written down and told to others', async () => {
    await desk.appointHead('T-9', '2012-08-06', true);
    await desk.takeLeave('T-1', '2012-08-13T08:15', '2012-08-15T17:30');
    await desk.takeLeave('T-2', '2012-08-14T08:15', '2012-08-14T17:30');
    const week = '(interval: { from: "2012-08-13T00:00:00+08:00", until: "2012-08-18T00:00:00+08:00" })';
    const { post } = (await desk.query(
      `{ post(code: "P-1") { coverage${week} { isCovered covers { role officer { staffNo } until } } substitutions${week} { role absent { staffNo } acting { staffNo } startsAt endsAt state } } }`,
    )) as { post: Record<string, unknown> };
    expect(post['coverage']).toEqual({
      isCovered: true,
      covers: [
        { role: 'B', officer: { staffNo: 'T-2' }, until: '2012-08-13T09:30:00.000Z' },
        { role: 'HEAD', officer: { staffNo: 'T-9' }, until: '2012-08-14T09:30:00.000Z' },
        { role: 'B', officer: { staffNo: 'T-2' }, until: '2012-08-15T09:30:00.000Z' },
        { role: 'A', officer: { staffNo: 'T-1' }, until: '2012-08-17T09:30:00.000Z' },
      ],
    });
    expect(post['substitutions']).toMatchObject([
      { role: 'B', absent: { staffNo: 'T-1' }, acting: { staffNo: 'T-2' }, startsAt: '2012-08-13T00:15:00.000Z', endsAt: '2012-08-13T09:30:00.000Z' },
      { role: 'HEAD', absent: { staffNo: 'T-1' }, acting: { staffNo: 'T-9' }, startsAt: '2012-08-14T00:15:00.000Z', endsAt: '2012-08-14T09:30:00.000Z' },
      { role: 'B', absent: { staffNo: 'T-1' }, acting: { staffNo: 'T-2' }, startsAt: '2012-08-15T00:15:00.000Z', endsAt: '2012-08-15T09:30:00.000Z' },
    ]);
    const covering = (await desk.messages()).filter(({ type, payload }) => type === 'PostHoldingChanged' && payload['postCode'] === 'P-1');
    expect(covering).toEqual([
      {
        type: 'PostHoldingChanged',
        key: expect.stringContaining('-S'),
        payload: { holdingId: covering[0]?.key, postCode: 'P-1', departmentCode: 'GS-LAND', staffNo: 'T-9', role: 'HEAD', startsOn: '2012-08-14', endsOn: '2012-08-14' },
      },
    ]);
  });

  it('tells that the head no longer covers when a leave is taken back', async () => {
    await desk.appointHead('T-9', '2012-08-06', true);
    await desk.takeLeave('T-1', ...MONDAY);
    const leaveNo = await desk.takeLeave('T-2', ...MONDAY);
    const week = '(interval: { from: "2012-08-13T00:00:00+08:00", until: "2012-08-18T00:00:00+08:00" })';
    const acting = async () => ((await desk.query(`{ post(code: "P-1") { substitutions${week} { substitutionNo role state } } }`)) as { post: { substitutions: { substitutionNo: string; role: string; state: string }[] } }).post.substitutions;
    // It was handed over already, and is called off all the same.
    const [byHead] = (await acting()).filter(({ role }) => role === 'HEAD');
    await desk.send('handOverPost', 'SubstitutionNoteInput', { substitutionNo: byHead?.substitutionNo, version: 1, note: '3件待补正' }, '... on SubstitutionPayload { substitution { state } }', officer('T-1'));
    expect((await acting()).map(({ role, state }) => `${role} ${state}`)).toEqual(['HEAD HANDED_OVER']);
    await desk.stepLeave('withdrawLeave', leaveNo, officer('T-2'));
    expect((await acting()).map(({ role, state }) => `${role} ${state}`)).toEqual(['B PLANNED']);
    const covering = (await desk.messages()).filter(({ payload }) => payload['role'] === 'HEAD' && payload['postCode'] === 'P-1');
    expect(covering.map(({ payload }) => payload['endsOn'])).toEqual(['2012-08-13', '2012-08-12']);
  });

  it('ends when the officer is back, and with it the substitution, whose notes went both ways', async () => {
    await desk.takeLeave('T-1', '2012-08-13T08:15', '2012-08-17T17:30');
    const { post } = (await desk.query('{ post(code: "P-1") { substitutions(interval: { from: "2012-08-13T00:00:00+08:00", until: "2012-08-18T00:00:00+08:00" }) { substitutionNo } } }')) as {
      post: { substitutions: { substitutionNo: string }[] };
    };
    const substitutionNo = post.substitutions[0]?.substitutionNo;
    const note = (mutation: string, version: number, staffNo: string, text = '3件待补正') =>
      desk.send(mutation, 'SubstitutionNoteInput', { substitutionNo, version, note: text }, '... on SubstitutionPayload { substitution { state } } ... on UserError { code }', officer(staffNo));
    expect(await note('handOverPost', 1, 'T-2')).toEqual({ code: 'FORBIDDEN' });
    expect(await note('handOverPost', 1, 'T-1', ' ')).toEqual({ code: 'TEXT_LENGTH' });
    expect(await note('handOverPost', 1, 'T-1')).toEqual({ substitution: { state: 'HANDED_OVER' } });
    expect(await note('handPostBack', 2, 'T-2')).toEqual({ code: 'SUBSTITUTION_NOT_BEGUN' });
    desk.at('2012-08-15T14:00');
    const { leaves } = (await desk.query('{ leaves(filter: { staffNo: "T-1" }) { edges { node { leaveNo } } } }')) as { leaves: { edges: { node: { leaveNo: string } }[] } };
    const leaveNo = leaves.edges[0]?.node.leaveNo;
    expect(await desk.stepLeave('withdrawLeave', leaveNo, officer('T-1'))).toBe('LEAVE_HAS_BEGUN');
    expect(await desk.stepLeave('returnFromLeave', leaveNo, officer('T-1'))).toBe('RETURNED');
    expect(await read(leaveNo, 'awayUntil endsAt workingMinutes')).toEqual({ leave: { awayUntil: '2012-08-15T06:00:00.000Z', endsAt: '2012-08-17T09:30:00.000Z', workingMinutes: 2 * 435 + 225 } });
    expect(await note('handPostBack', 3, 'T-1')).toEqual({ code: 'FORBIDDEN' });
    expect(await note('handPostBack', 3, 'T-2', '已办结2件')).toEqual({ substitution: { state: 'HANDED_BACK' } });
    const notes = (as: typeof leader) => desk.query(`{ substitution(substitutionNo: "${substitutionNo}") { state handOverNote handBackNote } }`, as);
    for (const as of [officer('T-1'), officer('T-2'), head, leader, person.auditor()]) {
      expect(await notes(as)).toEqual({ substitution: { state: 'HANDED_BACK', handOverNote: '3件待补正', handBackNote: '已办结2件' } });
    }
    const elsewhere = { divisionCodes: ['350199102000'] };
    for (const as of [officer('T-3'), person.departmentHead({ departmentCode: 'GS-CONSTRUCTION' }), person.analyst(), person.townshipLeader(elsewhere), person.auditor(elsewhere)]) {
      expect(await notes(as)).toEqual({ substitution: { state: 'HANDED_BACK', handOverNote: null, handBackNote: null } });
    }
    expect(await desk.query(`{ substitution(substitutionNo: "${substitutionNo}") { endsAt handOverNote handBackNote } }`)).toEqual({
      substitution: { endsAt: '2012-08-15T06:00:00.000Z', handOverNote: '3件待补正', handBackNote: '已办结2件' },
    });
  });

  it.each([
    ['LEAVE_ENDS_BEFORE_IT_BEGINS', '2012-08-13T12:00', '2012-08-13T09:00'],
    ['LEAVE_ENDS_BEFORE_IT_BEGINS', '2012-08-13T12:00', '2012-08-13T12:00'],
    ['LEAVE_OUTSIDE_WORKING_TIME', '2012-08-11T00:00', '2012-08-13T08:15'],
    ['LEAVE_OUTSIDE_WORKING_TIME', '2012-08-13T12:00', '2012-08-13T14:00'],
    ['LEAVE_BEGINS_IN_THE_PAST', '2012-08-03T08:15', '2012-08-13T12:00'],
    ['LEAVE_TOO_LONG', '2012-08-13T08:15', '2013-08-20T12:00'],
    ['LEAVE_TOO_FAR_AHEAD', '2014-08-07T08:15', '2014-08-08T12:00'],
    ['LEAVE_TOO_FAR_AHEAD', '9999-12-30T08:15', '9999-12-31T12:00'],
  ])('is refused with %s from %s to %s, and nothing is written', async (code, from, until) => {
    expect(await desk.requestLeave('T-1', from, until)).toEqual({ code });
    expect(await desk.query('{ leaves { edges { node { leaveNo } } } }')).toEqual({ leaves: { edges: [] } });
    expect(await desk.messages()).toEqual([]);
  });

  it('is not taken twice for the same time, nor after leaving the service', async () => {
    await desk.takeLeave('T-1', ...MONDAY);
    expect(await desk.requestLeave('T-1', '2012-08-13T14:00', '2012-08-14T12:00')).toEqual({ code: 'LEAVE_OVERLAPS' });
    const departure = { staffNo: 'T-1', lastDay: '2012-08-20' };
    expect(await desk.send('recordDeparture', 'RecordDepartureInput', departure, '... on EmploymentPayload { officer { employments { endsOn } } } ... on UserError { code }', leader)).toEqual({
      officer: { employments: [{ endsOn: '2012-08-20' }] },
    });
    expect(await desk.requestLeave('T-1', '2012-08-20T08:15', '2012-08-21T12:00')).toEqual({ code: 'OFFICER_HAS_LEFT' });
    expect(await desk.requestLeave('T-0', ...MONDAY)).toEqual({ code: 'LEAVE_NEEDS_AN_OFFICER' });
  });

  it('is not granted for a time after the departure that was recorded meanwhile', async () => {
    const { leaveNo } = await desk.requestLeave('T-3', ...MONDAY);
    await desk.send('recordDeparture', 'RecordDepartureInput', { staffNo: 'T-3', lastDay: '2012-08-10' }, '__typename', leader);
    expect(await desk.stepLeave('approveLeave', leaveNo, head)).toBe('OFFICER_HAS_LEFT');
  });

  describe('access', () => {
    it('is decided by the head of the department or a leader, never by who asks or by another department', async () => {
      const { leaveNo } = await desk.requestLeave('T-1', ...MONDAY);
      expect(await desk.stepLeave('approveLeave', leaveNo, officer('T-1'))).toBe('FORBIDDEN');
      expect(await desk.stepLeave('approveLeave', leaveNo, person.departmentHead({ departmentCode: 'GS-CONSTRUCTION' }))).toBe('FORBIDDEN');
      expect(await desk.stepLeave('approveLeave', leaveNo, person.townshipLeader({ divisionCodes: ['350199102000'] }))).toBe('FORBIDDEN');
      expect(await desk.stepLeave('approveLeave', leaveNo, person.departmentHead({ departmentCode: 'GS-LAND', staffNo: 'T-1' }))).toBe('DECISION_NEEDS_ANOTHER_PERSON');
      expect(await desk.stepLeave('withdrawLeave', leaveNo, officer('T-2'))).toBe('FORBIDDEN');
      expect(await desk.stepLeave('approveLeave', leaveNo, leader)).toBe('APPROVED');
    });

    it('is read by the officer, the head, the leaders and the auditor, and a list shows no more', async () => {
      const { leaveNo } = await desk.requestLeave('T-1', ...MONDAY);
      for (const as of [officer('T-1'), head, leader, person.auditor()]) {
        expect(await read(leaveNo, 'reason', as)).toEqual({ leave: { reason: '年休' } });
        expect(await desk.query('{ leaves { edges { node { leaveNo } } } }', as)).toEqual({ leaves: { edges: [{ node: { leaveNo } }] } });
      }
      const elsewhere = { divisionCodes: ['350199102000'] };
      for (const as of [officer('T-2'), person.departmentHead({ departmentCode: 'GS-CONSTRUCTION' }), person.townshipLeader(elsewhere), person.auditor(elsewhere)]) {
        await expect(read(leaveNo, 'reason', as)).rejects.toThrow('FORBIDDEN');
        expect(await desk.query('{ leaves(filter: { department: "GS-LAND" }) { edges { node { leaveNo } } } }', as)).toEqual({ leaves: { edges: [] } });
      }
      await expect(read(leaveNo, 'reason', person.citizen())).rejects.toThrow('FORBIDDEN');
    });

    it('keeps who is away from the public', async () => {
      const week = '(interval: { from: "2012-08-13T00:00:00+08:00", until: "2012-08-18T00:00:00+08:00" })';
      await expect(desk.query(`{ post(code: "P-1") { coverage${week} { isCovered } } }`, person.citizen())).rejects.toThrow('FORBIDDEN');
      await expect(desk.query(`{ coverage(department: "GS-LAND", interval: { from: "2012-08-13T00:00:00+08:00", until: "2012-08-18T00:00:00+08:00" }) { isCovered } }`, person.citizen())).rejects.toThrow('FORBIDDEN');
    });
  });
});
