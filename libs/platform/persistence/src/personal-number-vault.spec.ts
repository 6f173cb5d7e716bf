import fc from 'fast-check';
import { PersonalNumberVault } from './personal-number-vault';

const key = Buffer.alloc(32, 1);
const otherKey = Buffer.alloc(32, 2);
const vault = new PersonalNumberVault({ keyId: 'k1', key });

describe('the personal-number vault', () => {
  it('gives back what it encrypted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => expect(vault.decrypt(vault.encrypt(plain))).toBe(plain)),
    );
  });

  it('encrypts the same number differently each time, under a nonce of its own', () => {
    const encrypted = Array.from({ length: 100 }, () => vault.encrypt('SAMPLE-1'));
    expect(
      new Set(encrypted.map((text) => Buffer.from(text.slice(3), 'base64url').subarray(0, 12).toString('hex'))).size,
    ).toBe(100);
  });

  it('shows nothing of the number and names its key', () => {
    const encrypted = vault.encrypt('SAMPLE-1');
    expect(encrypted).toMatch(/^k1\.[\w-]+$/);
    expect(Buffer.from(encrypted.slice(3), 'base64url').toString('latin1')).not.toContain('SAMPLE');
  });

  it('refuses a ciphertext in which any bit was changed', () => {
    const sealed = Buffer.from(vault.encrypt('SAMPLE-1').slice(3), 'base64url');
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const changed = Buffer.from(sealed);
        changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(() => vault.decrypt(`k1.${changed.toString('base64url')}`)).toThrow();
      }),
    );
  });

  it('refuses a ciphertext of another key, and one that is none', () => {
    const other = new PersonalNumberVault({ keyId: 'k1', key: otherKey });
    expect(() => other.decrypt(vault.encrypt('SAMPLE-1'))).toThrow();
    expect(() => vault.decrypt(new PersonalNumberVault({ keyId: 'k2', key: otherKey }).encrypt('SAMPLE-1'))).toThrow(
      'not known',
    );
    expect(() => vault.decrypt('SAMPLE-1')).toThrow('not an encrypted');
  });

  it('still reads what a retired key encrypted, and writes with the present one', () => {
    const rotated = new PersonalNumberVault({ keyId: 'k2', key: otherKey, retired: { k1: key } });
    expect(rotated.decrypt(vault.encrypt('SAMPLE-1'))).toBe('SAMPLE-1');
    expect(rotated.encrypt('SAMPLE-1')).toMatch(/^k2\./);
  });

  it('hashes a number the same however it is typed, and another one differently', () => {
    expect(vault.lookupHash('1234 5678 x')).toBe(vault.lookupHash('12345678X'));
    expect(vault.lookupHash('12345678X')).not.toBe(vault.lookupHash('12345678Y'));
    expect(vault.lookupHash('12345678X')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('hashes differently under another key', () => {
    expect(new PersonalNumberVault({ keyId: 'k1', key: otherKey }).lookupHash('1')).not.toBe(vault.lookupHash('1'));
  });

  it('refuses keys of another length and key ids that would not fit a ciphertext', () => {
    expect(() => new PersonalNumberVault({ keyId: 'k1', key: Buffer.alloc(16) })).toThrow(RangeError);
    expect(() => new PersonalNumberVault({ keyId: 'K.1', key })).toThrow(RangeError);
  });

  it('tells words apart by a digest of its key alone, blanks and letter case among them', () => {
    expect(vault.digestOf({ reason: 'a', remedy: 'b' })).toBe(vault.digestOf({ remedy: 'b', reason: 'a' }));
    expect(new Set(['离婚', '离 婚', 'Lihun', 'lihun'].map((words) => vault.digestOf(words))).size).toBe(4);
    expect(new PersonalNumberVault({ keyId: 'k1', key: otherKey }).digestOf('离婚')).not.toBe(vault.digestOf('离婚'));
    expect(vault.digestOf('SAMPLE-1')).not.toBe(vault.lookupHash('"SAMPLE-1"'));
  });
});
