import type { KeyObject } from 'node:crypto';
import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fixedClock } from '@mashang/domain';
import type { JSONWebKeySet } from 'jose';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { ANONYMOUS } from './principal';
import { createTokenVerifier } from './token-verifier';

const ISSUER = 'https://id.example/realms/township';
const AUDIENCE = 'mashang';
const NOW = Date.parse('2009-12-31T12:00:00Z') / 1000;
const clock = fixedClock('2009-12-31T12:00:00Z');
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

const privateKeys = new Map<string, PrivateKey>();
const jwks: { keys: JSONWebKeySet['keys'] } = { keys: [] };
let strangerKey: PrivateKey;

beforeAll(async () => {
  for (const alg of ALGORITHMS) {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    privateKeys.set(alg, privateKey);
    jwks.keys.push({ ...(await exportJWK(publicKey)), kid: alg, alg, use: 'sig' });
  }
  strangerKey = (await generateKeyPair('EdDSA')).privateKey;
});

function keyOf(alg: string): PrivateKey {
  const key = privateKeys.get(alg);
  if (key === undefined) throw new Error(`no key for ${alg}`);
  return key;
}

interface Signing {
  readonly alg?: string;
  readonly kid?: string;
  readonly key?: PrivateKey | KeyObject | Uint8Array;
}

async function token(
  claims: Readonly<Record<string, unknown>> = {},
  { alg = 'EdDSA', kid = alg, key = keyOf(alg) }: Signing = {},
): Promise<string> {
  const whole = { iss: ISSUER, aud: AUDIENCE, sub: 'u-1', iat: NOW, exp: NOW + 300, ...claims };
  return `Bearer ${await new SignJWT(whole).setProtectedHeader({ alg, kid }).sign(key)}`;
}

async function verify(authorization: string | undefined) {
  return createTokenVerifier({ issuer: ISSUER, audience: AUDIENCE, keys: jwks, clock }).verify(authorization);
}

const refusal = (code: string) => ({ code });

describe('the claims of a token', () => {
  it('become a frozen principal', async () => {
    const principal = await verify(
      await token({
        name: '张三',
        roles: ['ANALYST', 'EMPEROR'],
        scope: 'openid cases:read  statistics:read',
        staff_no: 'GS-D-0004',
        department: 'GS-LAND',
        divisions: ['350199101000'],
      }),
    );

    expect(principal).toEqual({
      subject: 'u-1',
      displayName: '张三',
      roles: ['ANALYST'],
      scopes: ['cases:read', 'openid', 'personnel:read', 'projects:read', 'statistics:read'],
      staffNo: 'GS-D-0004',
      departmentCode: 'GS-LAND',
      divisionCodes: ['350199101000'],
    });
    expect(Object.isFrozen(principal)).toBe(true);
  });

  it('may be the subject alone', async () => {
    expect(await verify(await token())).toEqual({
      subject: 'u-1',
      displayName: 'u-1',
      roles: [],
      scopes: [],
      divisionCodes: [],
    });
  });

  it.each([
    ['the reserved subject', { sub: 'anonymous' }, 'reserved'],
    ['an empty subject', { sub: '' }, 'subject'],
    ['roles that are no list', { roles: 'AUDITOR' }, 'roles'],
    ['a scope that is no text', { scope: ['cases:read'] }, 'scope'],
    ['divisions that are no texts', { divisions: [350199101000] }, 'divisions'],
    ['a department that is no text', { department: 7 }, 'department'],
  ])('are refused with %s', async (_case, claims, named) => {
    const verified = verify(await token(claims));

    await expect(verified).rejects.toMatchObject(refusal('TOKEN_INVALID'));
    await expect(verified).rejects.toThrow(named);
  });
});

describe('a request', () => {
  it('without a token is anonymous', async () => {
    expect(await verify(undefined)).toBe(ANONYMOUS);
  });

  it.each(['', 'Bearer', 'Bearer ', 'Bearer hello', 'Basic dTpw', 'eyJh.eyJh.c2ln', 'Bearer a.b.c, Bearer d.e.f'])(
    'with the Authorization header %j is refused',
    async (authorization) => {
      await expect(verify(authorization)).rejects.toMatchObject(refusal('AUTHORIZATION_MALFORMED'));
    },
  );

  it('may write the scheme in any case', async () => {
    expect(await verify((await token()).replace('Bearer', 'bearer'))).toMatchObject({ subject: 'u-1' });
  });
});

