import { cadre, DutyDesk, head, leader } from '../../test/duty-desk';

describe('a duty shift', () => {
  let desk: DutyDesk;

  beforeEach(async () => {
    desk = await DutyDesk.open();
    await desk.published();
  });

  afterEach(() => desk.close());

  const step = async (mutation: 'checkInShift' | 'checkOutShift', staffNo: string, as = cadre(staffNo), position = 0) => {
    const { shiftNo, version } = await desk.shiftOf(staffNo, position);
    const result = await desk.send(mutation, { shiftNo, version }, '... on DutyShiftPayload { shift { record { state isLate checkedInAt checkedOutAt } } }', as);
    return (result as { shift?: { record: object } }).shift?.record ?? result;
  };
  const recordOf = async (staffNo: string) => {
    const { myDutyShifts } = (await desk.query('{ myDutyShifts(month: "2012-09") { record { state isLate replacementReason replaced { staffNo } } } }', cadre(staffNo))) as { myDutyShifts: { record: object }[] };
    return myDutyShifts[0]?.record;
  };
  const replace = async (staffNo: string, officer: string, as = leader, reason = '临时会议') => {
    const { shiftNo, version } = await desk.shiftOf(staffNo);
    const result = await desk.send('replaceOnShift', { shiftNo, version, officer, reason }, '... on DutyShiftPayload { shift { officer { staffNo } } }', as);
    return (result as { shift?: { officer: { staffNo: string } } }).shift?.officer.staffNo ?? result;
  };

  it('is checked in to and out of by its officer on its day', async () => {
    desk.at('2012-09-03T08:10');
    expect(await step('checkInShift', 'V-1')).toEqual({ state: 'ON_DUTY', isLate: false, checkedInAt: '2012-09-03T00:10:00.000Z', checkedOutAt: null });
    desk.at('2012-09-03T17:35');
    expect(await step('checkOutShift', 'V-1')).toMatchObject({ state: 'DONE', checkedOutAt: '2012-09-03T09:35:00.000Z' });
    expect(await step('checkOutShift', 'V-1')).toEqual({ code: 'STATE_FORBIDS_STEP' });
  });

  it('writes down who comes late, and refuses nobody for it', async () => {
    desk.at('2012-09-03T08:31');
    expect(await step('checkInShift', 'V-1')).toMatchObject({ state: 'ON_DUTY', isLate: true });
  });

  it.each([
    ['SHIFT_IN_THE_FUTURE', '2012-09-02T09:00'],
    ['CHECK_IN_OUTSIDE_OFFICE_HOURS', '2012-09-03T07:14'],
    ['CHECK_IN_OUTSIDE_OFFICE_HOURS', '2012-09-03T17:30'],
    ['SHIFT_IN_THE_PAST', '2012-09-04T09:00'],
  ])('refuses with %s a check-in at another time', async (code, now) => {
    desk.at(now);
    expect(await step('checkInShift', 'V-1')).toEqual({ code });
    expect(await recordOf('V-1')).toMatchObject({ state: 'SCHEDULED' });
  });

  it('is nobody else’s to check in to or out of', async () => {
    desk.at('2012-09-03T09:00');
    for (const as of [cadre('V-2'), leader, head]) expect(await step('checkInShift', 'V-1', as)).toEqual({ code: 'FORBIDDEN' });
    await step('checkInShift', 'V-1');
    expect(await step('checkOutShift', 'V-1', cadre('V-2'))).toEqual({ code: 'FORBIDDEN' });
  });

  it('is missed when nobody has checked in by its end, day after day', async () => {
    desk.at('2012-09-03T09:00');
    await step('checkInShift', 'V-1');
    desk.at('2012-09-03T17:30');
    await desk.timers();
    expect(await recordOf('V-1')).toMatchObject({ state: 'ON_DUTY' });
    desk.at('2012-09-04T17:29');
    await desk.timers();
    expect(await recordOf('V-2')).toMatchObject({ state: 'SCHEDULED' });
    desk.at('2012-09-04T17:30');
    await desk.timers();
    expect(await recordOf('V-2')).toMatchObject({ state: 'MISSED' });
    desk.at('2012-10-01T09:00');
    await desk.timers();
    expect(await recordOf('V-3')).toMatchObject({ state: 'MISSED' });
    expect(await desk.timers()).toBe(0);
  });

  it('goes to another officer by who keeps the roster, with the reason', async () => {
    expect(await replace('V-1', 'V-3')).toBe('V-3');
    expect(await recordOf('V-3')).toEqual({ state: 'SCHEDULED', isLate: false, replacementReason: '临时会议', replaced: { staffNo: 'V-1' } });
    expect(await replace('V-2', 'V-4', cadre('V-1'))).toBe('V-4');
  });

  it.each([
    ['FORBIDDEN', 'V-3', cadre('V-2'), '临时会议'],
    ['FORBIDDEN', 'V-3', head, '临时会议'],
    ['OFFICER_OF_ANOTHER_DIVISION', 'O-1', leader, '临时会议'],
    ['OFFICER_NOT_FREE', 'V-1', leader, '临时会议'],
    ['TEXT_LENGTH', 'V-3', leader, ' '],
  ])('refuses with %s a replacement that cannot be', async (code, officer, as, reason) => {
    expect(await replace('V-1', officer, as, reason)).toEqual({ code });
  });

  it('that is over goes to nobody', async () => {
    desk.at('2012-09-04T08:00');
    expect(await replace('V-1', 'V-3')).toEqual({ code: 'SHIFT_IN_THE_PAST' });
  });
});
