/** How often and how long contention is waited out. */
export interface RetryPolicy {
  readonly attempts: number;
  /** The longest possible first pause, in milliseconds; it doubles with each attempt. */
  readonly firstPause: number;
  readonly longestPause: number;
  /** In [0, 1). */
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/**
 * Repeats `work` while it fails for contention. Each pause is a random share of a doubling limit ("full jitter"):
 * rivals that collided once do not meet again at the same moment.
 */
export async function withRetry<T>(
  policy: RetryPolicy,
  isContention: (error: unknown) => boolean,
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= policy.attempts || !isContention(error)) throw error;
    }
    const limit = Math.min(policy.longestPause, policy.firstPause * 2 ** (attempt - 1));
    await policy.pause(policy.random() * limit);
  }
}
