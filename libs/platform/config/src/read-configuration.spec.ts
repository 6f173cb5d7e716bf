import { DomainError } from '@mashang/domain';
import * as fc from 'fast-check';
import { ConfigurationError } from './configuration-error';
import { readConfiguration } from './read-configuration';
import { flag, httpUrl, integer, key, oneOf, optional, withDefault } from './variable';

const schema = {
  depth: integer({ name: 'DEPTH', meaning: 'depth', minimum: 1, maximum: 100 }),
  open: withDefault(flag({ name: 'OPEN', meaning: 'open' }), false),
  mode: withDefault(oneOf({ name: 'MODE', meaning: 'mode', choices: ['calm', 'loud'] }), 'calm'),
  address: optional(httpUrl({ name: 'ADDRESS', meaning: 'address' }), 'none'),
  cipherKey: optional(key({ name: 'CIPHER_KEY', meaning: 'key' }), 'none'),
};

function messageOf(environment: Readonly<Record<string, string | undefined>>): string {
  try {
    readConfiguration(schema, environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('readConfiguration', () => {
  it('gives typed, frozen values and fills defaults', () => {
    const values = readConfiguration(schema, { DEPTH: '7', OPEN: 'true' });

    expect(values).toEqual({ depth: 7, open: true, mode: 'calm', address: undefined, cipherKey: undefined });
    expect(Object.isFrozen(values)).toBe(true);
  });

  it('takes an empty variable for an unset one', () => {
    expect(readConfiguration(schema, { DEPTH: '7', MODE: '', ADDRESS: '' })).toMatchObject({
      mode: 'calm',
      address: undefined,
    });
  });

  it.each([
    ['a missing value', {}, 'Configuration: DEPTH is not set, expected an integer from 1 to 100'],
    ['a word for a number', { DEPTH: 'deep' }, 'Configuration: DEPTH is "deep", expected an integer from 1 to 100'],
    ['a number out of range', { DEPTH: '101' }, 'Configuration: DEPTH is "101", expected an integer from 1 to 100'],
    ['a fraction', { DEPTH: '1.5' }, 'Configuration: DEPTH is "1.5", expected an integer from 1 to 100'],
    [
      'a number in another notation',
      { DEPTH: '1e1' },
      'Configuration: DEPTH is "1e1", expected an integer from 1 to 100',
    ],
    ['a flag that is neither', { DEPTH: '1', OPEN: 'yes' }, 'Configuration: OPEN is "yes", expected true or false'],
    ['an unknown choice', { DEPTH: '1', MODE: 'CALM' }, 'Configuration: MODE is "CALM", expected one of calm, loud'],
    [
      'an address of another protocol',
      { DEPTH: '1', ADDRESS: 'ftp://files' },
      'Configuration: ADDRESS is "ftp://files", expected an http or https URL without user and password',
    ],
    [
      'several mistakes',
      { DEPTH: '0', MODE: 'x' },
      'Configuration: DEPTH is "0", expected an integer from 1 to 100; MODE is "x", expected one of calm, loud',
    ],
    [
      'a text of several lines',
      { DEPTH: '1\n2' },
      'Configuration: DEPTH is "1\\n2", expected an integer from 1 to 100',
    ],
    [
      'a malformed secret',
      { DEPTH: '1', CIPHER_KEY: 'hunter2' },
      'Configuration: CIPHER_KEY is malformed (its value is not shown), expected 32 random bytes in base64url (43 characters)',
    ],
  ])('refuses %s in one line', (_case, environment, message) => {
    expect(messageOf(environment)).toBe(message);
  });

  it('refuses with a code, and names the variables', () => {
    const read = (): unknown => readConfiguration(schema, { DEPTH: 'x', MODE: 'x' });

    expect(read).toThrow(DomainError);
    expect(read).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID', details: { variables: ['DEPTH', 'MODE'] } }),
    );
  });

  it('answers in one line whatever is set', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (depth, mode) => {
        expect(messageOf({ DEPTH: depth, MODE: mode })).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it('never shows a secret', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9]{12,42}$/), (value) => {
        expect(messageOf({ DEPTH: 'x', CIPHER_KEY: value })).not.toContain(value);
      }),
    );
  });

  it('accepts every key of 32 bytes, and nothing shorter', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(messageOf({ DEPTH: '1', CIPHER_KEY: Buffer.from(bytes).toString('base64url') })).toBe('accepted');
      }),
    );
    expect(messageOf({ DEPTH: '1', CIPHER_KEY: Buffer.alloc(31).toString('base64url') })).toContain('CIPHER_KEY');
  });

  it('reads the process environment when none is given', () => {
    process.env['DEPTH'] = '42';
    try {
      expect(readConfiguration(schema).depth).toBe(42);
    } finally {
      delete process.env['DEPTH'];
    }
  });
});
