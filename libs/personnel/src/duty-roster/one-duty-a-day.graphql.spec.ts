import { testContext } from '@mashang/platform-testing';
import type { DraftedShift } from '../../test/duty-desk';
import { cadre, DutyDesk, POINT, SECOND_POINT } from '../../test/duty-desk';
import { DutyShiftEntity } from './duty-shift.entity';

const ROSTER = `${POINT}-2012-09`;
const SECOND_ROSTER = `${SECOND_POINT}-2012-09`;
const ROUNDS = [1, 2, 3, 4, 5];

// Each test has a database of its own, which a busy server takes seconds to make.
jest.setTimeout(60_000);

describe('one officer at one place a day', () => {
  let desk: DutyDesk;

  beforeEach(async () => {
    desk = await DutyDesk.open();
  });

  afterEach(() => desk.close());

  const shiftFor = async (rosterNo: string, staffNo: string): Promise<DraftedShift> => {
    const shift = (await desk.shifts(rosterNo)).find(({ officer }) => officer.staffNo === staffNo);
    if (!shift) throw new Error(`${staffNo} has no shift of ${rosterNo}`);
    return shift;
  };
  /** Days on which published rosters put somebody at two places. */
  const twice = async (): Promise<readonly string[]> => {
    const shifts = (await desk.subgraph.database.manager(testContext()).find(DutyShiftEntity)).filter(({ state }) => state !== 'PLANNED');
    const keys = shifts.map(({ staffNo, shiftOn }) => `${staffNo} ${shiftOn}`);
    return keys.filter((key, index) => keys.indexOf(key) !== index);
  };

  it.each(ROUNDS)('is kept when two rosters of the same people are published at the same moment (%i)', async () => {
    await desk.draft({ officers: ['V-1', 'V-2'] });
    await desk.draft({ placeCode: SECOND_POINT, officers: ['V-1', 'V-2'] });
    const published = await Promise.all([desk.publish(ROSTER), desk.publish(SECOND_ROSTER)]);
    expect(published.filter((result) => result === 'PUBLISHED')).toHaveLength(1);
    expect(published).toContainEqual(expect.objectContaining({ code: 'ROSTER_UNCOVERED' }));
    expect(await twice()).toEqual([]);
  });

  it('keeps a roster from being published that puts somebody where another day’s officer is needed', async () => {
    await desk.draft({ officers: ['V-1'] });
    await desk.draft({ placeCode: SECOND_POINT, officers: ['V-2'] });
    const assigned = { rosterNo: SECOND_ROSTER, version: 1, on: '2012-09-03', officer: 'V-1' };
    await desk.send('assignDutyShift', assigned, '... on DutyRosterPayload { roster { version } }');
    expect(await desk.publish(ROSTER)).toBe('PUBLISHED');
    expect(await desk.publish(SECOND_ROSTER)).toEqual({ code: 'OFFICER_NOT_FREE' });
  });

  it.each(ROUNDS)('is kept when somebody is assigned at one place while another publishes (%i)', async () => {
    await desk.draft({ officers: ['V-1'] });
    await desk.draft({ placeCode: SECOND_POINT, officers: ['V-2'] });
    const assigned = { rosterNo: SECOND_ROSTER, version: 1, on: '2012-09-03', officer: 'V-1' };
    const [, published] = await Promise.all([desk.send('assignDutyShift', assigned, '... on DutyRosterPayload { roster { version } }'), desk.publish(ROSTER)]);
    expect(published).toBe('PUBLISHED');
    await desk.publish(SECOND_ROSTER);
    expect(await twice()).toEqual([]);
  });

  it.each(ROUNDS)('is kept when a swap and a replacement take the same officer at the same moment (%i)', async () => {
    await desk.draft({ officers: ['V-1', 'V-2'] });
    await desk.publish(ROSTER);
    await desk.draft({ placeCode: SECOND_POINT, officers: ['V-3'] });
    await desk.publish(SECOND_ROSTER);
    const [own, others] = [await shiftFor(ROSTER, 'V-1'), await shiftFor(ROSTER, 'V-2')];
    const asked = await desk.send('requestShiftSwap', { shiftNo: own.shiftNo, withShiftNo: others.shiftNo }, '... on ShiftSwapPayload { swap { swapNo version } }', cadre('V-1'));
    const { swapNo, version } = (asked as { swap: { swapNo: string; version: number } }).swap;
    const elsewhere = (await desk.shifts(SECOND_ROSTER)).find(({ on }) => on === own.on);
    const replacement = { shiftNo: elsewhere?.shiftNo, version: elsewhere?.version, officer: 'V-2', reason: '临时会议' };
    const results = await Promise.all([
      desk.send('acceptShiftSwap', { swapNo, version }, '... on ShiftSwapPayload { swap { state } }', cadre('V-2')),
      desk.send('replaceOnShift', replacement, '... on DutyShiftPayload { shift { version } }'),
    ]);
    expect(results.filter((result) => !('code' in result))).toHaveLength(1);
    expect(results).toContainEqual({ code: 'OFFICER_NOT_FREE' });
    expect(await twice()).toEqual([]);
  });
});
