import { person } from '@mashang/platform-testing';
import { cadre, DutyDesk, head, leader, TOWNSHIP } from '../../test/duty-desk';

const clerk = person.windowClerk({ staffNo: 'T-1', departmentCode: 'GS-LAND', subject: 'test:T-1' });
const colleague = person.windowClerk({ staffNo: 'T-2', departmentCode: 'GS-LAND', subject: 'test:T-2' });
const otherHead = person.departmentHead({ departmentCode: 'GS-FINANCE' });
const otherLeader = person.townshipLeader({ divisionCodes: ['350199102000'] });

describe('attendance', () => {
  let desk: DutyDesk;

  beforeEach(async () => {
    desk = await DutyDesk.open();
  });

  afterEach(() => desk.close());

  const day = 'record { status isLate hasLeftEarly checkedInAt checkedOutAt version }';
  const checkIn = (as = clerk) => desk.send('checkInAttendance', {}, day, as);
  const checkOut = (as = clerk) => desk.send('checkOutAttendance', {}, day, as);
  const away = (changes: object = {}, as = head) => desk.send('recordAway', { officer: 'T-1', kind: 'ON_LEAVE', from: '2012-08-09', until: '2012-08-13', reason: '年休假', ...changes }, '... on RecordAwayPayload { records { on status reason } }', as);
  const correct = (changes: object = {}, as = head) =>
    desk.send('correctAttendance', { officer: 'T-1', on: '2012-08-06', version: 1, status: 'PRESENT', isLate: false, hasLeftEarly: false, reason: '打卡机故障', ...changes }, '... on AttendancePayload { record { status isLate corrections { wasLate isLate statusBefore statusAfter reason correctedBy { staffNo } } } }', as);
  const read = (as = clerk, officer = 'T-1') => desk.query(`{ attendance(officer: "${officer}", period: "2012-08") { edges { node { on status } } } }`, as);

  it('is checked in and out by the officer, late and early written down', async () => {
    desk.at('2012-08-06T08:31');
    expect(await checkIn()).toEqual({ record: { status: 'PRESENT', isLate: true, hasLeftEarly: false, checkedInAt: '2012-08-06T00:31:00.000Z', checkedOutAt: null, version: 1 } });
    desk.at('2012-08-06T17:29');
    expect(await checkOut()).toMatchObject({ record: { hasLeftEarly: true, version: 2 } });
    expect(await checkOut()).toEqual({ code: 'CHECKED_OUT_BEFORE' });
    expect(await checkOut(colleague)).toEqual({ code: 'NOT_CHECKED_IN' });
  });

  it.each([
    ['NOT_A_WORKING_DAY', '2012-08-05T09:00'],
    ['CHECK_IN_OUTSIDE_OFFICE_HOURS', '2012-08-06T07:00'],
    ['CHECK_IN_OUTSIDE_OFFICE_HOURS', '2012-08-06T18:00'],
  ])('refuses with %s a check-in at another time', async (code, now) => {
    desk.at(now);
    expect(await checkIn()).toEqual({ code });
  });

  it('is checked in once, also at the same moment', async () => {
    const answers = await Promise.all([checkIn(), checkIn()]);
    expect(answers.map((answer) => answer['code'] ?? 'in').sort()).toEqual(['ATTENDANCE_RECORDED_BEFORE', 'in']);
  });

  it('of an officer who is not there is none', async () => {
    expect(await checkIn(cadre('X-1'))).toEqual({ code: 'OFFICER_UNKNOWN' });
    expect(await away({ officer: 'X-1' })).toEqual({ code: 'OFFICER_UNKNOWN' });
  });

  it('is not of somebody who has left', async () => {
    const leaving = { staffNo: 'T-1', lastDay: '2012-08-09' };
    await desk.send('recordDeparture', leaving, '__typename');
    expect(await away()).toEqual({ code: 'OFFICER_HAS_LEFT' });
    expect(await away({ until: '2012-08-09' })).toMatchObject({ records: [{}] });
    desk.at('2012-08-10T08:20');
    expect(await checkIn()).toEqual({ code: 'OFFICER_HAS_LEFT' });
  });

  it('is not checked in while a granted leave lasts: whoever is back returns from it first', async () => {
    const leave = { kind: 'ANNUAL', startsAt: '2012-08-07T08:15:00+08:00', endsAt: '2012-08-08T17:30:00+08:00', reason: '年休' };
    const { leave: asked } = (await desk.send('requestLeave', leave, '... on LeavePayload { leave { leaveNo } }', clerk)) as { leave: { leaveNo: string } };
    await desk.send('approveLeave', { leaveNo: asked.leaveNo, version: 1 }, '... on LeavePayload { leave { state } }', head);
    desk.at('2012-08-07T08:00');
    expect(await checkIn()).toEqual({ code: 'ON_APPROVED_LEAVE' });
    desk.at('2012-08-07T08:25');
    expect(await checkIn()).toEqual({ code: 'ON_APPROVED_LEAVE' });
    await desk.send('returnFromLeave', { leaveNo: asked.leaveNo, version: 2 }, '... on LeavePayload { leave { state } }', clerk);
    expect(await checkIn()).toMatchObject({ record: { status: 'PRESENT' } });
  });

  it('knows leave and business trips by working day', async () => {
    expect(await away()).toEqual({ records: ['2012-08-09', '2012-08-10', '2012-08-13'].map((on) => ({ on, status: 'ON_LEAVE', reason: '年休假' })) });
    expect(await away({ from: '2012-08-13', until: '2012-08-14', kind: 'ON_BUSINESS_TRIP' })).toEqual({ code: 'ATTENDANCE_RECORDED_BEFORE' });
    expect(await read()).toMatchObject({ attendance: { edges: [{ node: { on: '2012-08-09' } }, { node: { on: '2012-08-10' } }, { node: { on: '2012-08-13' } }] } });
  });

  it('is refused with the post that would stand empty, and lets B act where it is not', async () => {
    const trip = { officer: 'T-2', kind: 'ON_BUSINESS_TRIP', from: '2012-08-07', until: '2012-08-07', reason: '开会' };
    const refusal = '... on PostWouldStandEmpty { code gap { post { code } from until } }';
    expect(await desk.send('recordAway', trip, `... on RecordAwayPayload { records { on } } ${refusal}`, head)).toEqual({
      code: 'POST_WOULD_STAND_EMPTY',
      gap: { post: { code: 'P-2' }, from: '2012-08-07T00:15:00.000Z', until: '2012-08-07T09:30:00.000Z' },
    });
    expect(await correct({ officer: 'T-2', version: 0, status: 'ON_LEAVE' })).toEqual({ code: 'POST_WOULD_STAND_EMPTY' });
    await away();
    const days = '(interval: { from: "2012-08-09T00:00:00+08:00", until: "2012-08-10T00:00:00+08:00" })';
    expect(await desk.query(`{ post(code: "P-1") { coverage${days} { covers { role officer { staffNo } } } substitutions${days} { acting { staffNo } } } }`)).toEqual({
      post: { coverage: { covers: [{ role: 'B', officer: { staffNo: 'T-2' } }] }, substitutions: [{ acting: { staffNo: 'T-2' } }] },
    });
  });

  it.each([
    ['AWAY_DAYS', { from: '2012-08-13', until: '2012-08-09' }],
    ['AWAY_DAYS', { until: '2012-12-31' }],
    ['DATE_OUT_OF_REACH', { from: '9999-12-31', until: '9999-12-31' }],
    ['NOT_A_WORKING_DAY', { from: '2012-08-11', until: '2012-08-12' }],
    ['TEXT_LENGTH', { reason: '' }],
  ])('refuses with %s an absence that cannot be', async (code, changes) => {
    expect(await away(changes)).toEqual({ code });
  });

  it('is put right by the head with the reason, and keeps what it was', async () => {
    await checkIn();
    expect(await correct()).toEqual({
      record: { status: 'PRESENT', isLate: false, corrections: [{ wasLate: true, isLate: false, statusBefore: 'PRESENT', statusAfter: 'PRESENT', reason: '打卡机故障', correctedBy: null }] },
    });
    expect(await correct()).toEqual({ code: 'STALE_VERSION' });
    expect(await correct({ version: 2, status: 'ABSENT', reason: '实际未到岗' })).toMatchObject({ record: { status: 'ABSENT', corrections: [{}, { statusAfter: 'ABSENT' }] } });
  });

  it('of a working day without a record is an absence, and put right like one', async () => {
    expect(await correct({ on: '2012-08-03', version: 0 })).toMatchObject({ record: { status: 'PRESENT', corrections: [{ statusBefore: 'ABSENT' }] } });
    expect(await correct({ on: '2012-08-02', version: 1 })).toEqual({ code: 'STALE_VERSION' });
  });

  it.each([
    ['ATTENDANCE_IN_THE_FUTURE', { on: '2012-08-07', version: 0 }],
    ['NOT_A_WORKING_DAY', { on: '2012-08-05', version: 0 }],
    ['ATTENDANCE_CONTRADICTS_STATUS', { status: 'ABSENT', isLate: true }],
    ['TEXT_LENGTH', { reason: ' ' }],
  ])('refuses with %s a correction that cannot be', async (code, changes) => {
    await checkIn();
    expect(await correct(changes)).toEqual({ code });
  });

  it('of oneself is corrected by another', async () => {
    const headOfficer = person.departmentHead({ staffNo: 'T-1', departmentCode: 'GS-LAND', subject: 'test:T-1' });
    await checkIn();
    expect(await correct({}, headOfficer)).toEqual({ code: 'CORRECTION_NEEDS_ANOTHER_PERSON' });
    expect(await away({}, headOfficer)).toEqual({ code: 'CORRECTION_NEEDS_ANOTHER_PERSON' });
    expect(await correct({}, leader)).toMatchObject({ record: { status: 'PRESENT' } });
  });

  it('of others is for the head of the department and the leader of the township', async () => {
    await checkIn();
    for (const as of [colleague, otherHead, otherLeader, person.auditor(), person.analyst(), person.citizen()]) {
      expect(await read(as)).toEqual({ code: 'FORBIDDEN' });
      expect(await correct({}, as)).toEqual({ code: 'FORBIDDEN' });
      expect(await away({}, as)).toEqual({ code: 'FORBIDDEN' });
    }
    for (const as of [clerk, head, leader]) expect(await read(as)).toMatchObject({ attendance: { edges: [{ node: { status: 'PRESENT' } }] } });
    expect(await away({ officer: 'V-1' }, head)).toEqual({ code: 'FORBIDDEN' });
    expect(await checkIn(person.citizen())).toEqual({ code: 'FORBIDDEN' });
  });

  it('is counted by department and division over the working days that have ended', async () => {
    desk.at('2012-08-06T08:31');
    await checkIn();
    await checkIn(colleague);
    desk.at('2012-08-07T08:00');
    await checkIn(colleague);
    await away({ officer: 'T-1', from: '2012-08-07', until: '2012-08-07', kind: 'ON_BUSINESS_TRIP' });
    desk.at('2012-08-07T17:30');
    const fields = 'attendanceStatistics(period: "2012-08") { presence { numerator denominator value } lateDays leaveDays businessTripDays absentDays }';
    // Two officers, five working days: 1, 2, 3, 6 and 7 August.
    const expected = { attendanceStatistics: { presence: { numerator: '3', denominator: '10', value: '30.00' }, lateDays: 2, leaveDays: 0, businessTripDays: 1, absentDays: 6 } };
    expect(await desk.subgraph.entity({ __typename: 'Department', code: 'GS-LAND' }, fields)).toEqual(expected);
    expect(await desk.subgraph.entity({ __typename: 'Division', code: TOWNSHIP }, fields)).toEqual(expected);
    const leave = { kind: 'ANNUAL', startsAt: '2012-08-08T08:15:00+08:00', endsAt: '2012-08-09T17:30:00+08:00', reason: '年休' };
    await desk.send('requestLeave', leave, '... on LeavePayload { leave { leaveNo } }', clerk);
    desk.at('2012-08-08T17:30');
    // Asked for is not granted.
    expect(await desk.subgraph.entity({ __typename: 'Department', code: 'GS-LAND' }, fields)).toMatchObject({ attendanceStatistics: { leaveDays: 0, absentDays: 8 } });
    await desk.send('approveLeave', { leaveNo: '350199101-2012-L000001', version: 1 }, '... on LeavePayload { leave { state } }', head);
    const granted = { attendanceStatistics: { presence: { numerator: '3', denominator: '12', value: '25.00' }, lateDays: 2, leaveDays: 1, businessTripDays: 1, absentDays: 7 } };
    expect(await desk.subgraph.entity({ __typename: 'Department', code: 'GS-LAND' }, fields)).toEqual(granted);
    expect(await desk.subgraph.entity({ __typename: 'Division', code: TOWNSHIP }, fields)).toEqual(granted);
    const asked = desk.subgraph.entity({ __typename: 'Department', code: 'GS-LAND' }, fields, { as: person.citizen() });
    await expect(asked).rejects.toThrow(/statistics:read/);
  });
});
