export type { AccessRule } from './access-rule';
export { answersFor, anyone, either, inOwnDepartment, inOwnDivision, inPerson, permits, signedIn, withRole, withScope } from './access-rule';
export type { DemoPerson } from './demo-people';
export { DEMO_PEOPLE, demoPersonNamed } from './demo-people';
export type {
  GatewayStatement,
  StatementErrorCode,
  StatementSigner,
  StatementToSign,
  StatementVerifier,
} from './gateway-statement';
export { createStatementSigner, createStatementVerifier, GATEWAY_STATEMENT_HEADER } from './gateway-statement';
export { readOrCreateKeyFile } from './key-file';
export type { LocalIssuer } from './local-issuer';
export { openLocalIssuer } from './local-issuer';
export type { Principal, Role } from './principal';
export { ANONYMOUS, isAuthenticated, ROLES } from './principal';
export { parsePrincipal, principalSchema } from './principal-schema';
export type { Scope } from './roles';
export { ROLE_SCOPES, SCOPES, scopesOf } from './roles';
export type { StatementKeyPair } from './statement-keys';
export { generateStatementKeys, importStatementPrivateKey, importStatementPublicKey } from './statement-keys';
export type { TokenErrorCode, TokenVerifier, TokenVerifierOptions } from './token-verifier';
export { createTokenVerifier } from './token-verifier';
