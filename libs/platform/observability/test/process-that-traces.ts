import { startTracing } from '../src/index';

/**
 * A process for `tracing.spec.ts`, because tracing is global to its process: continues a trace, lets something fail,
 * and prints the headers that it would send on. `argv[2]` is the collector, `argv[3]` the caller's `traceparent`.
 */
async function main([endpoint, traceparent]: readonly string[]): Promise<void> {
  const tracing = await startTracing({ serviceName: 'cases-subgraph', endpoint });
  const handedOn = await tracing.continueFrom({ traceparent, baggage: 'name=somebody' }, () =>
    tracing.withSpan('outer', { subgraph: 'cases' }, () =>
      tracing.withSpan('inner', {}, async () => tracing.headers()),
    ),
  );
  const failure = await tracing
    .withSpan('failing', {}, () => Promise.reject(new Error('call 13000000000')))
    .catch((error: unknown) => String(error));
  await tracing.shutdown();
  process.stdout.write(JSON.stringify({ handedOn, failure }));
}

void main(process.argv.slice(2));
