import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';
import { DomainError } from '@mashang/domain';
import type { ExplorerOptions } from './explorer';
import { createExplorer } from './explorer';

const OPERATION = {
  name: 'hello',
  title: { en: 'Hello', zh: '你好' },
  document: 'query Hello { hello } # </script><script>alert(1)</script>',
  variables: {},
};
const PEOPLE = [
  { name: 'citizen', displayName: 'Citizen (群众)' },
  { name: 'auditor', displayName: 'Auditor (审计员)' },
];

describe('the explorer', () => {
  let folder: string;
  let logged: object[];
  let server: FastifyInstance;

  beforeEach(async () => {
    logged = [];
    folder = await mkdtemp(join(tmpdir(), 'explorer-'));
    await writeFile(join(folder, 'entry.ts'), 'document.title = "tiny";');
  });

  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  async function serve(options: Partial<ExplorerOptions> = {}): Promise<void> {
    server = fastify();
    server.post('/graphql', async () => ({ data: { hello: 'world' } }));
    await server.register(
      createExplorer({
        operations: [OPERATION],
        logger: { error: (message, details) => logged.push({ message, ...details }) },
        bundle: { cacheFolder: join(folder, 'cache'), entryPoints: { explorer: join(folder, 'entry.ts') } },
        ...options,
      }),
    );
  }

  const openPage = (accept = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8') =>
    server.inject({ url: '/graphql', headers: { accept } });

  async function scriptAddress(): Promise<string> {
    return `/${/src="(explorer\/[^"]+)"/.exec((await openPage()).body)?.[1]}`;
  }

  describe('the page', () => {
    it('is where the bare address leads', async () => {
      await serve();
      const answer = await server.inject('/');
      expect([answer.statusCode, answer.headers.location]).toEqual([302, 'graphql']);
    });

    it('forbids inline script, eval, other hosts and frames', async () => {
      await serve();
      const { headers } = await openPage();
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-eval|https?:|\*|blob:/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cache-control': 'no-store',
        vary: 'accept',
      });
    });

    it('carries the operations as data that cannot end its element', async () => {
      await serve();
      const { body } = await openPage();
      expect(body).not.toContain('</script><script>alert');
      const block = /<script type="application\/json"[^>]*>(.*?)<\/script>/s.exec(body)?.[1] ?? '';
      expect(JSON.parse(block)).toEqual({ operations: [OPERATION], people: [] });
    });

    const programs = ['application/json', '*/*', 'text/html;q=0, */*', ''];
    it.each(programs)('is not what a program gets (Accept: %s)', async (accept) => {
      await serve();
      const answer = await openPage(accept);
      expect(answer.statusCode).toBe(406);
      expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'EXPLORER_NOT_ACCEPTABLE' } }] });
    });

    it('leaves POST /graphql and its headers to the graph', async () => {
      await serve();
      const answer = await server.inject({ method: 'POST', url: '/graphql', payload: {} });
      expect(answer.json()).toEqual({ data: { hello: 'world' } });
      expect(answer.headers['content-security-policy']).toBeUndefined();
    });

    it('says plainly that it could not be built, and is built once the cause is mended', async () => {
      await writeFile(join(folder, 'entry.ts'), 'this is no program');
      await serve();
      const broken = await openPage();
      expect(broken.statusCode).toBe(503);
      expect(broken.body).toContain('could not be built');
      expect(broken.body).not.toContain(folder);
      expect(logged).toEqual([
        { message: 'the explorer page could not be built', error: expect.objectContaining({ name: 'Error' }) },
      ]);
      await writeFile(join(folder, 'entry.ts'), '"a program"');
      expect((await openPage()).statusCode).toBe(200);
    });
  });

  describe('a file', () => {
    it('is served with its type, for ever', async () => {
      await serve();
      const answer = await server.inject(await scriptAddress());
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('tiny');
      expect(answer.headers).toMatchObject({
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      });
    });

    it('is compressed for those who can read it', async () => {
      await serve();
      const url = await scriptAddress();
      const packed = await server.inject({ url, headers: { 'accept-encoding': 'br, gzip' } });
      expect(packed.headers['content-encoding']).toBe('gzip');
      expect(gunzipSync(packed.rawPayload).toString()).toContain('tiny');
      const refused = await server.inject({ url, headers: { 'accept-encoding': 'br, gzip;q=0' } });
      expect(refused.headers['content-encoding']).toBeUndefined();
    });

    it.each([
      '../../../entry.ts',
      '..%2f..%2f..%2fentry.ts',
      '..%5c..%5centry.ts',
      '%2e%2e%2f%2e%2e%2fentry.ts',
      'explorer.js.gz',
      'explorer.js%00',
      '',
    ])('outside the bundle is not reachable (%s)', async (path) => {
      await serve();
      const base = (await scriptAddress()).replace('explorer.js', '');
      expect((await server.inject(`${base}${path}`)).statusCode).toBe(404);
    });

    it('of another version is not there', async () => {
      await serve();
      const answer = await server.inject('/explorer/0000000000000000/explorer.js');
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['cache-control']).toBe('no-store');
    });
  });

  describe('a demo token', () => {
    const asPage = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
    const withPeople = { people: PEOPLE, issueToken: async (name: string) => `token of ${name}` };
    const ask = (as: unknown, headers: Readonly<Record<string, string>> = asPage) =>
      server.inject({ method: 'POST', url: '/explorer/token', headers, payload: JSON.stringify({ as }) });

    it('is given to the page, and never stored on the way', async () => {
      await serve(withPeople);
      const answer = await ask('auditor');
      expect(answer.json()).toEqual({ token: 'token of auditor' });
      expect(answer.headers['cache-control']).toBe('no-store');
    });

    it('is given to a page whose browser sends only Origin', async () => {
      await serve(withPeople);
      const headers = { host: '192.0.2.7:4000', 'content-type': 'application/json' };
      expect((await ask('auditor', { ...headers, origin: 'http://192.0.2.7:4000' })).statusCode).toBe(200);
      expect((await ask('auditor', { ...headers, origin: 'http://192.0.2.8:4000' })).statusCode).toBe(403);
    });

    it.each([
      ['another site', { 'sec-fetch-site': 'cross-site' }],
      ['another port of the same host', { 'sec-fetch-site': 'same-site' }],
      ['a typed address', { 'sec-fetch-site': 'none' }],
      ['a sandboxed page', { origin: 'null' }],
      ['no page at all', {}],
    ])('is refused to %s', async (_who, headers) => {
      await serve(withPeople);
      const answer = await ask('auditor', { ...headers, 'content-type': 'application/json' });
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'EXPLORER_CROSS_SITE' } }] });
    });

    it('is refused to a form, which can send text to any site', async () => {
      await serve(withPeople);
      const answer = await ask('auditor', { ...asPage, 'content-type': 'text/plain' });
      expect(answer.statusCode).toBe(415);
      expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'EXPLORER_UNSUPPORTED_MEDIA_TYPE' } }] });
    });

    it.each([
      ['nobody of the list', 'mayor', 400, 'EXPLORER_UNKNOWN_PERSON'],
      ["a name of the language's own", '__proto__', 400, 'EXPLORER_UNKNOWN_PERSON'],
      ['a number', 7, 400, 'EXPLORER_BAD_REQUEST'],
      ['nothing', undefined, 400, 'EXPLORER_BAD_REQUEST'],
      ['a name too long', 'a'.repeat(2000), 413, 'EXPLORER_BAD_REQUEST'],
    ])('is refused for %s, with a code', async (_case, as, status, code) => {
      await serve(withPeople);
      const answer = await ask(as);
      expect(answer.statusCode).toBe(status);
      expect(answer.json()).toMatchObject({ errors: [{ extensions: { code } }] });
    });

    it("passes on the issuer's refusal and hides its defects", async () => {
      const failures = [new DomainError('ISSUER_CLOSED', 'The issuer is closed.'), new Error('secret detail')];
      await serve({ ...withPeople, issueToken: () => Promise.reject(failures.shift()) });
      expect((await ask('auditor')).json()).toMatchObject({ errors: [{ extensions: { code: 'ISSUER_CLOSED' } }] });
      const defect = await ask('auditor');
      expect(defect.statusCode).toBe(500);
      expect(defect.body).not.toContain('secret');
      expect(logged).toEqual([{ message: 'the explorer failed', error: new Error('secret detail') }]);
    });

    it('has no route where no tokens are issued', async () => {
      await serve();
      expect((await ask('auditor')).statusCode).toBe(404);
    });

    it('wants its people and its issuer together', async () => {
      server = fastify();
      const nothing = { operations: [], logger: { error: () => undefined } };
      expect(() => createExplorer({ ...nothing, people: PEOPLE })).toThrow('together');
      expect(() => createExplorer({ ...nothing, issueToken: async () => '' })).toThrow('together');
    });
  });
});
