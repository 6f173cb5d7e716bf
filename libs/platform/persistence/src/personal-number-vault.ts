import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { JsonValue } from '@mashang/domain';
import { canonicalJson } from './canonical-json';
import type { RandomBytes } from './new-id';

export interface PersonalNumberKeys {
  /** Names `key` in each ciphertext: lower-case letters and digits. */
  readonly keyId: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** Keys of earlier times by their id, for decrypting only. */
  readonly retired?: Readonly<Record<string, Uint8Array>>;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key of its own for each use, so that none can weaken another. */
function derive(key: Uint8Array, use: 'encryption' | 'lookup' | 'digest'): Buffer {
  if (key.length !== KEY_BYTES) throw new RangeError(`a personal-number key has ${KEY_BYTES} bytes`);
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `mashang personal number ${use}`, KEY_BYTES));
}

/**
 * Keeps ID-card, bank-account and phone numbers unreadable at rest and yet findable: AES-256-GCM for the number,
 * HMAC-SHA-256 for looking it up. A personal number has few unknown digits, so a plain hash could be tried out; a
 * keyed one cannot.
 */
export class PersonalNumberVault {
  private readonly lookupKey: Buffer;
  private readonly digestKey: Buffer;
  private readonly encryptionKeys: ReadonlyMap<string, Buffer>;

  constructor(
    private readonly keys: PersonalNumberKeys,
    private readonly random: RandomBytes = randomBytes,
  ) {
    const named = Object.entries({ ...keys.retired, [keys.keyId]: keys.key });
    if (!named.every(([id]) => /^[a-z0-9]{1,16}$/.test(id)))
      throw new RangeError('a key id has 1 to 16 lower-case letters or digits');
    this.encryptionKeys = new Map(named.map(([id, key]) => [id, derive(key, 'encryption')]));
    this.lookupKey = derive(keys.key, 'lookup');
    this.digestKey = derive(keys.key, 'digest');
  }

  /** `<key id>.<base64url of nonce, ciphertext, tag>`; different each time. */
  encrypt(plain: string): string {
    const { keyId } = this.keys;
    const nonce = this.random(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.encryptionKey(keyId), nonce).setAAD(Buffer.from(keyId));
    const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${keyId}.${sealed.toString('base64url')}`;
  }

  /** Throws when the text was not made by `encrypt` with one of these keys, or was changed since. */
  decrypt(encrypted: string): string {
    const [keyId = '', body = ''] = encrypted.split('.');
    const sealed = Buffer.from(body, 'base64url');
    if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Error('not an encrypted personal number');
    const decipher = createDecipheriv('aes-256-gcm', this.encryptionKey(keyId), sealed.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(keyId))
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString(
      'utf8',
    );
  }

  /**
   * The same for the same number, 64 hexadecimal digits. Blanks and letter case do not count (`x` ends some ID
   * numbers).
   */
  lookupHash(plain: string): string {
    const normalised = plain.replaceAll(/\s/g, '').toUpperCase();
    return createHmac('sha256', this.lookupKey).update(normalised, 'utf8').digest('hex');
  }

  /**
   * What stands for a person's own words (reason, answer, material) in the record of requests and in the audit chain, which more people
   * read than the record itself and nobody erases: HMAC-SHA-256 of their canonical JSON, 64 hexadecimal digits. It tells one text from
   * another and proves later what was said; without the key no short text can be guessed from it.
   */
  digestOf(words: JsonValue): string {
    return createHmac('sha256', this.digestKey).update(canonicalJson(words), 'utf8').digest('hex');
  }

  private encryptionKey(keyId: string): Buffer {
    const key = this.encryptionKeys.get(keyId);
    if (key === undefined) throw new Error('encrypted with a key that is not known here');
    return key;
  }
}

/** A vault over one configured key: base64url of 32 bytes. */
export function personalNumberVault(key: string): PersonalNumberVault {
  return new PersonalNumberVault({ keyId: 'k1', key: Buffer.from(key.trim(), 'base64url') });
}
