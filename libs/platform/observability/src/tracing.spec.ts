import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startTracing } from './tracing';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';

interface ReceivedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
}

interface ReceivedTraces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly unknown[] };
    readonly scopeSpans: readonly { readonly spans: readonly ReceivedSpan[] }[];
  }[];
}

/** An OpenTelemetry collector, as far as an exporter can tell. */
async function startCollector() {
  const requests: { readonly path: string; readonly body: ReceivedTraces }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ReceivedTraces;
      requests.push({ path: request.url ?? '', body });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { close, endpoint: `http://127.0.0.1:${address.port}`, requests };
}

describe('startTracing', () => {
  it('does nothing, and hands nothing on, without an endpoint', async () => {
    const tracing = await startTracing({ serviceName: 'cases' });
    const headers = await tracing.continueFrom({ traceparent: `00-${TRACE}-${PARENT}-01` }, () =>
      tracing.withSpan('work', {}, async () => tracing.headers()),
    );

    expect(tracing.enabled).toBe(false);
    expect(headers).toEqual({});
    await tracing.shutdown();
  });

  it("sends the spans to the collector, continues the caller's trace, and hands it on without the caller's baggage", async () => {
    const { close, endpoint, requests } = await startCollector();
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [
        '--require',
        require.resolve('@swc-node/register'),
        join(__dirname, '..', 'test', 'process-that-traces.ts'),
        `${endpoint}/`,
        `00-${TRACE}-${PARENT}-01`,
      ]);
      const resources = requests.flatMap(({ body }) => body.resourceSpans);
      const spans = resources.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
      const span = (name: string): ReceivedSpan | undefined => spans.find((candidate) => candidate.name === name);

      expect(requests.map(({ path }) => path)).toEqual(['/v1/traces']);
      expect(resources[0]?.resource.attributes).toContainEqual({
        key: 'service.name',
        value: { stringValue: 'cases-subgraph' },
      });
      expect(span('outer')).toMatchObject({ traceId: TRACE, parentSpanId: PARENT });
      expect(span('inner')).toMatchObject({ traceId: TRACE, parentSpanId: span('outer')?.spanId });
      expect(span('failing')).toMatchObject({ status: { message: 'call [redacted]' } });
      expect(span('failing')?.traceId).not.toBe(TRACE);
      expect(JSON.parse(stdout)).toEqual({
        handedOn: { traceparent: `00-${TRACE}-${span('inner')?.spanId}-01` },
        failure: 'Error: call 13000000000',
      });
    } finally {
      close();
    }
  });
});
