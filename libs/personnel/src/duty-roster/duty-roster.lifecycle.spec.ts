import { DUTY_ROSTER_STATES, DUTY_SHIFT_STATES, dutyRosterLifecycle, dutyShiftLifecycle, SHIFT_SWAP_STATES, shiftSwapLifecycle } from './duty-roster.lifecycle';

describe('the lifecycles of duty', () => {
  it('move a roster by this grid', () => {
    expect(dutyRosterLifecycle.grid(DUTY_ROSTER_STATES)).toEqual(['DRAFT: assign→DRAFT publish→PUBLISHED', 'PUBLISHED:']);
  });

  it('move a shift by this grid', () => {
    expect(dutyShiftLifecycle.grid(DUTY_SHIFT_STATES)).toEqual([
      'PLANNED: replace→PLANNED',
      'SCHEDULED: replace→SCHEDULED exchange→SCHEDULED checkIn→ON_DUTY miss→MISSED',
      'ON_DUTY: checkOut→DONE',
      'DONE:',
      'MISSED:',
    ]);
  });

  it('move a request to swap by this grid', () => {
    expect(shiftSwapLifecycle.grid(SHIFT_SWAP_STATES)).toEqual([
      'REQUESTED: accept→ACCEPTED decline→DECLINED withdraw→WITHDRAWN lapse→LAPSED',
      'ACCEPTED:',
      'DECLINED:',
      'WITHDRAWN:',
      'LAPSED:',
    ]);
  });
});
