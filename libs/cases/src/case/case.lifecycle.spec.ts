import { CASE_STATES, CASE_STEPS, isOpen, nextCaseState } from './case.lifecycle';

describe('case lifecycle', () => {
  it('is this grid of state × step', () => {
    const grid = CASE_STATES.map((state) => [state, ...CASE_STEPS.map((step) => nextCaseState(state, step) ?? '-')].join(' '));
    expect(grid).toEqual([
      // state    accept   complete  refuse
      'RECEIVED ACCEPTED - REFUSED',
      'ACCEPTED - COMPLETED REFUSED',
      'COMPLETED - - -',
      'REFUSED - - -',
    ]);
  });

  it('is open exactly while a step is possible', () => {
    expect(CASE_STATES.filter(isOpen)).toEqual(['RECEIVED', 'ACCEPTED']);
  });
});