describe('a token', () => {
  it.each(ALGORITHMS)('is accepted when signed with %s', async (alg) => {
    expect(await verify(await token({}, { alg }))).toMatchObject({ subject: 'u-1' });
  });

  it('is refused when signed with an algorithm that is not ours, though the key would allow it', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'any' }] };
    const verifier = createTokenVerifier({ issuer: ISSUER, audience: AUDIENCE, keys, clock });
    const key = createPrivateKey({ key: await exportJWK(privateKey), format: 'jwk' });
    const signed = (alg: string) => token({}, { alg, kid: 'any', key });

    await expect(verifier.verify(await signed('RS256'))).resolves.toMatchObject({ subject: 'u-1' });
    await expect(verifier.verify(await signed('RS512'))).rejects.toMatchObject(refusal('TOKEN_INVALID'));
  });

  it('is refused after its expiry, give or take a few seconds', async () => {
    await expect(verify(await token({ exp: NOW - 4 }))).resolves.toMatchObject({ subject: 'u-1' });
    await expect(verify(await token({ exp: NOW - 6 }))).rejects.toMatchObject(refusal('TOKEN_EXPIRED'));
  });

  it.each([
    ['of another issuer', { iss: 'https://id.example/realms/elsewhere' }],
    ['for another audience', { aud: 'elsewhere' }],
    ['for no audience', { aud: undefined }],
    ['that never expires', { exp: undefined }],
    ['that is not valid yet', { nbf: NOW + 60 }],
    ['of nobody', { sub: undefined }],
  ])('%s is refused', async (_case, claims) => {
    await expect(verify(await token(claims))).rejects.toMatchObject(refusal('TOKEN_INVALID'));
  });

  it('with the signature of a stranger is refused', async () => {
    await expect(verify(await token({}, { key: strangerKey }))).rejects.toMatchObject(refusal('TOKEN_INVALID'));
  });

  it('with a key that the issuer does not have is refused', async () => {
    await expect(verify(await token({}, { kid: 'unknown' }))).rejects.toMatchObject(refusal('TOKEN_INVALID'));
  });

  it('with other claims than were signed is refused', async () => {
    const [header, , signature] = (await token()).split('.');
    const [, claims] = (await token({ roles: ['AUDITOR'] }, { key: strangerKey })).split('.');

    await expect(verify([header, claims, signature].join('.'))).rejects.toMatchObject(refusal('TOKEN_INVALID'));
  });

  it('that is signed with nothing is refused', async () => {
    const [, claims] = (await token()).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');

    await expect(verify(`Bearer ${header}.${claims}.`)).rejects.toMatchObject(refusal('TOKEN_INVALID'));
  });

  it('that is signed with a public key as a shared secret is refused', async () => {
    const secret = Buffer.from(JSON.stringify(jwks.keys[0]));

    await expect(verify(await token({}, { alg: 'HS256', kid: 'RS256', key: secret }))).rejects.toMatchObject(
      refusal('TOKEN_INVALID'),
    );
  });

  it('is never quoted in the refusal', async () => {
    const forged = await token({ sub: 'secret-subject', department: 7 });
    const error = await verify(forged).catch((reason: unknown) => reason);

    expect(String(error)).not.toContain('secret-subject');
    expect(String(error)).not.toContain(forged.slice(7, 40));
  });
});

describe("the issuer's keys behind a URL", () => {
  /** An identity provider, as far as a verifier can tell. */
  async function startProvider(answer: () => { readonly status: number; readonly body: string }) {
    let fetched = 0;
    const server = createServer((_request, response) => {
      fetched += 1;
      const { status, body } = answer();
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const close = async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    };
    return { close, url: new URL(`http://127.0.0.1:${address.port}/jwks`), fetched: () => fetched };
  }

  const verifierOf = (keys: URL) => createTokenVerifier({ issuer: ISSUER, audience: AUDIENCE, keys, clock });

  it('are fetched when first needed, once for many tokens', async () => {
    const provider = await startProvider(() => ({ status: 200, body: JSON.stringify(jwks) }));
    try {
      const verifier = verifierOf(provider.url);
      expect(provider.fetched()).toBe(0);
      const bearer = await token();
      await Promise.all(Array.from({ length: 10 }, () => verifier.verify(bearer)));
      await verifier.verify(bearer);

      expect(provider.fetched()).toBe(1);
      await expect(verifier.verify(await token({}, { kid: 'unknown' }))).rejects.toMatchObject(
        refusal('TOKEN_INVALID'),
      );
    } finally {
      await provider.close();
    }
  });

  it.each([
    ['fails', { status: 500, body: '' }],
    ['answers something else', { status: 200, body: '<html>' }],
    ['answers no key set', { status: 200, body: '{}' }],
  ])('cannot be had while the provider %s, and nobody gets in meanwhile', async (_case, answer) => {
    const provider = await startProvider(() => answer);
    try {
      await expect(verifierOf(provider.url).verify(await token())).rejects.toMatchObject(
        refusal('IDENTITY_PROVIDER_UNAVAILABLE'),
      );
    } finally {
      await provider.close();
    }
  });

  it('cannot be had from a provider that is down, whose address is not told', async () => {
    const provider = await startProvider(() => ({ status: 200, body: JSON.stringify(jwks) }));
    await provider.close();
    const error = await verifierOf(provider.url)
      .verify(await token())
      .catch((reason: unknown) => reason);

    expect(error).toMatchObject({ code: 'IDENTITY_PROVIDER_UNAVAILABLE' });
    expect(String(error)).not.toContain('127.0.0.1');
  });

  it('are asked for again once the provider is back', async () => {
    let up = false;
    const provider = await startProvider(() => ({ status: up ? 200 : 503, body: JSON.stringify(jwks) }));
    try {
      const verifier = verifierOf(provider.url);
      await expect(verifier.verify(await token())).rejects.toMatchObject(refusal('IDENTITY_PROVIDER_UNAVAILABLE'));
      up = true;

      await expect(verifier.verify(await token())).resolves.toMatchObject({ subject: 'u-1' });
    } finally {
      await provider.close();
    }
  });

  it('are not needed for an anonymous request', async () => {
    await expect(verifierOf(new URL('http://127.0.0.1:1/')).verify(undefined)).resolves.toBe(ANONYMOUS);
  });
});
