import { addDays, parseBusinessDate } from '@mashang/domain';
import fc from 'fast-check';
import type { GapFacts, WantedGap } from './tolerated-gap';
import { openedGaps } from './tolerated-gap';

const today = parseBusinessDate('2012-07-02');
const promisedDueOn = parseBusinessDate('2012-07-16');
const facts: GapFacts = {
  required: [
    { name: '户口簿', necessity: 'REQUIRED' },
    { name: '照片', necessity: 'GAP_TOLERATED' },
  ],
  handedIn: new Set(),
  today,
  promisedDueOn,
  dayAfter: (days) => addDays(today, days),
};
const codeOf = (wanted: WantedGap, changes: Partial<GapFacts> = {}): string => {
  try {
    openedGaps([wanted], { ...facts, ...changes });
    return 'opened';
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
};

describe('what may be missing at acceptance', () => {
  it('is only what the guide lets follow', () => {
    expect(codeOf({ material: '照片', dueOn: promisedDueOn })).toBe('opened');
    expect(codeOf({ material: '户口簿', dueOn: promisedDueOn })).toBe('GAP_NOT_TOLERATED');
    expect(codeOf({ material: '别的', dueOn: promisedDueOn })).toBe('GAP_NOT_TOLERATED');
  });

  it('is nothing for an item without a guide', () => {
    expect(codeOf({ material: '照片', dueOn: promisedDueOn }, { required: null })).toBe('GAP_NOT_TOLERATED');
  });

  it('is nothing that was handed in', () => {
    expect(codeOf({ material: '照片', dueOn: promisedDueOn }, { handedIn: new Set(['照片']) })).toBe('GAP_NOT_MISSING');
  });

  it('has its day within the promise, whatever day is asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 60 }), (days) => {
        const isWithin = days >= 0 && days <= 14;
        expect(codeOf({ material: '照片', dueOn: addDays(today, days) })).toBe(isWithin ? 'opened' : 'GAP_DUE_DAY');
        if (days > 0) expect(codeOf({ material: '照片', workingDays: days })).toBe(isWithin ? 'opened' : 'GAP_DUE_DAY');
      }),
    );
  });
});
