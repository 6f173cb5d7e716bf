import { addDays } from '@mashang/domain';
import fc from 'fast-check';
import type { EffectiveDates } from './regulation.lifecycle';
import { REGULATION_VERSION_STATES, regulationLifecycle, standingOn } from './regulation.lifecycle';

describe('a version of a regulation', () => {
  it('moves by this grid', () => {
    expect(regulationLifecycle.grid(REGULATION_VERSION_STATES)).toEqual([
      'DRAFTED: amend→DRAFTED issue→ISSUED discard→DISCARDED',
      'ISSUED:',
      'DISCARDED:',
    ]);
  });

  const issued: EffectiveDates = { state: 'ISSUED', effectiveFrom: '2012-03-01', replacedFrom: '2012-06-01' };

  it.each([
    ['FORTHCOMING', issued, '2012-02-29'],
    ['IN_FORCE', issued, '2012-03-01'],
    ['IN_FORCE', issued, '2012-05-31'],
    ['REPLACED', issued, '2012-06-01'],
    ['IN_FORCE', { ...issued, replacedFrom: null }, '2030-01-01'],
    ['DRAFT', { state: 'DRAFTED', effectiveFrom: null, replacedFrom: null }, '2012-03-01'],
    ['DISCARDED', { state: 'DISCARDED', effectiveFrom: null, replacedFrom: null }, '2012-03-01'],
  ] as const)('is %s', (standing, dates, day) => {
    expect(standingOn(dates, day)).toBe(standing);
  });
});

describe('a chain of versions', () => {
  it('has exactly one version in force on each day from the first one on, and none before', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(days, fc.integer({ min: -10, max: 4010 }), (offsets, day) => {
        const starts = [...offsets].sort((a, b) => a - b).map((offset) => addDays('2010-01-01', offset));
        const chain = starts.map((effectiveFrom, index) => ({ state: 'ISSUED' as const, effectiveFrom, replacedFrom: starts[index + 1] ?? null }));
        const on = addDays('2010-01-01', day);
        const inForce = chain.filter((version) => standingOn(version, on) === 'IN_FORCE');
        expect(inForce).toHaveLength(starts.some((start) => start <= on) ? 1 : 0);
      }),
    );
  });
});
