import type { Clock } from '@mashang/domain';
import { DomainError } from '@mashang/domain';
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';
import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Principal } from './principal';
import { ANONYMOUS, ROLES } from './principal';
import { principalSchema } from './principal-schema';
import { scopesOf } from './roles';

/** Asymmetric only: with a shared secret whoever verifies could also forge, and `none` signs nothing. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const TOLERANCE_SECONDS = 5;

export type TokenErrorCode =
  'TOKEN_EXPIRED' | 'TOKEN_INVALID' | 'AUTHORIZATION_MALFORMED' | 'IDENTITY_PROVIDER_UNAVAILABLE';

export interface TokenVerifierOptions {
  /** The exact `iss` of the tokens. */
  readonly issuer: string;
  /** Must be among the token's `aud`. */
  readonly audience: string;
  /** The issuer's JWKS URL (fetched when first needed, and again for an unknown key), or the keys themselves. */
  readonly keys: URL | JSONWebKeySet;
  readonly clock: Clock;
}

export interface TokenVerifier {
  /**
   * @param authorization the `Authorization` header as received; absent means `ANONYMOUS`
   * @throws {DomainError} with a `TokenErrorCode`
   */
  verify(authorization: string | undefined): Promise<Principal>;
}

const claimsSchema = z.object({
  sub: z.string(),
  name: z.string().min(1).optional(),
  roles: z.array(z.string()).default([]),
  /** Space separated (RFC 8693 §4.2, RFC 9068 §2.2.3). */
  scope: z.string().default(''),
  staff_no: z.string().optional(),
  department: z.string().optional(),
  divisions: z.array(z.string()).default([]),
});

/** One verifier trusts one issuer, so the token's `sub` alone is a unique subject. */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { issuer, audience, clock } = options;
  const keys = options.keys instanceof URL ? remoteKeys(options.keys) : createLocalJWKSet(options.keys);
  return {
    verify: async (authorization) => {
      if (authorization === undefined) return ANONYMOUS;
      const token = bearerToken(authorization);
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          audience,
          algorithms: ALGORITHMS,
          requiredClaims: ['sub', 'exp'],
          clockTolerance: TOLERANCE_SECONDS,
          currentDate: clock.now(),
        });
        return principalOf(payload);
      } catch (error) {
        throw tokenRefusal(error);
      }
    },
  };
}

function bearerToken(authorization: string): string {
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization)?.[1];
  if (token === undefined) {
    throw refusal(
      'AUTHORIZATION_MALFORMED',
      'The Authorization header is malformed; send "Bearer" and one JWT, or no header at all.',
    );
  }
  return token;
}

function principalOf(payload: unknown): Principal {
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) throw claimsRefusal(claims.error);
  const { sub, name, roles, scope, staff_no: staffNo, department, divisions } = claims.data;
  if (sub === ANONYMOUS.subject)
    throw refusal('TOKEN_INVALID', `The token is refused: "${sub}" is reserved for callers without a token.`);
  const known = ROLES.filter((role) => roles.includes(role));
  const principal = principalSchema.safeParse({
    subject: sub,
    displayName: name ?? sub,
    roles: known,
    scopes: [...new Set<string>([...scopesOf(known), ...scope.split(' ').filter(Boolean)])].sort(),
    divisionCodes: divisions,
    ...(staffNo === undefined ? {} : { staffNo }),
    ...(department === undefined ? {} : { departmentCode: department }),
  });
  if (!principal.success) throw claimsRefusal(principal.error);
  return principal.data;
}

/** The remote set, with whatever keeps it from being fetched told apart from a key that it does not hold. */
function remoteKeys(url: URL): JWTVerifyGetKey {
  const fetched = createRemoteJWKSet(url);
  return async (header, token) => {
    try {
      return await fetched(header, token);
    } catch (error) {
      if (KEY_NOT_FOUND.some((kind) => error instanceof kind)) throw error;
      throw refusal(
        'IDENTITY_PROVIDER_UNAVAILABLE',
        'The keys of the identity provider cannot be fetched, so no token can be checked; try again later.',
      );
    }
  };
}

const KEY_NOT_FOUND = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

function tokenRefusal(error: unknown): unknown {
  if (error instanceof errors.JWTExpired)
    return refusal('TOKEN_EXPIRED', 'The token has expired; sign in again for a new one.');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return refusal('TOKEN_INVALID', `The token is refused: its claim "${error.claim}" is not the one expected here.`);
  }
  if (error instanceof errors.JOSEError) {
    return refusal('TOKEN_INVALID', 'The token is refused: it is not signed by a key of the configured issuer.');
  }
  return error;
}

/** Names the claims, never their values. */
function claimsRefusal(error: z.ZodError): DomainError<TokenErrorCode> {
  const claims = [...new Set(error.issues.map((issue) => String(issue.path[0] ?? 'sub')))];
  return refusal('TOKEN_INVALID', `The token is refused: its claims are malformed (${claims.join(', ')}).`);
}

function refusal(code: TokenErrorCode, message: string): DomainError<TokenErrorCode> {
  return new DomainError(code, message);
}
