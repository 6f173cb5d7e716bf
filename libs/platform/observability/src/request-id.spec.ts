import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { isRequestId, requestIdFrom } from './request-id';

describe('requestIdFrom', () => {
  it('keeps a safe id of the client', () => {
    expect(requestIdFrom('web-7f3a.12_b')).toBe('web-7f3a.12_b');
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['a line break', 'a\nb'],
    ['markup', '<script>'],
    ['a text of 65 characters', 'a'.repeat(65)],
    ['several', ['a', 'b']],
    ['a personal number', '00000000000000000X'],
  ])('makes a new one for %s', (_case, header) => {
    expect(requestIdFrom(header, () => 'new')).toBe('new');
  });

  it('gives an id that is safe to print, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (header) => {
        expect(requestIdFrom(header)).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
      }),
    );
  });

  it('makes ids that it would accept itself', () => {
    for (let count = 0; count < 5_000; count += 1) expect(isRequestId(randomUUID())).toBe(true);
  });
});
