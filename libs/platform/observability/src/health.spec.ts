import { createHealth } from './health';
import { createLogger, silentLogger } from './logger';

describe('createHealth', () => {
  it('is ready when every check passes', async () => {
    const health = createHealth({
      logger: silentLogger,
      checks: { database: async () => 1, gateway: async () => undefined },
    });

    expect(await health.ready()).toEqual({ status: 'ready', checks: { database: 'ok', gateway: 'ok' } });
  });

  it('names the part that fails and keeps the reason for the log', async () => {
    const lines: string[] = [];
    const logger = createLogger({ name: 'x', level: 'info', destination: { write: (line) => void lines.push(line) } });
    const checks = {
      database: async () => Promise.reject(new Error('connect mysql://u:hunter2@db:3306 refused')),
      thrower: () => {
        throw new Error('before its promise');
      },
    };
    const readiness = await createHealth({ logger, checks }).ready();

    expect(readiness).toEqual({ status: 'unavailable', checks: { database: 'failed', thrower: 'failed' } });
    expect(lines.join()).toContain('refused');
    expect(lines.join()).not.toContain('hunter2');
  });

  it('does not wait for a check longer than it may take', async () => {
    const health = createHealth({
      logger: silentLogger,
      timeoutMs: 5,
      checks: { stuck: () => new Promise(() => undefined), quick: async () => undefined },
    });

    expect(await health.ready()).toEqual({ status: 'unavailable', checks: { stuck: 'timed out', quick: 'ok' } });
  });

  it('is alive whatever its checks say, and no longer ready once it drains', async () => {
    const health = createHealth({ logger: silentLogger, checks: { database: async () => undefined } });
    health.drain();

    expect(health.live()).toEqual({ status: 'live' });
    expect(await health.ready()).toEqual({ status: 'unavailable', checks: { database: 'ok' } });
  });
});
