import { RECTIFICATION_STATES, rectificationLifecycle } from './rectification.lifecycle';

describe('rectification lifecycle', () => {
  it('is this grid: nothing closes without a call back', () => {
    expect(rectificationLifecycle.grid(RECTIFICATION_STATES)).toEqual([
      'ASSIGNED: contact→ASSIGNED verify→VERIFIED dismiss→UNFOUNDED',
      'VERIFIED: contact→VERIFIED rectify→RECTIFIED',
      'UNFOUNDED: contact→UNFOUNDED close→CLOSED reopen→VERIFIED',
      'RECTIFIED: close→CLOSED reopen→VERIFIED',
      'CLOSED:',
    ]);
  });
});
