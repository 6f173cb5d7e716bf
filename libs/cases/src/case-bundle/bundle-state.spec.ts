import fc from 'fast-check';
import { CASE_STATES, isOpen } from '../case/case.lifecycle';
import { bundleStateOf } from './bundle-state';

const states = fc.array(fc.constantFrom(...CASE_STATES), { minLength: 1, maxLength: 6 });

describe('the state of a bundle', () => {
  it('does not depend on the order of its cases', () => {
    fc.assert(fc.property(states, (some) => expect(bundleStateOf([...some].reverse())).toBe(bundleStateOf(some))));
  });

  it('is over exactly when no case is open', () => {
    fc.assert(fc.property(states, (some) => expect(['COMPLETED', 'PARTLY_COMPLETED', 'ENDED'].includes(bundleStateOf(some))).toBe(!some.some(isOpen))));
  });

  it.each([
    [['COMPLETED', 'DELIVERED'], 'COMPLETED'],
    [['COMPLETED', 'REFUSED'], 'PARTLY_COMPLETED'],
    [['WITHDRAWN', 'REFUSED'], 'ENDED'],
    [['COMPLETED', 'ACCEPTED'], 'OPEN'],
    [['SUPPLEMENT_REQUESTED', 'ACCEPTED'], 'WAITING_FOR_APPLICANT'],
  ] as const)('of %j is %s', (some, state) => {
    expect(bundleStateOf(some)).toBe(state);
  });
});
