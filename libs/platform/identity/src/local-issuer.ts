import { join } from 'node:path';
import type { Clock } from '@mashang/domain';
import { DomainError, systemClock } from '@mashang/domain';
import type { JSONWebKeySet } from 'jose';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { z } from 'zod';
import type { DemoPerson } from './demo-people';
import { DEMO_PEOPLE, demoPersonNamed } from './demo-people';
import { readOrCreateKeyFile } from './key-file';

const ALGORITHM = 'EdDSA';
const EIGHT_HOURS = 8 * 60 * 60;

/** The issuer of the embedded default. Whoever can read its key file can be anybody: not for production. */
export interface LocalIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly people: readonly DemoPerson[];
  /** The public half, for `createTokenVerifier`. */
  readonly jwks: JSONWebKeySet;
  /** @throws {DomainError} `UNKNOWN_DEMO_PERSON` */
  issueToken(demoPersonName: string, options?: { readonly lifetimeSeconds?: number }): Promise<string>;
}

export interface LocalIssuerOptions {
  readonly dataFolder: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly people?: readonly DemoPerson[];
  readonly clock?: Clock;
}

const privateJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.base64url().length(43),
  d: z.base64url().length(43),
});

/**
 * Opens the local issuer of a data folder, making its key on first use.
 * @throws {DomainError} `LOCAL_ISSUER_KEY_MALFORMED`
 */
export async function openLocalIssuer(options: LocalIssuerOptions): Promise<LocalIssuer> {
  const {
    dataFolder,
    issuer = 'mashang-local',
    audience = 'mashang',
    people = DEMO_PEOPLE,
    clock = systemClock,
  } = options;
  const path = join(dataFolder, 'local-issuer-key.json');
  const key = parsePrivateKey(await readOrCreateKeyFile(path, makePrivateKey), path);
  const privateKey = await importJWK(key, ALGORITHM).catch(() => {
    throw malformed(path);
  });
  const { d: _private, ...publicKey } = key;
  const kid = await calculateJwkThumbprint(publicKey);

  return {
    issuer,
    audience,
    people,
    jwks: { keys: [{ ...publicKey, kid, alg: ALGORITHM, use: 'sig' }] },
    issueToken: async (demoPersonName, { lifetimeSeconds = EIGHT_HOURS } = {}) => {
      const person = demoPersonNamed(demoPersonName, people);
      const issuedAt = Math.floor(clock.now().getTime() / 1000);
      return new SignJWT({
        name: person.displayName,
        roles: person.roles,
        divisions: person.divisionCodes,
        ...(person.staffNo === undefined ? {} : { staff_no: person.staffNo }),
        ...(person.departmentCode === undefined ? {} : { department: person.departmentCode }),
        ...(person.scopes === undefined ? {} : { scope: person.scopes.join(' ') }),
      })
        .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(`demo:${person.name}`)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + lifetimeSeconds)
        .sign(privateKey);
    },
  };
}

async function makePrivateKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  return `${JSON.stringify(await exportJWK(privateKey))}\n`;
}

function parsePrivateKey(text: string, path: string): z.infer<typeof privateJwk> {
  try {
    return privateJwk.parse(JSON.parse(text));
  } catch {
    throw malformed(path);
  }
}

function malformed(path: string): DomainError {
  return new DomainError(
    'LOCAL_ISSUER_KEY_MALFORMED',
    `${path} is no key of the local issuer; delete it and the next start makes a new one.`,
  );
}
