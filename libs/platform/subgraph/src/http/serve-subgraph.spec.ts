import { fixedClock, systemClock } from '@mashang/domain';
import { createStatementSigner, createStatementVerifier, GATEWAY_STATEMENT_HEADER, generateStatementKeys, importStatementPrivateKey, importStatementPublicKey } from '@mashang/platform-identity';
import { createMetrics, silentLogger } from '@mashang/platform-observability';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase } from '@mashang/platform-testing';
import { clerk, noteDefinition } from '../../test/note-subgraph.fixture';
import { defineSubgraph } from '../define-subgraph';
import { runSubgraph } from '../start-subgraph';
import type { ServedSubgraph } from './serve-subgraph';
import { serveSubgraph } from './serve-subgraph';

const keys = generateStatementKeys();
const signer = createStatementSigner({ privateKey: importStatementPrivateKey(keys.privateKey) });
const QUESTION = JSON.stringify({ query: '{ notes { id } }' });

describe('serveSubgraph', () => {
  let test: TestDatabase;
  let served: ServedSubgraph;

  beforeAll(async () => {
    test = await openTestDatabase({ name: 'notes', entities: [], migrations: [] });
    const running = runSubgraph(defineSubgraph(noteDefinition), test.database, { logger: silentLogger });
    const verifyStatement = createStatementVerifier({ publicKey: importStatementPublicKey(keys.publicKey), audience: 'notes', clock: systemClock });
    served = await serveSubgraph(running, { port: 0, host: '127.0.0.1', verifyStatement, logger: silentLogger, metrics: createMetrics({ defaultMetrics: false }), bodyLimit: 2_000 });
  });

  afterAll(async () => {
    await served.close();
    await test.close();
  });

  const statementFor = (body: string, { audience = 'notes', at }: { readonly audience?: string; readonly at?: string } = {}) => {
    const by = at === undefined ? signer : createStatementSigner({ privateKey: importStatementPrivateKey(keys.privateKey), clock: fixedClock(at) });
    return by.sign({ principal: clerk('notes:read'), requestId: 'r-1', audience, body });
  };

  const post = async (body: string, statement?: string, type = 'application/json') => {
    const headers: Record<string, string> = { 'content-type': type, ...(statement === undefined ? {} : { [GATEWAY_STATEMENT_HEADER]: statement }) };
    const response = await fetch(served.url, { method: 'POST', body, headers });
    const answer = (await response.json()) as { data?: unknown; errors?: readonly { message: string; extensions: { code: string } }[] };
    return { status: response.status, data: answer.data, code: answer.errors?.[0]?.extensions.code };
  };

  it('answers its gateway', async () => {
    expect(await post(QUESTION, await statementFor(QUESTION))).toEqual({ status: 200, data: { notes: [{ id: '1' }, { id: '2' }] }, code: undefined });
  });

  it('refuses a call without a statement, with a foreign, an old, a stolen or a forged one', async () => {
    const strangers = generateStatementKeys();
    const forged = await createStatementSigner({ privateKey: importStatementPrivateKey(strangers.privateKey) }).sign({ principal: clerk(), requestId: 'r', audience: 'notes', body: QUESTION });
    const other = JSON.stringify({ query: '{ staffNotes { id } }' });
    const refusals = [
      await post(QUESTION),
      await post(QUESTION, forged),
      await post(QUESTION, await statementFor(QUESTION, { audience: 'welfare' })),
      await post(QUESTION, await statementFor(QUESTION, { at: '2012-08-06T09:00:00Z' })),
      await post(other, await statementFor(QUESTION)),
    ];
    expect(refusals.map(({ status, code, data }) => [status, code, data])).toEqual([
      [401, 'STATEMENT_MISSING', undefined],
      [401, 'STATEMENT_INVALID', undefined],
      [401, 'STATEMENT_INVALID', undefined],
      [401, 'STATEMENT_EXPIRED', undefined],
      [401, 'STATEMENT_INVALID', undefined],
    ]);
  });

  it('gives every malformed request a stable code', async () => {
    const signed = async (body: string, type?: string) => post(body, await statementFor(body), type);
    expect(await signed('{"query":')).toMatchObject({ status: 400, code: 'MALFORMED_BODY' });
    expect(await signed('{"query": 1}')).toMatchObject({ status: 400, code: 'MALFORMED_BODY' });
    expect(await signed(QUESTION, 'text/plain')).toMatchObject({ status: 415, code: 'MALFORMED_BODY' });
    expect(await signed(JSON.stringify({ query: '{ notes {' }))).toMatchObject({ status: 400, code: 'GRAPHQL_PARSE_FAILED' });
    expect(await signed(JSON.stringify({ query: '{ notes { id } }', variables: { text: 'x'.repeat(2_000) } }))).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
  });

  it('is ready while its database answers, and shows its metrics', async () => {
    const origin = new URL(served.url).origin;
    expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
    expect(await (await fetch(`${origin}/metrics`)).text()).toContain('mashang_graphql');
    served.health.drain();
    expect((await fetch(`${origin}/health/ready`)).status).toBe(503);
  });
});
