import { person } from '@mashang/platform-testing';
import { cadre, CADRES, DutyDesk, head, leader, OTHER_CADRES, OTHER_POINT, POINT, TOWNSHIP, VILLAGE } from '../../test/duty-desk';
import { OTHER_VILLAGE } from '../../test/township.builder';
import { refuseLeavers } from './duty-planning';

const ROSTER = `${POINT}-2012-09`;
/** September 2012 has 21 working days, of which the 29th, a Saturday, is worked for the holiday of October. */
const WORKING_DAYS = 21;

describe('a duty roster', () => {
  let desk: DutyDesk;

  beforeEach(async () => {
    desk = await DutyDesk.open();
  });

  afterEach(() => desk.close());

  const away = (officer: string, from: string, until = from) => desk.send('recordAway', { officer, kind: 'ON_LEAVE', from, until, reason: '事假' }, '... on RecordAwayPayload { records { on } }');
  const assign = async (on: string, officer: string, version: number) => desk.send('assignDutyShift', { rosterNo: ROSTER, version, on, officer }, '... on DutyRosterPayload { roster { version } }');

  it('is drafted for each working day in turn, and goes on in turn the next month', async () => {
    expect(await desk.draft()).toEqual({ roster: { rosterNo: ROSTER, state: 'DRAFT', version: 1 } });
    const shifts = await desk.shifts();
    expect(shifts).toHaveLength(WORKING_DAYS);
    expect(shifts.slice(0, 5).map(({ on, officer }) => [on, officer.staffNo])).toEqual([
      ['2012-09-03', 'V-1'],
      ['2012-09-04', 'V-2'],
      ['2012-09-05', 'V-3'],
      ['2012-09-06', 'V-4'],
      ['2012-09-07', 'V-1'],
    ]);
    expect(shifts.at(-1)).toMatchObject({ on: '2012-09-29', officer: { staffNo: 'V-1' } });
    expect(await desk.publish(ROSTER)).toBe('PUBLISHED');
    await desk.draft({ month: '2012-10' });
    expect((await desk.shifts(`${POINT}-2012-10`))[0]?.officer.staffNo).toBe('V-2');
  });

  it('drafted again replaces the draft, and passes over whoever is away or on duty elsewhere', async () => {
    await desk.draft();
    await away('V-2', '2012-09-04');
    expect(await desk.draft()).toMatchObject({ roster: { version: 2 } });
    const shifts = await desk.shifts();
    expect(shifts).toHaveLength(WORKING_DAYS);
    expect(shifts.find(({ on }) => on === '2012-09-04')?.officer.staffNo).not.toBe('V-2');
  });

  it('begins today when the month has begun', async () => {
    await desk.draft({ month: '2012-08' });
    expect((await desk.shifts(`${POINT}-2012-08`))[0]?.on).toBe('2012-08-06');
  });

  it('marks the days of a year whose working days are not published', async () => {
    await desk.draft({ month: '2031-01' });
    const { dutyRoster } = (await desk.query(`{ dutyRoster(rosterNo: "${POINT}-2031-01") { shifts { isProvisional } } }`)) as { dutyRoster: { shifts: { isProvisional: boolean }[] } };
    expect(dutyRoster.shifts.every(({ isProvisional }) => isProvisional)).toBe(true);
    await desk.draft();
    const { dutyRoster: settled } = (await desk.query(`{ dutyRoster(rosterNo: "${ROSTER}") { shifts { isProvisional } } }`)) as { dutyRoster: { shifts: { isProvisional: boolean }[] } };
    expect(settled.shifts.some(({ isProvisional }) => isProvisional)).toBe(false);
  });

  it('is not published with an uncovered working day, and names the days', async () => {
    await desk.draft({ officers: ['V-1'] });
    await away('V-1', '2012-09-06', '2012-09-07');
    const uncovered = { code: 'ROSTER_UNCOVERED', days: ['2012-09-06', '2012-09-07'] };
    expect(await desk.publish(ROSTER)).toEqual(uncovered);
    expect(await desk.query(`{ dutyRoster(rosterNo: "${ROSTER}") { state uncoveredDays } }`)).toEqual({ dutyRoster: { state: 'DRAFT', uncoveredDays: uncovered.days } });
    await assign('2012-09-06', 'V-2', 1);
    await assign('2012-09-07', 'V-2', 2);
    expect(await desk.publish(ROSTER)).toBe('PUBLISHED');
  });

  it('that is published is neither drafted, assigned nor published again', async () => {
    await desk.published();
    expect(await desk.draft()).toEqual({ code: 'ROSTER_PUBLISHED' });
    expect(await assign('2012-09-05', 'V-1', 2)).toEqual({ code: 'STATE_FORBIDS_STEP' });
    expect(await desk.publish(ROSTER)).toEqual({ code: 'STATE_FORBIDS_STEP' });
  });

  it.each([
    ['OFFICER_OF_ANOTHER_DIVISION', { officers: ['V-1', 'O-1'] }],
    ['OFFICER_OF_ANOTHER_DIVISION', { responsible: 'O-1' }],
    ['OFFICER_UNKNOWN', { officers: ['V-9'] }],
    ['ROSTER_OFFICERS', { officers: [] }],
    ['ROSTER_MONTH_PAST', { month: '2012-07' }],
    ['MALFORMED_DIVISION_CODE', { division: 'V' }],
  ])('is refused with %s when it names what cannot be', async (code, changes) => {
    expect(await desk.draft(changes)).toEqual({ code });
    expect(await desk.query(`{ dutyRoster(rosterNo: "${ROSTER}") { state } }`)).toEqual({ dutyRoster: null });
  });

  it('takes no turn of somebody who has left', () => {
    const left = [{ staffNo: 'V-2', kind: 'LEFT', firstDay: '2012-09-10', lastDay: null }] as const;
    expect(() => refuseLeavers(left, '2012-09-09')).not.toThrow();
    expect(() => refuseLeavers(left, '2012-09-10')).toThrow(expect.objectContaining({ code: 'OFFICER_HAS_LEFT' }));
  });

  it.each([
    ['SHIFT_NOT_ON_A_WORKING_DAY', '2012-09-08', 'V-2'],
    ['SHIFT_OF_ANOTHER_MONTH', '2012-10-09', 'V-2'],
    ['OFFICER_OF_ANOTHER_DIVISION', '2012-09-05', 'O-1'],
    ['OFFICER_NOT_FREE', '2012-09-03', 'V-1'],
  ])('refuses with %s an assignment that cannot be', async (code, on, officer) => {
    await desk.draft();
    expect(await assign(on, officer, 1)).toEqual({ code });
    expect(await desk.shifts()).toHaveLength(WORKING_DAYS);
  });

  it('of a place of one division is drafted for no other', async () => {
    await desk.draft();
    expect(await desk.draft({ division: OTHER_VILLAGE, officers: OTHER_CADRES, responsible: 'O-1', month: '2012-10' })).toEqual({ code: 'PLACE_OF_ANOTHER_DIVISION' });
  });

  it('that has begun as a draft is drafted again from today on', async () => {
    await desk.draft();
    desk.at('2012-09-04T08:00');
    expect(await desk.publish(ROSTER)).toEqual({ code: 'ROSTER_BEGUN' });
    await desk.draft();
    expect(await desk.publish(ROSTER)).toBe('PUBLISHED');
  });

  describe('belongs to', () => {
    const stranger = person.townshipLeader({ divisionCodes: ['350199102000'] });
    const centre = { placeKind: 'SERVICE_CENTER', placeCode: 'C-1', division: TOWNSHIP, officers: ['T-1', 'T-2'], responsible: 'T-1' };

    it('the township first, then to the officer it names, for the months after', async () => {
      expect(await desk.draft({}, cadre('V-1'))).toEqual({ code: 'FORBIDDEN' });
      await desk.draft();
      expect(await desk.publish(ROSTER, cadre('V-2'))).toEqual({ code: 'FORBIDDEN' });
      expect(await desk.publish(ROSTER, cadre('V-1'))).toBe('PUBLISHED');
      expect(await desk.draft({ month: '2012-10' }, cadre('V-2'))).toEqual({ code: 'FORBIDDEN' });
      expect(await desk.draft({ month: '2012-10' }, cadre('V-1'))).toMatchObject({ roster: { state: 'DRAFT' } });
    });

    it('a leader of the own township, and a head for the centre only', async () => {
      expect(await desk.draft({}, stranger)).toEqual({ code: 'FORBIDDEN' });
      expect(await desk.draft({}, head)).toEqual({ code: 'FORBIDDEN' });
      await desk.draft(centre);
      expect(await desk.draft(centre, head)).toMatchObject({ roster: { rosterNo: 'C-1-2012-09', version: 2 } });
      expect(await desk.draft(centre, person.departmentHead({ divisionCodes: ['350199102000'] }))).toEqual({ code: 'FORBIDDEN' });
    });

    it('a leader where a place has none yet, so that nobody occupies the code of another', async () => {
      expect(await desk.draft(centre, head)).toEqual({ code: 'FORBIDDEN' });
      expect(await desk.draft({ ...centre, placeCode: POINT }, head)).toEqual({ code: 'FORBIDDEN' });
      await desk.draft();
      expect(await desk.draft({ ...centre, placeCode: POINT }, head)).toEqual({ code: 'PLACE_OF_ANOTHER_DIVISION' });
      expect(await desk.draft({ ...centre, placeKind: 'CAR_PARK' })).toMatchObject({ code: expect.any(String) });
      await desk.draft(centre);
      expect(await desk.draft({ ...centre, month: '2012-10' }, head)).toMatchObject({ roster: { state: 'DRAFT' } });
    });

    it('nobody else, to read, to list or to change', async () => {
      await desk.draft();
      const read = `{ dutyRoster(rosterNo: "${ROSTER}") { state } }`;
      const list = `{ dutyRosters(division: "${VILLAGE}", month: "2012-09") { edges { node { rosterNo } } } }`;
      for (const as of [person.citizen(), cadre('V-2'), person.auditor(), stranger]) {
        expect(await desk.query(read, as)).toEqual({ code: 'FORBIDDEN' });
        expect(await desk.query(list, as)).toEqual({ code: 'FORBIDDEN' });
      }
      expect(await desk.query(read, cadre('V-1'))).toEqual({ dutyRoster: { state: 'DRAFT' } });
      expect(await desk.query(list, leader)).toEqual({ dutyRosters: { edges: [{ node: { rosterNo: ROSTER } }] } });
      const assigning = { rosterNo: ROSTER, version: 1, on: '2012-09-05', officer: 'V-1' };
      for (const as of [cadre('V-2'), head, stranger]) expect(await desk.send('assignDutyShift', assigning, '... on DutyRosterPayload { roster { version } }', as)).toEqual({ code: 'FORBIDDEN' });
    });
  });

  describe('on its day', () => {
    const onDuty = (code: string, on: string) => desk.subgraph.entity({ __typename: 'AgencyPoint', code }, `onDuty(on: "${on}") { officer { staffNo name } }`, { as: person.citizen() });

    it('tells everybody who sits where, once it is published', async () => {
      await desk.draft();
      expect(await onDuty(POINT, '2012-09-03')).toEqual({ onDuty: [] });
      await desk.publish(ROSTER);
      expect(await onDuty(POINT, '2012-09-03')).toEqual({ onDuty: [{ officer: { staffNo: 'V-1', name: '乙V-1' } }] });
      expect(await onDuty(POINT, '2012-09-08')).toEqual({ onDuty: [] });
      expect(await onDuty(OTHER_POINT, '2012-09-03')).toEqual({ onDuty: [] });
    });

    it('tells nobody but the officer and who answers for the roster how it went', async () => {
      await desk.published();
      const record = async (as = person.citizen()) => {
        const operation = `query ($references: [_Any!]!) { _entities(representations: $references) { ... on AgencyPoint { onDuty(on: "2012-09-03") { record { state } } } } }`;
        const { data, errors } = await desk.subgraph.ask(operation, { as, variables: { references: [{ __typename: 'AgencyPoint', code: POINT }] } });
        return errors?.[0]?.extensions?.['code'] ?? data?.['_entities'];
      };
      expect(await record()).toBe('FORBIDDEN');
      expect(await record(cadre('V-2'))).toBe('FORBIDDEN');
      expect(await record(head)).toBe('FORBIDDEN');
      expect(await record(cadre('V-1'))).toEqual([{ onDuty: [{ record: { state: 'SCHEDULED' } }] }]);
      expect(await record(leader)).toEqual([{ onDuty: [{ record: { state: 'SCHEDULED' } }] }]);
    });

    it('shows each cadre the own shifts, and not the others’', async () => {
      await desk.published();
      const { myDutyShifts } = (await desk.query('{ myDutyShifts(month: "2012-09") { on officer { staffNo } record { state } } }', cadre('V-3'))) as { myDutyShifts: { officer: { staffNo: string } }[] };
      expect(myDutyShifts).toHaveLength(Math.floor(WORKING_DAYS / CADRES.length));
      expect(new Set(myDutyShifts.map(({ officer }) => officer.staffNo))).toEqual(new Set(['V-3']));
      expect(await desk.query('{ myDutyShifts(month: "2012-09") { on } }', person.citizen())).toEqual({ code: 'FORBIDDEN' });
    });
  });
});
