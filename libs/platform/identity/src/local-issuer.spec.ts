import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '@mashang/domain';
import { DEMO_PEOPLE } from './demo-people';
import { readOrCreateKeyFile } from './key-file';
import { openLocalIssuer } from './local-issuer';
import { ROLES } from './principal';
import { createTokenVerifier } from './token-verifier';

const clock = fixedClock('2009-12-31T12:00:00Z');
let dataFolder: string;

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'mashang-issuer-'));
});

afterEach(async () => {
  await rm(dataFolder, { recursive: true });
});

describe('the local issuer', () => {
  it('makes tokens that its own keys verify', async () => {
    const issuer = await openLocalIssuer({ dataFolder, clock });
    const verifier = createTokenVerifier({ ...issuer, keys: issuer.jwks, clock });

    expect(await verifier.verify(`Bearer ${await issuer.issueToken('window-clerk')}`)).toEqual({
      subject: 'demo:window-clerk',
      displayName: 'Window clerk (窗口工作人员)',
      roles: ['WINDOW_CLERK'],
      scopes: ['cases:read', 'cases:write', 'personnel:read', 'statistics:read', 'welfare:read', 'welfare:write'],
      staffNo: 'GS-D-0001',
      departmentCode: 'GS-SOCIAL-AFFAIRS',
      divisionCodes: ['350199101000'],
    });
  });

  it('gives the head of social affairs the names of household members, and the clerk not', async () => {
    const issuer = await openLocalIssuer({ dataFolder, clock });
    const verifier = createTokenVerifier({ ...issuer, keys: issuer.jwks, clock });
    const scopesOf = async (name: string) => (await verifier.verify(`Bearer ${await issuer.issueToken(name)}`)).scopes;

    expect(await scopesOf('department-head')).toContain('welfare:member');
    expect(await scopesOf('window-clerk')).not.toContain('welfare:member');
  });

  it('has one demo person per role and a village agent, each of whom gets in', async () => {
    const issuer = await openLocalIssuer({ dataFolder, clock });
    const verifier = createTokenVerifier({ ...issuer, keys: issuer.jwks, clock });
    const principals = await Promise.all(
      DEMO_PEOPLE.map(async ({ name }) => verifier.verify(`Bearer ${await issuer.issueToken(name)}`)),
    );

    expect(principals.map((principal) => principal.roles)).toEqual([...ROLES.map((role) => [role]), ['WINDOW_CLERK']]);
    expect(new Set(principals.map((principal) => principal.subject)).size).toBe(DEMO_PEOPLE.length);
  });

  it('makes tokens of the lifetime that is asked for', async () => {
    const issuer = await openLocalIssuer({ dataFolder, clock });
    const token = await issuer.issueToken('citizen', { lifetimeSeconds: 60 });
    const verifyAt = (instant: string) =>
      createTokenVerifier({ ...issuer, keys: issuer.jwks, clock: fixedClock(instant) }).verify(`Bearer ${token}`);

    await expect(verifyAt('2009-12-31T12:00:59Z')).resolves.toMatchObject({ subject: 'demo:citizen' });
    await expect(verifyAt('2009-12-31T12:01:06Z')).rejects.toThrow(expect.objectContaining({ code: 'TOKEN_EXPIRED' }));
  });

  it('names the demo people when asked for another', async () => {
    const issuer = await openLocalIssuer({ dataFolder, clock });

    await expect(issuer.issueToken('mayor')).rejects.toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_DEMO_PERSON',
        message:
          'There is no demo person of that name; choose one of ' +
          'citizen, window-clerk, department-head, township-leader, analyst, auditor, village-agent.',
      }),
    );
  });

  it('keeps its key: tokens hold over a restart', async () => {
    const before = await openLocalIssuer({ dataFolder, clock });
    const token = await before.issueToken('auditor');
    const after = await openLocalIssuer({ dataFolder, clock });

    expect(after.jwks).toEqual(before.jwks);
    await expect(
      createTokenVerifier({ ...after, keys: after.jwks, clock }).verify(`Bearer ${token}`),
    ).resolves.toMatchObject({ roles: ['AUDITOR'] });
  });

  it('trusts no key of another data folder', async () => {
    const elsewhere = await openLocalIssuer({ dataFolder: join(dataFolder, 'elsewhere'), clock });
    const here = await openLocalIssuer({ dataFolder, clock });

    await expect(
      createTokenVerifier({ ...here, keys: here.jwks, clock }).verify(
        `Bearer ${await elsewhere.issueToken('auditor')}`,
      ),
    ).rejects.toThrow(expect.objectContaining({ code: 'TOKEN_INVALID' }));
  });

  it('shows the public half only', async () => {
    const issuer = await openLocalIssuer({ dataFolder, clock });

    expect(issuer.jwks.keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'crv', 'kid', 'kty', 'use', 'x']]);
  });

  it.each(['', '{}', 'not JSON', '{"kty":"OKP","crv":"Ed25519","x":"AA","d":"AA"}'])(
    'says which file to delete when its key is %j',
    async (text) => {
      const path = join(dataFolder, 'local-issuer-key.json');
      await writeFile(path, text);

      await expect(openLocalIssuer({ dataFolder })).rejects.toThrow(
        `${path} is no key of the local issuer; delete it and the next start makes a new one.`,
      );
    },
  );
});

describe('readOrCreateKeyFile', () => {
  it('makes a file that only its owner can read, and leaves no draft', async () => {
    const path = join(dataFolder, 'deeper', 'key');
    await readOrCreateKeyFile(path, () => 'secret');

    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(dataFolder, 'deeper'))).toEqual(['key']);
    expect(await readFile(path, 'utf8')).toBe('secret');
  });

  it('gives everybody the same key when several ask at once', async () => {
    const path = join(dataFolder, 'key');
    const keys = await Promise.all(
      Array.from({ length: 20 }, (_, index) => readOrCreateKeyFile(path, () => `key ${index}`)),
    );

    expect(new Set(keys).size).toBe(1);
    expect(await readdir(dataFolder)).toEqual(['key']);
  });

  it('makes no key where there is one', async () => {
    const path = join(dataFolder, 'key');
    await writeFile(path, 'kept');

    expect(await readOrCreateKeyFile(path, () => 'new')).toBe('kept');
  });
});
