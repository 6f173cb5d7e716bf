import type { Deployment, Transport } from '../test/deployment.fixture';
import { deploy } from '../test/deployment.fixture';

const codes = (errors: readonly { extensions: Record<string, unknown> }[] | undefined) => errors?.map(({ extensions }) => extensions['code']);

describe.each<Transport>(['embedded', 'remote'])('gateway, %s subgraphs', (transport) => {
  let graph: Deployment;

  beforeAll(async () => {
    graph = await deploy(transport);
  });

  afterAll(() => graph.close());

  it('joins two subgraphs on their shared entity', async () => {
    const { status, body } = await graph.ask('{ villages { name cases } }');
    expect(status).toBe(200);
    expect(body).toEqual({ data: { villages: [{ name: '高园村', cases: 10 }, { name: '凤岗村', cases: 20 }] } });
  });

  it('tells each subgraph who asks, and nobody when no token is shown', async () => {
    expect((await graph.ask('{ whoAmI }')).body.data).toEqual({ whoAmI: 'anonymous' });
    expect((await graph.ask('{ whoAmI }', { token: await graph.tokenFor('analyst') })).body.data).toEqual({ whoAmI: 'demo:analyst' });
  });

  it('keeps a subgraph’s refusal: code, details, path, and which subgraph', async () => {
    const { body } = await graph.ask('{ refused villages { code } }');
    expect(body.data).toMatchObject({ refused: null, villages: [{ code: '1' }, { code: '2' }] });
    expect(body.errors).toMatchObject([{ message: 'Mend the fixture.', path: ['refused'], extensions: { code: 'FIXTURE_REFUSED', limit: 3, subgraph: 'villages' } }]);
  });

  it('masks a defect, and nothing of it leaves', async () => {
    const { body } = await graph.ask('{ villages { broken } }');
    expect(codes(body.errors)).toEqual(['INTERNAL', 'INTERNAL']);
    expect(JSON.stringify(body)).not.toContain('hunter2');
    expect(JSON.stringify(body)).not.toMatch(/stacktrace|node_modules|127\.0\.0\.1/);
  });

  it('answers what one may see and refuses the rest at its path', async () => {
    const anonymous = await graph.ask('{ villages { name secret } allCases }');
    expect(anonymous.body.data).toEqual({ villages: [{ name: '高园村', secret: null }, { name: '凤岗村', secret: null }], allCases: null });
    expect(new Set(codes(anonymous.body.errors))).toEqual(new Set(['UNAUTHENTICATED']));
    const clerk = await graph.ask('{ villages { secret } allCases }', { token: await graph.tokenFor('window-clerk') });
    expect(clerk.body.data).toMatchObject({ allCases: 7 });
    expect(new Set(codes(clerk.body.errors))).toEqual(new Set(['FORBIDDEN']));
  });

  it.each([
    ['AUTHORIZATION_MALFORMED', 'Basic abc'],
    ['TOKEN_INVALID', 'Bearer a.b.c'],
  ])('refuses with %s before anything runs', async (code, authorization) => {
    const { status, body } = await graph.post(JSON.stringify({ query: '{ whoAmI }' }), { authorization });
    expect(status).toBe(401);
    expect(body.data).toBeUndefined();
    expect(codes(body.errors)).toEqual([code]);
  });

  it('refuses a token whose payload was changed', async () => {
    const [header = '', payload = '', signature = ''] = (await graph.tokenFor('citizen')).split('.');
    const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), roles: ['AUDITOR'] };
    const forged = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    const { status, body } = await graph.ask('{ whoAmI }', { token: forged });
    expect([status, codes(body.errors)]).toEqual([401, ['TOKEN_INVALID']]);
  });

  it('refuses what nests too deep, through fragments too, and lets the limit itself pass', async () => {
    expect((await graph.ask('{ villages { self { self { name } } } }')).body.errors).toBeUndefined();
    const deep = await graph.ask('{ villages { ...a } } fragment a on Village { self { ...b } } fragment b on Village { self { self { name } } }');
    expect([deep.status, codes(deep.body.errors)]).toEqual([400, ['QUERY_TOO_DEEP']]);
    expect(deep.body.errors?.[0]?.message).toContain('4 are allowed');
  });

  it('refuses an operation that is too long', async () => {
    const { status, body } = await graph.ask(`{ ${Array.from({ length: 200 }, (_, index) => `a${index}: whoAmI`).join(' ')} }`);
    expect([status, codes(body.errors)]).toEqual([400, ['QUERY_TOO_LARGE']]);
  });

  it('refuses a body that is too large, and one that is no JSON', async () => {
    const large = await graph.post(JSON.stringify({ query: '{ whoAmI }', variables: { text: 'x'.repeat(9_000) } }));
    expect([large.status, codes(large.body.errors)]).toEqual([413, ['BODY_TOO_LARGE']]);
    const broken = await graph.post('{"query": ');
    expect([broken.status, codes(broken.body.errors)]).toEqual([400, ['MALFORMED_BODY']]);
  });

  it('gives every mistake in an operation a stable code', async () => {
    expect(codes((await graph.ask('{ villages(kind: TWO) { name } }')).body.errors)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(codes((await graph.ask('query ($kind: Kind) { villages(kind: $kind) { name } }', { variables: { kind: 'TWO' } })).body.errors)).toEqual(['BAD_USER_INPUT']);
    expect(codes((await graph.ask('{ villages {')).body.errors)).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(new Set(codes((await graph.ask('{ villages { cases(period: "2012-13") } }')).body.errors))).toEqual(new Set(['MALFORMED_PERIOD']));
  });

  it('echoes a safe request id and makes one otherwise', async () => {
    const kept = await graph.post(JSON.stringify({ query: '{ whoAmI }' }), { 'x-request-id': 'desk-7' });
    expect(kept.headers.get('x-request-id')).toBe('desk-7');
    const made = await graph.post(JSON.stringify({ query: '{ whoAmI }' }), { 'x-request-id': 'a b <script>' });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('gateway, a remote subgraph is down', () => {
  it('gives the other part, says which is missing, and shows no address', async () => {
    const graph = await deploy('remote');
    try {
      await graph.stop('cases');
      const { status, body } = await graph.ask('{ villages { name cases } }');
      expect(status).toBe(200);
      expect(body.data).toEqual({ villages: [{ name: '高园村', cases: null }, { name: '凤岗村', cases: null }] });
      expect(body.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'cases' } }]);
      expect(body.extensions).toEqual({ degraded: [{ subgraph: 'cases', reason: 'unreachable' }] });
      expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|ECONNREFUSED/);
    } finally {
      await graph.close();
    }
  });
});
