import type { LogLevel } from './logger';
import { createLogger } from './logger';

function logInto(level: LogLevel): { readonly lines: unknown[]; readonly logger: ReturnType<typeof createLogger> } {
  const lines: unknown[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  return { lines, logger: createLogger({ name: 'cases-subgraph', level, destination }) };
}

describe('createLogger', () => {
  it('writes one JSON line per event, with its fields', () => {
    const { lines, logger } = logInto('info');
    logger.info('operation answered', { requestId: 'r-1', rows: 3 });

    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        name: 'cases-subgraph',
        requestId: 'r-1',
        rows: 3,
        event: 'operation answered',
      },
    ]);
  });

  it('drops what is below its level', () => {
    const { lines, logger } = logInto('warn');
    logger.info('too small');
    logger.warn('large enough');

    expect(lines).toEqual([expect.objectContaining({ event: 'large enough' })]);
  });

  it('adds the fields of a child to each of its events, and to no other', () => {
    const { lines, logger } = logInto('info');
    logger
      .child({ requestId: 'r-2' })
      .child({ operation: 'Year' })
      .error('failed', { error: new Error('why') });
    logger.info('elsewhere');

    expect(lines[0]).toMatchObject({ requestId: 'r-2', operation: 'Year', error: { message: 'why' } });
    expect(lines[1]).not.toHaveProperty('requestId');
  });

  it('strikes credentials and personal numbers out of events, fields and what a child holds', () => {
    const { lines, logger } = logInto('info');
    logger
      .child({ headers: { authorization: 'Bearer abc', 'mashang-statement': 'xyz' } })
      .info('called by 13000000000', { note: '身份证 00000000000000000X', phone: '1' });

    const written = JSON.stringify(lines);
    expect(written).not.toMatch(/abc|xyz|13000000000|00000000000000000X/);
    expect(lines[0]).toMatchObject({ event: 'called by [redacted]', note: '身份证 [redacted]', phone: '[redacted]' });
  });
});
