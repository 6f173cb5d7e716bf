/** A fresh token of one demo person, straight from the server. */
export type FetchToken = (name: string) => Promise<string>;

interface KeptToken {
  readonly token: string;
  /** On the keeper's own clock, in milliseconds. */
  readonly usableUntil: number;
}

/** Renewed this long before it ends, so that it does not end on the way. */
const MARGIN_MS = 30_000;

/**
 * Keeps tokens in memory only: they die with the page and nothing of them reaches the browser's storage.
 * A token is used for as long as it was issued for (`exp - iat`), counted from its arrival: the browser's clock need
 * not agree with the server's. One whose lifetime cannot be read is used once.
 */
export function createTokenKeeper(fetchToken: FetchToken, now: () => number): (name: string) => Promise<string> {
  const kept = new Map<string, KeptToken>();
  return async (name) => {
    const known = kept.get(name);
    if (known !== undefined && now() < known.usableUntil) return known.token;
    const askedAt = now();
    const token = await fetchToken(name);
    kept.set(name, { token, usableUntil: askedAt + lifetimeOf(token) - MARGIN_MS });
    return token;
  };
}

/** In milliseconds; 0 when the token does not say. The signature is the server's affair and is not looked at here. */
function lifetimeOf(token: string): number {
  const payload = token.split('.')[1];
  if (payload === undefined) return 0;
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    if (typeof claims !== 'object' || claims === null || !('exp' in claims) || !('iat' in claims)) return 0;
    const lifetime = (Number(claims.exp) - Number(claims.iat)) * 1000;
    return Number.isFinite(lifetime) ? lifetime : 0;
  } catch {
    return 0;
  }
}
