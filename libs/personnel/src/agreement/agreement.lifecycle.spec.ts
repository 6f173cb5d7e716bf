import { agreementState, nextAgreementState } from './agreement.lifecycle';

describe('agreement lifecycle', () => {
  it.each([
    ['TO_BE_SIGNED', 'sign', 'SIGNED'],
    ['SIGNED', 'sign', null],
  ] as const)('%s × %s → %s', (state, step, next) => {
    expect(nextAgreementState(state, step)).toBe(next);
  });

  it('is signed exactly when it carries a day of signature', () => {
    expect(agreementState({ signedOn: null })).toBe('TO_BE_SIGNED');
    expect(agreementState({ signedOn: '2012-01-10' })).toBe('SIGNED');
  });
});
