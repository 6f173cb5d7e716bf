import { createMetrics } from './metrics';

describe('createMetrics', () => {
  it('counts the duration of operations by subgraph and name', async () => {
    const metrics = createMetrics({ defaultMetrics: false });
    metrics.observeOperation({ subgraph: 'cases', operationName: 'Year', seconds: 0.02, outcome: 'ok' });
    metrics.observeOperation({ subgraph: 'cases', seconds: 0.02, outcome: 'error' });
    const text = await metrics.render();

    expect(text).toContain(
      'mashang_graphql_operation_duration_seconds_bucket{le="0.025",subgraph="cases",operation="Year",outcome="ok"} 1',
    );
    expect(text).toContain(
      'mashang_graphql_operation_duration_seconds_count{subgraph="cases",operation="anonymous",outcome="error"} 1',
    );
  });

  it('counts errors by code', async () => {
    const metrics = createMetrics({ defaultMetrics: false });
    metrics.countError({ subgraph: 'gateway', code: 'TOKEN_EXPIRED' });
    metrics.countError({ subgraph: 'gateway', code: 'TOKEN_EXPIRED' });

    expect(await metrics.render()).toContain('mashang_graphql_errors_total{subgraph="gateway",code="TOKEN_EXPIRED"} 2');
  });

  it('keeps the number of time series bounded, whatever clients call their operations', async () => {
    const metrics = createMetrics({ defaultMetrics: false });
    for (let number = 0; number < 1_000; number += 1) {
      metrics.observeOperation({ subgraph: 'cases', operationName: `Name${number}`, seconds: 1, outcome: 'ok' });
    }
    const text = await metrics.render();

    expect(text.match(/_count\{/g)).toHaveLength(201);
    expect(text).toContain('_count{subgraph="cases",operation="other",outcome="ok"} 800');
  });

  it('shares nothing with another registry of the same process', async () => {
    const first = createMetrics();
    const second = createMetrics();
    first.countError({ subgraph: 'cases', code: 'INTERNAL' });

    expect(await first.render()).toContain('process_cpu_seconds_total');
    expect(await second.render()).toContain('process_cpu_seconds_total');
    expect(await second.render()).not.toContain('code="INTERNAL"');
  });
});
