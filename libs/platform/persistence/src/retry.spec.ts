import fc from 'fast-check';
import { withRetry } from './retry';

describe('withRetry', () => {
  it('pauses a random share of a limit that doubles up to the longest pause', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), async (share) => {
        const pauses: number[] = [];
        const pause = (milliseconds: number): Promise<void> => {
          pauses.push(milliseconds);
          return Promise.resolve();
        };
        const policy = { attempts: 6, firstPause: 10, longestPause: 50, random: () => share, pause };
        const failing = withRetry(
          policy,
          () => true,
          () => Promise.reject(new Error('busy')),
        );
        await expect(failing).rejects.toThrow('busy');
        expect(pauses).toEqual([10, 20, 40, 50, 50].map((limit) => share * limit));
      }),
    );
  });
});
