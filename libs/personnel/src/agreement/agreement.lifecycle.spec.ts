import { AGREEMENT_STATES, agreementLifecycle, agreementState } from './agreement.lifecycle';

const marks = { offeredAt: null, signedAt: null, supersededAt: null, terminatedAt: null };
const at = new Date('2012-01-10T09:00:00Z');

describe('agreement lifecycle', () => {
  it('moves by this grid', () => {
    expect(agreementLifecycle.grid(AGREEMENT_STATES)).toEqual([
      'DRAFT: redraft→DRAFT offer→OFFERED terminate→TERMINATED',
      'OFFERED: sign→OFFERED complete→SIGNED terminate→TERMINATED',
      'SIGNED: amend→SIGNED terminate→TERMINATED',
      'AMENDED:',
      'TERMINATED:',
    ]);
  });

  it.each([
    ['DRAFT', {}],
    ['OFFERED', { offeredAt: at }],
    ['SIGNED', { offeredAt: at, signedAt: at }],
    ['AMENDED', { offeredAt: at, signedAt: at, supersededAt: at }],
    ['AMENDED', { offeredAt: at, signedAt: at, supersededAt: at, terminatedAt: at }],
    ['TERMINATED', { offeredAt: at, signedAt: at, terminatedAt: at }],
    ['TERMINATED', { terminatedAt: at }],
  ] as const)('is %s exactly when its marks say so: %o', (state, marked) => {
    expect(agreementState({ ...marks, ...marked })).toBe(state);
  });
});
