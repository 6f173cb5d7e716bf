import type { Logger } from './logger';

/** Resolves when what it asks about can be used; rejects otherwise. */
export type HealthCheck = () => Promise<unknown>;

/** Says which part failed and never why: the reason may hold an address or a password and goes to the log. */
export interface Readiness {
  readonly status: 'ready' | 'unavailable';
  readonly checks: Readonly<Record<string, 'ok' | 'failed' | 'timed out'>>;
}

export interface Health {
  /** The process runs and its event loop turns; asks nobody else, so a lost database restarts nothing. */
  live(): { readonly status: 'live' };
  /** Whether traffic should be sent here. Never rejects. */
  ready(): Promise<Readiness>;
  /** From now on not ready: called first at shutdown, so that the load balancer looks elsewhere. */
  drain(): void;
}

export interface HealthOptions {
  readonly checks: Readonly<Record<string, HealthCheck>>;
  /** How long each check may take. Default 2,000 ms. */
  readonly timeoutMs?: number;
  readonly logger: Logger;
}

export function createHealth({ checks, timeoutMs = 2_000, logger }: HealthOptions): Health {
  let draining = false;
  return {
    live: () => ({ status: 'live' }),
    ready: async () => {
      const outcomes = await Promise.all(
        Object.entries(checks).map(
          async ([name, check]) => [name, await outcomeOf(name, check, timeoutMs, logger)] as const,
        ),
      );
      const allOk = outcomes.every(([, outcome]) => outcome === 'ok');
      return { status: allOk && !draining ? 'ready' : 'unavailable', checks: Object.fromEntries(outcomes) };
    },
    drain: () => {
      draining = true;
    },
  };
}

async function outcomeOf(
  name: string,
  check: HealthCheck,
  timeoutMs: number,
  logger: Logger,
): Promise<'ok' | 'failed' | 'timed out'> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<'timed out'>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, 'timed out');
  });
  // A check may throw before it returns its promise.
  const answer = Promise.resolve()
    .then(check)
    .then(
      () => 'ok' as const,
      (error: unknown) => {
        logger.warn('health check failed', { check: name, error });
        return 'failed' as const;
      },
    );
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
