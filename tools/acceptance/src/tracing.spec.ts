import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDemoDatabases } from './demo-databases';
import { fiveServices } from './deployments';

jest.setTimeout(120_000);

interface Span {
  readonly name: string;
  readonly traceId: string;
}

/** What an OpenTelemetry collector is sent, as JSON over HTTP. */
async function collector() {
  const spans: Span[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
      spans.push(...body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    spans,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe('tracing', () => {
  it('follows one operation from the gateway into every subgraph it asks, and carries no variable', async () => {
    const traces = await collector();
    const databases = await openDemoDatabases();
    const graph = await fiveServices(databases, { OTEL_EXPORTER_OTLP_ENDPOINT: traces.url });
    const query = 'query Compared($code: ID!) { division(code: $code) { name caseStatistics(period: "2012") { accepted } welfareStatistics(period: "2012") { totals { persons } } } }';
    await fetch(graph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await graph.tokenFor('analyst')}` },
      body: JSON.stringify({ query, variables: { code: '350199101000' } }),
    });
    await graph.close();
    await databases.remove();
    await traces.close();
    const [gateway] = traces.spans.filter(({ name }) => name === 'gateway');
    const names = traces.spans.filter(({ traceId }) => traceId === gateway?.traceId).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['gateway', 'subgraph cases', 'subgraph personnel', 'subgraph welfare']));
    expect(JSON.stringify(traces.spans)).not.toContain('350199101000');
  });
});
