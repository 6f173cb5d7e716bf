import { createHash } from 'node:crypto';
import { fixedClock } from '@mashang/domain';
import * as fc from 'fast-check';
import { SignJWT } from 'jose';
import { createStatementSigner, createStatementVerifier } from './gateway-statement';
import type { Principal } from './principal';
import { ANONYMOUS } from './principal';
import { parsePrincipal } from './principal-schema';
import { generateStatementKeys, importStatementPrivateKey, importStatementPublicKey } from './statement-keys';

const pair = generateStatementKeys();
const privateKey = importStatementPrivateKey(pair.privateKey);
const publicKey = importStatementPublicKey(pair.publicKey);
const strangerKey = importStatementPrivateKey(generateStatementKeys().privateKey);

const CLERK: Principal = parsePrincipal({
  subject: 'demo:window-clerk',
  displayName: '窗口工作人员',
  roles: ['WINDOW_CLERK'],
  scopes: ['cases:read'],
  departmentCode: 'GS-SOCIAL-AFFAIRS',
  divisionCodes: ['350199101000'],
});
const BODY = '{"query":"{ cases { number } }"}';
const NOON = '2009-12-31T12:00:00Z';
const at = (seconds: number) => fixedClock(new Date(Date.parse(NOON) + seconds * 1000).toISOString());

const signer = createStatementSigner({ privateKey, clock: at(0) });
const cases = createStatementVerifier({ publicKey, audience: 'cases', clock: at(1) });
const toCases = { principal: CLERK, requestId: 'r-1', audience: 'cases', body: BODY };

const refusal = (code: string) => ({ code });

describe('the gateway statement', () => {
  it('tells the subgraph who asks, in which request, and until when somebody waits', async () => {
    const deadline = new Date('2009-12-31T12:00:07.250Z');
    const statement = await signer.sign({ ...toCases, deadline });

    expect(await cases.verify(statement, BODY)).toEqual({ principal: CLERK, requestId: 'r-1', deadline });
  });

  it('carries an anonymous caller, and no deadline where there is none', async () => {
    const statement = await signer.sign({ ...toCases, principal: ANONYMOUS });
    const read = await cases.verify(statement, Buffer.from(BODY));

    expect(read).toEqual({ principal: ANONYMOUS, requestId: 'r-1' });
    expect(read.principal).toBe(ANONYMOUS);
  });

  it('fits a header', async () => {
    expect(await signer.sign(toCases)).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it.each([undefined, ''])('is missed when absent (%j)', async (statement) => {
    await expect(cases.verify(statement, BODY)).rejects.toMatchObject(refusal('STATEMENT_MISSING'));
  });

  it('holds for half a minute, and as much longer as clocks may differ', async () => {
    const statement = await signer.sign(toCases);
    const verifyAt = (seconds: number) => createStatementVerifier({ publicKey, audience: 'cases', clock: at(seconds) });

    await expect(verifyAt(34).verify(statement, BODY)).resolves.toMatchObject({ requestId: 'r-1' });
    await expect(verifyAt(36).verify(statement, BODY)).rejects.toMatchObject(refusal('STATEMENT_EXPIRED'));
    await expect(verifyAt(-4).verify(statement, BODY)).resolves.toMatchObject({ requestId: 'r-1' });
    await expect(verifyAt(-60).verify(statement, BODY)).rejects.toMatchObject(refusal('STATEMENT_INVALID'));
  });

  it('is good for the subgraph that it names only', async () => {
    const welfare = createStatementVerifier({ publicKey, audience: 'welfare', clock: at(1) });

    await expect(welfare.verify(await signer.sign(toCases), BODY)).rejects.toMatchObject(refusal('STATEMENT_INVALID'));
  });

  it('is good for the bytes that it was made for only', async () => {
    const statement = await signer.sign(toCases);

    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 64 }), async (other) => {
        fc.pre(!Buffer.from(other).equals(Buffer.from(BODY)));
        await expect(cases.verify(statement, other)).rejects.toMatchObject(refusal('STATEMENT_INVALID'));
      }),
      { numRuns: 30 },
    );
    await expect(cases.verify(statement, `${BODY} `)).rejects.toMatchObject(refusal('STATEMENT_INVALID'));
  });

  it('is refused from anybody but the gateway', async () => {
    const forged = await createStatementSigner({ privateKey: strangerKey, clock: at(0) }).sign(toCases);

    await expect(cases.verify(forged, BODY)).rejects.toMatchObject(refusal('STATEMENT_INVALID'));
  });

  it('is refused when a single character of it is changed', async () => {
    const statement = await signer.sign(toCases);
    // The signature's last character carries two bits only, so changing the others of it changes nothing.
    const position = fc.integer({ min: 0, max: statement.length - 2 }).filter((index) => statement[index] !== '.');

    await fc.assert(
      fc.asyncProperty(position, async (index) => {
        const changed = statement[index] === 'A' ? 'B' : 'A';
        const tampered = statement.slice(0, index) + changed + statement.slice(index + 1);
        await expect(cases.verify(tampered, BODY)).rejects.toMatchObject(refusal('STATEMENT_INVALID'));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['signed with nothing', `${encoded({ alg: 'none', typ: 'mashang-statement+jwt' })}.${encoded({ aud: 'cases' })}.`],
    ['signed with the public key as a shared secret', 'HS256'],
    ['no token at all', 'hello'],
    ['a token of several kilobytes of nothing', 'a'.repeat(8_000)],
  ])('is refused when it is %s', async (_case, statement) => {
    const sent =
      statement === 'HS256'
        ? await new SignJWT({ ...claims() })
            .setProtectedHeader({ alg: 'HS256', typ: 'mashang-statement+jwt' })
            .setAudience('cases')
            .setIssuedAt(seconds())
            .setExpirationTime(seconds() + 30)
            .sign(Buffer.from(pair.publicKey))
        : statement;

    await expect(cases.verify(sent, BODY)).rejects.toMatchObject(refusal('STATEMENT_INVALID'));
  });

  it.each([
    ['of another type', { typ: 'JWT' }, {}, 30],
    ['without a principal', {}, { principal: undefined }, 30],
    ['of an anonymous caller with a role', {}, { principal: { ...ANONYMOUS, roles: ['AUDITOR'] } }, 30],
    ['with a request id that would break a log line', {}, { request_id: 'a\nb' }, 30],
  ])('is refused, though signed by the gateway, when it is one %s', async (_case, header, changed, lifetime) => {
    const statement = await new SignJWT({ ...claims(), ...changed })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'mashang-statement+jwt', ...header })
      .setAudience('cases')
      .setIssuedAt(seconds())
      .setExpirationTime(seconds() + lifetime)
      .sign(privateKey);

    await expect(cases.verify(statement, BODY)).rejects.toMatchObject(refusal('STATEMENT_INVALID'));
  });

  it('cannot be given a longer life by its signer', async () => {
    const statement = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'EdDSA', typ: 'mashang-statement+jwt' })
      .setAudience('cases')
      .setIssuedAt(seconds() - 3600)
      .setExpirationTime(seconds() + 3600)
      .sign(privateKey);

    await expect(cases.verify(statement, BODY)).rejects.toMatchObject(refusal('STATEMENT_EXPIRED'));
  });
});

function claims() {
  return { principal: CLERK, request_id: 'r-1', body_sha256: createHash('sha256').update(BODY).digest('base64url') };
}

function seconds(): number {
  return Date.parse(NOON) / 1000;
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
