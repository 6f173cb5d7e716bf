import { CASE_STATES, CASE_STEPS, isOpen, nextCaseState, OPEN_STATES, stepsFrom } from './case.lifecycle';

describe('case lifecycle', () => {
  it('is this grid: of each state the steps that are possible, and where they lead; every other step is refused', () => {
    const grid = CASE_STATES.map((state) => `${state}: ${stepsFrom(state).map((step) => `${step}→${nextCaseState(state, step)}`).join(' ')}`.trim());
    expect(grid).toEqual([
      'RECEIVED: accept→ACCEPTED deemAccept→ACCEPTED requestSupplement→SUPPLEMENT_REQUESTED refuse→NOT_ACCEPTED withdraw→WITHDRAWN invalidate→INVALIDATED preReview→RECEIVED',
      'SUPPLEMENT_REQUESTED: resubmit→RECEIVED lapse→LAPSED withdraw→WITHDRAWN invalidate→INVALIDATED',
      'ACCEPTED: beginReview→IN_REVIEW suspend→SUSPENDED extend→ACCEPTED transfer→TRANSFERRED grant→DECIDED refuse→REFUSED complete→COMPLETED withdraw→WITHDRAWN invalidate→INVALIDATED supplyGap→ACCEPTED lapseGap→WITHDRAWN checkCommitment→ACCEPTED terminate→TERMINATED',
      'IN_REVIEW: suspend→SUSPENDED extend→IN_REVIEW transfer→TRANSFERRED grant→DECIDED refuse→REFUSED withdraw→WITHDRAWN invalidate→INVALIDATED supplyGap→IN_REVIEW lapseGap→WITHDRAWN checkCommitment→IN_REVIEW terminate→TERMINATED',
      'SUSPENDED: resume→IN_REVIEW withdraw→WITHDRAWN invalidate→INVALIDATED supplyGap→SUSPENDED lapseGap→WITHDRAWN checkCommitment→SUSPENDED terminate→TERMINATED',
      'TRANSFERRED: takeBack→IN_REVIEW complete→COMPLETED withdraw→WITHDRAWN invalidate→INVALIDATED supplyGap→TRANSFERRED lapseGap→WITHDRAWN checkCommitment→TRANSFERRED terminate→TERMINATED',
      'DECIDED: complete→COMPLETED invalidate→INVALIDATED checkCommitment→DECIDED terminate→TERMINATED',
      'COMPLETED: deliver→DELIVERED',
      'DELIVERED:',
      'NOT_ACCEPTED:',
      'REFUSED:',
      'WITHDRAWN:',
      'INVALIDATED:',
      'LAPSED:',
      'TERMINATED:',
    ]);
  });

  it('is open exactly while it waits for the department, and delivery alone follows a closing', () => {
    expect(CASE_STATES.filter(isOpen)).toEqual(OPEN_STATES);
    expect(CASE_STATES.filter((state) => !isOpen(state) && stepsFrom(state).length > 0)).toEqual(['COMPLETED']);
  });

  it('leads from receipt to every state', () => {
    const reached = new Set<(typeof CASE_STATES)[number]>(['RECEIVED']);
    for (const state of reached) {
      for (const step of CASE_STEPS) {
        const next = nextCaseState(state, step);
        if (next) reached.add(next);
      }
    }
    expect([...reached].sort()).toEqual([...CASE_STATES].sort());
  });
});
