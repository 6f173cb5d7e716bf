import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export interface OperationObservation {
  /** The subgraph, or `gateway`. */
  readonly subgraph: string;
  /** As the client named it; absent for an anonymous operation. */
  readonly operationName?: string | undefined;
  readonly seconds: number;
  readonly outcome: 'ok' | 'error';
}

/** The numbers of one process, or of one part of it: nothing here is global, so two may live side by side. */
export interface Metrics {
  observeOperation(observation: OperationObservation): void;
  /** Counts one error that left the graph, by its stable `extensions.code`. */
  countError(error: { readonly subgraph: string; readonly code: string }): void;
  /** For further metrics of a library's own. */
  readonly registry: Registry;
  /** The `Content-Type` of what `render` gives. */
  readonly contentType: string;
  /** Prometheus text format. */
  render(): Promise<string>;
}

/** Clients choose operation names and each new one costs a time series for ever, so later ones are counted together. */
const MOST_NAMES = 200;
const OTHER = 'other';
const GRAPHQL_NAME = /^[_A-Za-z][_0-9A-Za-z]{0,63}$/;

export function createMetrics({ defaultMetrics = true }: { readonly defaultMetrics?: boolean } = {}): Metrics {
  const registry = new Registry();
  if (defaultMetrics) collectDefaultMetrics({ register: registry });

  const durations = new Histogram({
    name: 'mashang_graphql_operation_duration_seconds',
    help: 'How long GraphQL operations took, by subgraph and operation name',
    labelNames: ['subgraph', 'operation', 'outcome'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  const errors = new Counter({
    name: 'mashang_graphql_errors_total',
    help: 'GraphQL errors answered, by subgraph and extensions.code',
    labelNames: ['subgraph', 'code'] as const,
    registers: [registry],
  });
  const operations = boundedNames();
  const codes = boundedNames();

  return {
    registry,
    contentType: registry.contentType,
    render: () => registry.metrics(),
    observeOperation: ({ subgraph, operationName, seconds, outcome }) => {
      const operation = operationName === undefined ? 'anonymous' : operations(operationName);
      durations.observe({ subgraph, operation, outcome }, seconds);
    },
    countError: ({ subgraph, code }) => {
      errors.inc({ subgraph, code: codes(code) });
    },
  };
}

function boundedNames(): (name: string) => string {
  const seen = new Set<string>();
  return (name) => {
    if (seen.has(name)) return name;
    if (seen.size >= MOST_NAMES || !GRAPHQL_NAME.test(name)) return OTHER;
    seen.add(name);
    return name;
  };
}
