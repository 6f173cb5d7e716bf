import { COMMITMENT_STATES, commitmentLifecycle } from './commitment.lifecycle';

describe('the lifecycle of a commitment', () => {
  it('is this grid', () => {
    expect(commitmentLifecycle.grid(COMMITMENT_STATES)).toEqual(['SIGNED: verify→VERIFIED break→BROKEN', 'VERIFIED:', 'BROKEN:']);
  });
});
