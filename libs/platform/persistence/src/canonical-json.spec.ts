import type { JsonValue } from '@mashang/domain';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json';

function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('canonical JSON', () => {
  it('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        expect(JSON.parse(canonicalJson(value as JsonValue))).toEqual(JSON.parse(JSON.stringify(value))),
      ),
    );
  });

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        expect(canonicalJson(reversed(value as JsonValue))).toBe(canonicalJson(value as JsonValue)),
      ),
    );
  });

  it('is written as RFC 8785 writes it', () => {
    expect(canonicalJson({ b: [1, 1e21, -0, 'é\n'], a: { '€': null, '1': true } })).toBe(
      '{"a":{"1":true,"€":null},"b":[1,1e+21,0,"é\\n"]}',
    );
  });

  it('keeps the order of lists', () => {
    expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
  });

  it('leaves out keys without a value, as JSON does', () => {
    expect(canonicalJson({ a: undefined as unknown as JsonValue, b: 1 })).toBe('{"b":1}');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1, 1n])('refuses %s', (value) => {
    expect(() => canonicalJson([value as unknown as JsonValue])).toThrow(TypeError);
  });
});
