import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { redactFields, redactText } from './redaction';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((values) => values.join(''));

/** Any numbers of the right shape; none is anybody's. */
const personalNumber = fc.oneof(
  fc.tuple(digits(17), fc.constantFrom('X', 'x', '0')).map(([head, last]) => head + last),
  digits(15),
  digits(19),
  fc.tuple(fc.constantFrom('13', '15', '18', '19'), digits(9)).map(([head, tail]) => head + tail),
);
const surrounding = fc.constantFrom('', ' ', '手机', '身份证号：', ', ', '"', '(', ')', '，', 'no.');

describe('redactText', () => {
  it('strikes a personal number out wherever it stands', () => {
    fc.assert(
      fc.property(surrounding, personalNumber, surrounding, (before, number, after) => {
        expect(redactText(before + number + after)).toBe(`${before}[redacted]${after}`);
      }),
    );
  });

  it.each([
    ['a card number in groups', '6000 0000 0000 0000 000'],
    ['a phone number in groups', '130-0000-0000'],
    ['a phone number with the country', '+86 130 0000 0000'],
    ['a token', 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl'],
    ['a bearer header', 'Bearer abc.def'],
  ])('strikes %s out', (_case, text) => {
    expect(redactText(`(${text})`)).toBe('([redacted])');
  });

  it('strikes the password of a URL out, whatever is in it', () => {
    expect(redactText('connect mysql://u:p@ss/w@db:3306/x failed')).toBe('connect mysql://[redacted]@db:3306/x failed');
  });

  it.each([
    '350199101000',
    '2009-01-01 2009-12-31',
    '59,340.00',
    '1259600000000',
    'GS-D-0001',
    '2009-12-31T08:00:00.000Z',
  ])('leaves %s, which is nobody’s number', (text) => {
    expect(redactText(text)).toBe(text);
  });

  it('leaves every UUID', () => {
    for (let count = 0; count < 20_000; count += 1) {
      const id = randomUUID();
      expect(redactText(id)).toBe(id);
    }
    expect(redactText('00000000-0000-4000-8000-13000000000a')).toBe('00000000-0000-4000-8000-13000000000a');
  });
});

describe('redactFields', () => {
  it.each([
    'authorization',
    'Authorization',
    'mashang-statement',
    'set-cookie',
    'password',
    'personalNumber',
    'id_card',
  ])('strikes the field %s out whatever it holds, at any depth', (name) => {
    expect(redactFields({ request: { headers: [{ [name]: { nested: 'value' } }] } })).toEqual({
      request: { headers: [{ [name]: '[redacted]' }] },
    });
  });

  it('strikes a personal number out wherever it stands in a value', () => {
    fc.assert(
      fc.property(personalNumber, fc.nat({ max: 4 }), (number, depth) => {
        let value: unknown = [`前${number}后`, { [number]: 1 }, new Map([['a', number]]), new Error(number)];
        for (let level = 0; level < depth; level += 1) value = { value };
        expect(JSON.stringify(redactFields({ value }))).not.toContain(number);
      }),
    );
  });

  it('strikes out a number typed as a number', () => {
    expect(redactFields({ phone1: 13_000_000_000, rows: 42 })).toEqual({ phone1: '[redacted]', rows: 42 });
  });

  it('leaves a duration, whatever digits it has', () => {
    expect(redactFields({ seconds: 0.012345678912345678, took: 1.3123456789e-7 })).toEqual({ seconds: 0.012345678912345678, took: 1.3123456789e-7 });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 60, noNaN: true }), (seconds) => {
        expect(redactFields({ seconds })).toEqual({ seconds });
      }),
    );
  });

  it('keeps of an error its type, message, code, stack and causes, and nothing a driver hung on it', () => {
    const cause = Object.assign(new TypeError('deeper'), { code: 'ER_DUP_ENTRY', parameters: ['张三'], sql: 'INSERT' });
    const { error } = redactFields({ error: new Error('outer', { cause }) });

    expect(error).toEqual({
      type: 'Error',
      message: 'outer',
      stack: expect.stringContaining('outer'),
      cause: { type: 'TypeError', message: 'deeper', code: 'ER_DUP_ENTRY', stack: expect.any(String) },
    });
  });

  it('ends on a structure that contains itself', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;

    expect(JSON.stringify(redactFields({ circle }))).toContain('[deeper]');
    const error = new Error('round');
    error.cause = error;
    expect(JSON.stringify(redactFields({ error }))).toContain('round');
  });

  it('gives plain JSON for any value', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
        (value) => {
          expect(typeof JSON.stringify(redactFields({ value }))).toBe('string');
        },
      ),
    );
  });
});
