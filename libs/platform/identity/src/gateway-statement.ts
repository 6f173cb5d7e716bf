import type { KeyObject } from 'node:crypto';
import { createHash } from 'node:crypto';
import type { Clock } from '@mashang/domain';
import { DomainError, systemClock } from '@mashang/domain';
import { isRequestId } from '@mashang/platform-observability';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Principal } from './principal';
import { principalSchema } from './principal-schema';

/** The HTTP header that carries the statement from gateway to subgraph. */
export const GATEWAY_STATEMENT_HEADER = 'mashang-statement';

const ALGORITHM = 'EdDSA';
/** Keeps any other JWT of the same key from passing for a statement. */
const TYPE = 'mashang-statement+jwt';
const LIFETIME_SECONDS = 30;
/** How far apart the clocks of gateway and subgraph may stand. */
const TOLERANCE_SECONDS = 5;

export type StatementErrorCode = 'STATEMENT_MISSING' | 'STATEMENT_EXPIRED' | 'STATEMENT_INVALID';

/** What a subgraph learns from its gateway. */
export interface GatewayStatement {
  readonly principal: Principal;
  readonly requestId: string;
  /** The instant after which nobody waits for the answer. */
  readonly deadline?: Date;
}

export interface StatementToSign extends GatewayStatement {
  /** The subgraph's name; another subgraph refuses the statement. */
  readonly audience: string;
  /** The exact bytes of the HTTP body; a string stands for its UTF-8 bytes. */
  readonly body: Uint8Array | string;
}

export interface StatementSigner {
  sign(statement: StatementToSign): Promise<string>;
}

export interface StatementVerifier {
  /** @throws {DomainError} with a `StatementErrorCode` */
  verify(statement: string | undefined, body: Uint8Array | string): Promise<GatewayStatement>;
}

const claimsSchema = z.object({
  principal: principalSchema,
  request_id: z.string().refine(isRequestId),
  body_sha256: z.string(),
  /** Milliseconds since the epoch, because a deadline of a second's grain would be useless. */
  deadline: z.int().positive().max(8.64e15).optional(),
});

/** `privateKey` is the gateway's alone: a department that can verify statements can never forge one. */
export function createStatementSigner(options: {
  readonly privateKey: KeyObject;
  readonly clock?: Clock;
}): StatementSigner {
  const { privateKey, clock = systemClock } = options;
  return {
    sign: async ({ principal, requestId, audience, body, deadline }) => {
      const issuedAt = Math.floor(clock.now().getTime() / 1000);
      return new SignJWT({
        principal,
        request_id: requestId,
        body_sha256: sha256(body),
        ...(deadline === undefined ? {} : { deadline: deadline.getTime() }),
      })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + LIFETIME_SECONDS)
        .sign(privateKey);
    },
  };
}

export function createStatementVerifier(options: {
  readonly publicKey: KeyObject;
  /** The name of the subgraph that verifies. */
  readonly audience: string;
  readonly clock?: Clock;
}): StatementVerifier {
  const { publicKey, audience, clock = systemClock } = options;
  return {
    verify: async (statement, body) => {
      if (statement === undefined || statement === '') {
        throw refusal('STATEMENT_MISSING', `This subgraph answers its gateway only; send the query to the gateway.`);
      }
      const payload = await verifiedPayload(statement, publicKey, audience, clock);
      const claims = claimsSchema.safeParse(payload);
      if (!claims.success) throw invalid('its claims are not those of a gateway statement');
      if (claims.data.body_sha256 !== sha256(body)) throw invalid('it was made for another request body');
      const { principal, request_id: requestId, deadline } = claims.data;
      return { principal, requestId, ...(deadline === undefined ? {} : { deadline: new Date(deadline) }) };
    },
  };
}

async function verifiedPayload(statement: string, key: KeyObject, audience: string, clock: Clock): Promise<unknown> {
  const now = clock.now();
  try {
    const { payload } = await jwtVerify(statement, key, {
      algorithms: [ALGORITHM],
      typ: TYPE,
      audience,
      requiredClaims: ['iat', 'exp'],
      // Also refuses a statement from the future, and one whose signer gave it a longer life than ours have.
      maxTokenAge: LIFETIME_SECONDS,
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: now,
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw refusal(
        'STATEMENT_EXPIRED',
        `The gateway statement is older than ${LIFETIME_SECONDS} s; ask again, and compare the two clocks if it recurs.`,
      );
    }
    if (error instanceof errors.JWTClaimValidationFailed)
      throw invalid(`its claim "${error.claim}" is not the one expected here`);
    if (error instanceof errors.JOSEError)
      throw invalid('it is not signed by the gateway whose public key this subgraph holds');
    throw error;
  }
}

function sha256(body: Uint8Array | string): string {
  return createHash('sha256').update(body).digest('base64url');
}

function invalid(reason: string): DomainError<StatementErrorCode> {
  return refusal('STATEMENT_INVALID', `The gateway statement is refused: ${reason}.`);
}

function refusal(code: StatementErrorCode, message: string): DomainError<StatementErrorCode> {
  return new DomainError(code, message);
}
