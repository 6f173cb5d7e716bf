import { person } from '@mashang/platform-testing';
import type { DraftedShift } from '../../test/duty-desk';
import { cadre, DutyDesk, leader, OTHER_CADRES, OTHER_POINT } from '../../test/duty-desk';
import { OTHER_VILLAGE } from '../../test/township.builder';

interface Swap {
  readonly swapNo: string;
  readonly version: number;
}

describe('a swap of shifts', () => {
  let desk: DutyDesk;
  let own: DraftedShift;
  let others: DraftedShift;

  beforeEach(async () => {
    desk = await DutyDesk.open();
    await desk.published();
    own = await desk.shiftOf('V-1');
    others = await desk.shiftOf('V-2');
  });

  afterEach(() => desk.close());

  const request = (shiftNo = own.shiftNo, withShiftNo = others.shiftNo, as = cadre('V-1')) =>
    desk.send('requestShiftSwap', { shiftNo, withShiftNo }, '... on ShiftSwapPayload { swap { swapNo version } }', as);
  const requested = async (...asked: Parameters<typeof request>): Promise<Swap> => {
    const { swap } = (await request(...asked)) as { swap?: Swap };
    if (!swap) throw new Error('the request was refused');
    return swap;
  };
  const answer = async (step: 'accept' | 'decline' | 'withdraw', { swapNo, version }: Swap, as = cadre('V-2')) => {
    const result = await desk.send(`${step}ShiftSwap`, { swapNo, version }, '... on ShiftSwapPayload { swap { state } }', as);
    return (result as { swap?: { state: string } }).swap?.state ?? result;
  };
  const officerOn = async (day: string) => (await desk.shifts()).find(({ on }) => on === day)?.officer.staffNo;
  const stateOf = async (staffNo: string) => ((await desk.query('{ myShiftSwaps { state } }', cadre(staffNo))) as { myShiftSwaps: { state: string }[] }).myShiftSwaps.map(({ state }) => state);

  it('exchanges two shifts once the other agrees', async () => {
    const swap = await requested();
    expect(await officerOn(own.on)).toBe('V-1');
    expect(await desk.query('{ myShiftSwaps { requestedBy { staffNo } shift { on } withShift { on } } }', cadre('V-2'))).toEqual({
      myShiftSwaps: [{ requestedBy: { staffNo: 'V-1' }, shift: { on: own.on }, withShift: { on: others.on } }],
    });
    expect(await answer('accept', swap)).toBe('ACCEPTED');
    expect([await officerOn(own.on), await officerOn(others.on)]).toEqual(['V-2', 'V-1']);
    expect(await answer('accept', { ...swap, version: 2 })).toEqual({ code: 'STATE_FORBIDS_STEP' });
  });

  it('declined or withdrawn leaves the shifts as they were, free for another request', async () => {
    expect(await answer('decline', await requested())).toBe('DECLINED');
    expect(await answer('withdraw', await requested(), cadre('V-1'))).toBe('WITHDRAWN');
    expect([await officerOn(own.on), await officerOn(others.on)]).toEqual(['V-1', 'V-2']);
    expect(await answer('accept', await requested())).toBe('ACCEPTED');
  });

  it('is answered by the one asked, and withdrawn by who asked', async () => {
    const swap = await requested();
    for (const as of [cadre('V-1'), cadre('V-3'), leader]) {
      expect(await answer('accept', swap, as)).toEqual({ code: 'FORBIDDEN' });
      expect(await answer('decline', swap, as)).toEqual({ code: 'FORBIDDEN' });
    }
    for (const as of [cadre('V-2'), leader]) expect(await answer('withdraw', swap, as)).toEqual({ code: 'FORBIDDEN' });
    expect(await desk.query('{ myShiftSwaps { state } }', person.citizen())).toEqual({ code: 'FORBIDDEN' });
    expect(await stateOf('V-3')).toEqual([]);
  });

  it('is asked for the own shift, with another person of the place', async () => {
    const second = await desk.shiftOf('V-1', 1);
    expect(await request(own.shiftNo, second.shiftNo)).toEqual({ code: 'SWAP_WITH_ONESELF' });
    expect(await request(others.shiftNo, own.shiftNo)).toEqual({ code: 'FORBIDDEN' });
    expect(await request(own.shiftNo, others.shiftNo, cadre('V-3'))).toEqual({ code: 'FORBIDDEN' });
    expect(await request(own.shiftNo, 'S-0')).toEqual({ code: 'SHIFT_UNKNOWN' });
    await desk.draft({ placeCode: OTHER_POINT, division: OTHER_VILLAGE, officers: OTHER_CADRES, responsible: 'O-1' });
    await desk.publish(`${OTHER_POINT}-2012-09`);
    const [elsewhere] = await desk.shifts(`${OTHER_POINT}-2012-09`);
    expect(await request(own.shiftNo, elsewhere?.shiftNo)).toEqual({ code: 'SWAP_OF_ANOTHER_PLACE' });
  });

  it('is refused once one of the days has come', async () => {
    desk.at('2012-09-03T07:00');
    expect(await request()).toEqual({ code: 'SHIFT_IN_THE_PAST' });
  });

  it('needs both to be free, when it is asked and when it is answered', async () => {
    const away = (officer: string, on: string) => desk.send('recordAway', { officer, kind: 'ON_BUSINESS_TRIP', from: on, until: on, reason: '县里开会' }, '... on RecordAwayPayload { records { on } }');
    const swap = await requested();
    await away('V-2', own.on);
    expect(await answer('accept', swap)).toEqual({ code: 'OFFICER_NOT_FREE' });
    expect([await officerOn(own.on), await officerOn(others.on)]).toEqual(['V-1', 'V-2']);
    await answer('withdraw', swap, cadre('V-1'));
    expect(await request()).toEqual({ code: 'OFFICER_NOT_FREE' });
    const third = await desk.shiftOf('V-3');
    await away('V-1', third.on);
    expect(await request(own.shiftNo, third.shiftNo)).toEqual({ code: 'OFFICER_NOT_FREE' });
  });

  it('holds its two shifts until it is answered', async () => {
    await requested();
    const third = await desk.shiftOf('V-3');
    expect(await request(own.shiftNo, third.shiftNo)).toEqual({ code: 'SHIFT_IN_OPEN_SWAP' });
    expect(await request(third.shiftNo, others.shiftNo, cadre('V-3'))).toEqual({ code: 'SHIFT_IN_OPEN_SWAP' });
  });

  it('lapses when the first of its days begins, and when one of its shifts goes to another', async () => {
    await requested();
    desk.at('2012-09-02T23:59');
    await desk.timers();
    expect(await stateOf('V-1')).toEqual(['REQUESTED']);
    desk.at('2012-09-03T00:00');
    await desk.timers();
    expect(await stateOf('V-1')).toEqual(['LAPSED']);
    const [later, theirs] = [await desk.shiftOf('V-1', 1), await desk.shiftOf('V-2', 1)];
    await requested(later.shiftNo, theirs.shiftNo);
    const { shiftNo, version } = await desk.shiftOf('V-2', 1);
    await desk.send('replaceOnShift', { shiftNo, version, officer: 'V-4', reason: '病假' }, '... on DutyShiftPayload { shift { version } }');
    expect(await stateOf('V-1')).toEqual(['LAPSED', 'LAPSED']);
    expect(await desk.query('{ myDutyShifts(month: "2012-09") { record { openSwap { state } } } }', cadre('V-1'))).toMatchObject({ myDutyShifts: expect.not.arrayContaining([{ record: { openSwap: { state: 'LAPSED' } } }]) });
  });

  it('lets one of two requests for the same shift at the same moment through', async () => {
    const third = await desk.shiftOf('V-3');
    const answers = await Promise.all([request(own.shiftNo, others.shiftNo), request(third.shiftNo, own.shiftNo, cadre('V-3'))]);
    expect(answers.filter((result) => 'swap' in result)).toHaveLength(1);
    expect(['SHIFT_IN_OPEN_SWAP', 'STALE_VERSION']).toContain(answers.find((result) => 'code' in result)?.['code']);
  });

  it('is accepted or withdrawn, never both, when both are said at the same moment', async () => {
    const swap = await requested();
    const answers = await Promise.all([answer('accept', swap), answer('withdraw', swap, cadre('V-1'))]);
    expect(answers.filter((result) => typeof result === 'string')).toHaveLength(1);
    const exchanged = answers.includes('ACCEPTED');
    expect([await officerOn(own.on), await officerOn(others.on)]).toEqual(exchanged ? ['V-2', 'V-1'] : ['V-1', 'V-2']);
  });
});
