import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { DomainError } from '@mashang/domain';

/** Single-line base64url DER, so that both fit an environment variable without quoting. */
export interface StatementKeyPair {
  /** PKCS #8; the gateway's alone. */
  readonly privateKey: string;
  /** SPKI; given to every department that runs a subgraph. */
  readonly publicKey: string;
}

export function generateStatementKeys(): StatementKeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
  };
}

/** @throws {DomainError} `STATEMENT_KEY_MALFORMED` */
export function importStatementPrivateKey(text: string): KeyObject {
  return imported('private', text, (der) => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
}

/** @throws {DomainError} `STATEMENT_KEY_MALFORMED`, also for a private key, which has no business in a subgraph. */
export function importStatementPublicKey(text: string): KeyObject {
  return imported('public', text, (der) => createPublicKey({ key: der, format: 'der', type: 'spki' }));
}

function imported(half: 'private' | 'public', text: string, read: (der: Buffer) => KeyObject): KeyObject {
  try {
    if (!/^[A-Za-z0-9_-]+$/.test(text)) throw malformed(half);
    const key = read(Buffer.from(text, 'base64url'));
    if (key.asymmetricKeyType !== 'ed25519') throw malformed(half);
    return key;
  } catch {
    // The cause would quote the key.
    throw malformed(half);
  }
}

function malformed(half: 'private' | 'public'): DomainError {
  const form = half === 'private' ? 'PKCS #8' : 'SPKI';
  return new DomainError(
    'STATEMENT_KEY_MALFORMED',
    `The ${half} statement key is malformed; it is an Ed25519 ${half} key, ${form} DER in base64url on one line.`,
  );
}
