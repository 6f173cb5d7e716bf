import { deadLetterLine } from './dead-letter-line';
import { messageNameOf } from './message-name';

describe('the command for dead letters', () => {
  it('names a message by its source and number', () => {
    expect(messageNameOf('personnel:17')).toEqual({ source: 'personnel', seq: 17n });
  });

  it.each(['', 'personnel', 'personnel:', 'personnel:0', 'personnel:1.5', ':1', 'Personnel:1'])('refuses "%s"', (text) => {
    expect(() => messageNameOf(text)).toThrow(/^--again takes SOURCE:SEQ/);
  });

  it('shows no payload, whatever the row holds', () => {
    const row = { source: 'personnel', seq: 17n, type: 'PostHoldingChanged', key: 'holding-1', lastError: 'TypeError', givenUpAt: new Date('2012-07-01T00:00:00Z'), payload: '{"name":"nobody"}' };
    expect(deadLetterLine(row)).toBe('personnel:17\tPostHoldingChanged\tholding-1\tTypeError\t2012-07-01T00:00:00.000Z');
  });
});
