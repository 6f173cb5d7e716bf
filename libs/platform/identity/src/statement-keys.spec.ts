import { generateKeyPairSync } from 'node:crypto';
import { generateStatementKeys, importStatementPrivateKey, importStatementPublicKey } from './statement-keys';

const REFUSAL = expect.objectContaining({ code: 'STATEMENT_KEY_MALFORMED' });

describe('statement keys', () => {
  const keys = generateStatementKeys();

  it('are single lines of base64url, of the lengths that the configuration asks for', () => {
    expect(keys.privateKey).toMatch(/^[\w-]{64}$/);
    expect(keys.publicKey).toMatch(/^[\w-]{59}$/);
  });

  it('come back as the two halves of one Ed25519 pair', () => {
    expect(importStatementPrivateKey(keys.privateKey)).toMatchObject({ type: 'private', asymmetricKeyType: 'ed25519' });
    expect(importStatementPublicKey(keys.publicKey)).toMatchObject({ type: 'public', asymmetricKeyType: 'ed25519' });
  });

  it.each([
    ['nothing', ''],
    ['a text', 'hello'],
    ['a line break', `${keys.publicKey}\n`],
    ['a cut key', keys.publicKey.slice(0, 40)],
    ['the private half', keys.privateKey],
    [
      'a key of another kind',
      generateKeyPairSync('x25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
    ],
  ])('refuse %s as the public key', (_case, text) => {
    expect(() => importStatementPublicKey(text)).toThrow(REFUSAL);
  });

  it('refuse the public half as the private key, in one sentence that quotes neither', () => {
    const refused = (): unknown => importStatementPrivateKey(keys.publicKey);

    expect(refused).toThrow(REFUSAL);
    expect(refused).toThrow(
      'The private statement key is malformed; it is an Ed25519 private key, PKCS #8 DER in base64url on one line.',
    );
  });
});
