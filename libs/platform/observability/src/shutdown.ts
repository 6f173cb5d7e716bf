import type { Logger } from './logger';

export interface ShutdownOptions {
  readonly logger: Logger;
  /** In the order of opening; closed in reverse. */
  readonly dispose?: readonly Disposer[];
  /** Default SIGINT and SIGTERM. */
  readonly signals?: readonly NodeJS.Signals[];
  /** After this long the process ends with code 1, whatever is still open. Default 10,000 ms. */
  readonly deadlineMs?: number;
  /** A repeated signal within this long of the first is the same key press. Default 500 ms. */
  readonly repeatMs?: number;
}

export type Disposer = () => void | Promise<void>;

export interface Shutdown {
  /** Closes `disposer` before everything that was given earlier; what is opened during a shutdown is closed too. */
  add(disposer: Disposer): void;
  /** Forgets the signals, without closing anything. */
  uninstall(): void;
}

/**
 * On the first signal closes everything once, in reverse order, and ends the process: code 0, or 1 when something could
 * not be closed. A second signal ends it at once with 128 + the signal's number. Ctrl-C under npm delivers SIGINT twice
 * (from the terminal and from npm), so a repetition counts only after `repeatMs`.
 */
export function installShutdown(options: ShutdownOptions): Shutdown {
  const { logger, signals = ['SIGINT', 'SIGTERM'], deadlineMs = 10_000, repeatMs = 500 } = options;
  const disposers = [...(options.dispose ?? [])];
  let startedAt: number | undefined;

  const onSignal = (signal: NodeJS.Signals, number: number): void => {
    if (startedAt === undefined) {
      startedAt = performance.now();
      void close(signal);
    } else if (performance.now() - startedAt >= repeatMs) {
      logger.warn('second signal, ending at once', { signal });
      process.exit(128 + number);
    }
  };

  const close = async (signal: NodeJS.Signals): Promise<void> => {
    logger.info('shutting down', { signal });
    setTimeout(() => {
      logger.error('shutdown took too long', { deadlineMs });
      process.exit(1);
    }, deadlineMs);
    let code = 0;
    for (let dispose = disposers.pop(); dispose !== undefined; dispose = disposers.pop()) {
      try {
        await dispose();
      } catch (error) {
        code = 1;
        logger.error('could not close', { error });
      }
    }
    logger.info('stopped', { code });
    process.exit(code);
  };

  for (const signal of signals) process.on(signal, onSignal);
  return {
    add: (disposer) => {
      disposers.push(disposer);
    },
    uninstall: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
