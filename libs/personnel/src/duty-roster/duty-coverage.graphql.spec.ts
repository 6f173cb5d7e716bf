import { person, testContext } from '@mashang/platform-testing';
import { cadre, DutyDesk, head, leader, POINT, TOWNSHIP, VILLAGE } from '../../test/duty-desk';
import { EmploymentEntity } from '../employment/employment.entity';
import { PostHoldingEntity } from '../post/post-holding.entity';
import { PostEntity } from '../post/post.entity';
import { CoverageRepository } from '../coverage/coverage.repository';

const ROSTER = `${POINT}-2012-09`;
const MONDAY = '2012-09-03';

// Each test has a database of its own, which a busy server takes seconds to make.
jest.setTimeout(60_000);

describe('duty and the posts that its officers hold', () => {
  let desk: DutyDesk;

  beforeEach(async () => {
    desk = await DutyDesk.open();
  });

  afterEach(() => desk.close());

  const insert = (work: (manager: ReturnType<DutyDesk['subgraph']['database']['manager']>) => Promise<unknown>) =>
    desk.subgraph.database.transaction(testContext(), (tx) => work(desk.subgraph.database.manager(tx)));
  /** A window post of the land office, held as A, B by the officers named. */
  const held = (...holders: readonly string[]) =>
    insert(async (manager) => {
      await manager.insert(PostEntity, { code: 'P-9', name: '窗口岗', duties: '受理', isWindowPost: true, departmentCode: 'GS-LAND', divisionCode: TOWNSHIP });
      for (const [index, staffNo] of holders.entries()) {
        await manager.insert(PostHoldingEntity, { id: `H-9${index}`, postCode: 'P-9', staffNo, role: index === 0 ? 'A' : 'B', startsOn: '2012-01-01', endsOn: null, divisionCode: TOWNSHIP });
      }
    });
  const empty = '... on PostWouldStandEmpty { gap { from } }';
  const replace = async (staffNo: string, officer: string) => {
    const { shiftNo, version } = await desk.shiftOf(staffNo);
    return desk.send('replaceOnShift', { shiftNo, version, officer, reason: '临时会议' }, `... on DutyShiftPayload { shift { officer { staffNo } } } ${empty}`);
  };

  it('is not published when it takes the only holder away from a post that must be staffed', async () => {
    await held('V-1');
    await desk.draft();
    expect(await desk.publish(ROSTER)).toEqual({ code: 'POST_WOULD_STAND_EMPTY' });
    expect(await desk.query(`{ dutyRoster(rosterNo: "${ROSTER}") { state } }`)).toEqual({ dutyRoster: { state: 'DRAFT' } });
    await desk.draft({ officers: ['V-2', 'V-3'] });
    expect(await desk.publish(ROSTER)).toBe('PUBLISHED');
  });

  it('is published when the other holder is at the post, and not when both are on duty the same day', async () => {
    await held('V-1', 'V-2');
    await desk.draft();
    expect(await desk.publish(ROSTER)).toBe('PUBLISHED');
    await desk.draft({ placeCode: 'A-3', officers: ['V-2'] });
    expect(await desk.publish('A-3-2012-09')).toMatchObject({ code: expect.stringMatching(/ROSTER_UNCOVERED|POST_WOULD_STAND_EMPTY/) });
    const assigned = { rosterNo: 'A-3-2012-09', version: 1, on: MONDAY, officer: 'V-2' };
    await desk.draft({ placeCode: 'A-3', officers: ['V-4'] });
    const result = await desk.send('assignDutyShift', { ...assigned, version: 2 }, `... on DutyRosterPayload { roster { version } } ${empty}`);
    expect(result).toEqual({ code: 'POST_WOULD_STAND_EMPTY', gap: { from: '2012-09-03T00:15:00.000Z' } });
  });

  it('is neither given nor exchanged to whoever is needed at a post', async () => {
    await desk.published();
    await held('V-2');
    expect(await replace('V-1', 'V-2')).toMatchObject({ code: 'POST_WOULD_STAND_EMPTY' });
    const [own, others] = [await desk.shiftOf('V-1'), await desk.shiftOf('V-2')];
    const asked = await desk.send('requestShiftSwap', { shiftNo: own.shiftNo, withShiftNo: others.shiftNo }, `... on ShiftSwapPayload { swap { swapNo } } ${empty}`, cadre('V-1'));
    expect(asked).toMatchObject({ code: 'POST_WOULD_STAND_EMPTY' });
  });

  it('is exchanged between the two holders of a post, of whom one is at it on either day', async () => {
    await held('V-1', 'V-2');
    await desk.published();
    const [own, others] = [await desk.shiftOf('V-1'), await desk.shiftOf('V-2')];
    const asked = await desk.send('requestShiftSwap', { shiftNo: own.shiftNo, withShiftNo: others.shiftNo }, `... on ShiftSwapPayload { swap { state } } ${empty}`, cadre('V-1'));
    expect(asked).toEqual({ swap: { state: 'REQUESTED' } });
    expect(await replace('V-3', 'V-1')).toEqual({ shift: { officer: { staffNo: 'V-1' } } });
  });

  it('at the centre of the own township takes nobody away from a window of it', async () => {
    const centre = { placeKind: 'SERVICE_CENTER', placeCode: 'C-1', division: TOWNSHIP, officers: ['T-1', 'T-2'], responsible: 'T-1' };
    await desk.draft(centre);
    expect(await desk.publish('C-1-2012-09')).toBe('PUBLISHED');
    expect(await new CoverageRepository(desk.subgraph.database).dutiesElsewhere(testContext(), ['T-1'], september)).toEqual([]);
  });

  const september = { from: new Date('2012-09-01T00:00:00+08:00'), until: new Date('2012-10-01T00:00:00+08:00') };

  it('at an agency point is an absence of the whole day for whoever asks', async () => {
    const rows = new CoverageRepository(desk.subgraph.database);
    await desk.draft();
    expect(await rows.dutiesElsewhere(testContext(), ['V-1'], september)).toEqual([]);
    await desk.publish(ROSTER);
    expect((await rows.dutiesElsewhere(testContext(), ['V-1', 'T-1'], september))[0]).toEqual({ staffNo: 'V-1', on: MONDAY });
    expect(await rows.dutiesElsewhere(testContext(), ['V-1'], { from: new Date('2012-09-04T00:00:00+08:00'), until: new Date('2012-09-05T00:00:00+08:00') })).toEqual([]);
  });

  it('keeps the other holder at the post that day, and the proof says so', async () => {
    await held('V-1', 'V-2');
    await desk.published();
    const leave = (day: string) => desk.send('requestLeave', { kind: 'ANNUAL', startsAt: `${day}T08:15:00+08:00`, endsAt: `${day}T17:30:00+08:00`, reason: '年休' }, `... on LeavePayload { leave { state } } ${empty}`, cadre('V-2'));
    expect(await leave(MONDAY)).toMatchObject({ code: 'POST_WOULD_STAND_EMPTY' });
    const { post } = (await desk.query(`{ post(code: "P-9") { coverage(interval: { from: "${MONDAY}T00:00:00+08:00", until: "2012-09-04T00:00:00+08:00" }) { covers { officer { staffNo } } } } }`)) as { post: { coverage: { covers: unknown } } };
    expect(post.coverage.covers).toEqual([{ officer: { staffNo: 'V-2' } }]);
  });

  describe('that a later absence leaves empty', () => {
    const away = (officer: string, on: string) => desk.send('recordAway', { officer, kind: 'ON_LEAVE', from: on, until: on, reason: '事假' }, '... on RecordAwayPayload { records { on } }');
    const list = (as = leader, division = VILLAGE, from = '2012-09-01', to = '2012-09-30') =>
      desk.query(`{ uncoveredDuties(division: "${division}", from: "${from}", to: "${to}") { on roster { rosterNo } away { staffNo } } }`, as);
    const gap = { on: MONDAY, roster: { rosterNo: ROSTER }, away: [{ staffNo: 'V-1' }] };

    it('is told to nobody of the public as somebody present', async () => {
      await desk.published();
      const onDuty = () => desk.subgraph.entity({ __typename: 'AgencyPoint', code: POINT }, `onDuty(on: "${MONDAY}") { officer { staffNo } }`, { as: person.citizen() });
      expect(await onDuty()).toEqual({ onDuty: [{ officer: { staffNo: 'V-1' } }] });
      await away('V-1', MONDAY);
      expect(await onDuty()).toEqual({ onDuty: [] });
    });

    it('shows on the roster and in the list of whoever keeps it', async () => {
      await desk.published();
      expect(await list()).toEqual({ uncoveredDuties: [] });
      await away('V-1', MONDAY);
      expect(await desk.query(`{ dutyRoster(rosterNo: "${ROSTER}") { state uncoveredDays } }`)).toEqual({ dutyRoster: { state: 'PUBLISHED', uncoveredDays: [MONDAY] } });
      for (const as of [leader, cadre('V-1')]) expect(await list(as)).toEqual({ uncoveredDuties: [gap] });
      expect(await list(leader, TOWNSHIP)).toEqual({ uncoveredDuties: [gap] });
      expect(await list(leader, VILLAGE, '2012-09-04')).toEqual({ uncoveredDuties: [] });
    });

    it('lists the days after a departure', async () => {
      await desk.published();
      await insert((manager) => manager.insert(EmploymentEntity, { id: 'E-1', staffNo: 'V-1', departmentCode: null, title: '村干部', startsOn: '2010-01-01', endsOn: '2012-09-20', divisionCode: VILLAGE }));
      const { uncoveredDuties } = (await list()) as { uncoveredDuties: { on: string }[] };
      expect(uncoveredDuties.map(({ on }) => on)).toEqual((await desk.shifts()).filter(({ on, officer }) => on > '2012-09-20' && officer.staffNo === 'V-1').map(({ on }) => on));
    });

    it('is no other township’s, village’s or citizen’s to list, nor for more than a quarter', async () => {
      await desk.published();
      await away('V-1', MONDAY);
      for (const as of [head, cadre('V-2'), person.townshipLeader({ divisionCodes: ['350199102000'] })]) expect(await list(as)).toEqual({ uncoveredDuties: [] });
      expect(await list(person.citizen())).toEqual({ code: 'FORBIDDEN' });
      expect(await list(leader, VILLAGE, '2012-09-01', '2012-12-31')).toEqual({ code: 'INTERVAL_TOO_LONG' });
      expect(await list(leader, VILLAGE, '2012-09-02', '2012-09-01')).toEqual({ code: 'INTERVAL_ENDS_BEFORE_IT_BEGINS' });
    });
  });
});
