import type { Attributes, Span } from '@opentelemetry/api';
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { redactText } from './redaction';

/** Identifiers, names and counts; never a person's data. */
export type TraceAttributes = Readonly<Record<string, string | number | boolean>>;

export interface Tracing {
  readonly enabled: boolean;
  /** Runs `work` inside a span; what `work` throws marks the span and is thrown on. */
  withSpan<T>(name: string, attributes: TraceAttributes, work: () => Promise<T>): Promise<T>;
  /** Runs `work` as part of the trace that the caller's headers name, if they name one. */
  continueFrom<T>(headers: Readonly<Record<string, string | readonly string[] | undefined>>, work: () => T): T;
  /** The W3C headers (`traceparent`, `tracestate`) to send on; empty outside a trace. */
  headers(): Readonly<Record<string, string>>;
  /** Sends what is still buffered, then stops. */
  shutdown(): Promise<void>;
}

export interface TracingOptions {
  readonly serviceName: string;
  /** The collector's base address, e.g. `http://127.0.0.1:4318`; without it nothing is traced and nothing is sent. */
  readonly endpoint?: string | undefined;
}

/** Starts tracing for the process. OpenTelemetry's API is global by design: call it once, in the composition root. */
export async function startTracing({ serviceName, endpoint }: TracingOptions): Promise<Tracing> {
  if (endpoint === undefined) return noTracing;
  // Loaded only when asked for: the SDK would add to every start.
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  const exporter = new OTLPTraceExporter({ url: new URL('v1/traces', `${endpoint.replace(/\/+$/, '')}/`).href });
  const provider = new NodeTracerProvider({
    resource: resourceOf(serviceName),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  const tracer = provider.getTracer('mashang');

  return {
    enabled: true,
    withSpan: (name, attributes, work) =>
      tracer.startActiveSpan(name, { kind: SpanKind.INTERNAL, attributes }, (span) => recorded(span, work)),
    continueFrom: (headers, work) => context.with(propagation.extract(context.active(), traceHeadersOf(headers)), work),
    headers: () => {
      const carrier: Record<string, string> = {};
      propagation.inject(context.active(), carrier);
      return carrier;
    },
    shutdown: async () => {
      await provider.shutdown();
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
}

/** Traces nothing and sends nothing: what a part of the graph uses that was given no tracing. */
export const noTracing: Tracing = {
  enabled: false,
  withSpan: (_name, _attributes, work) => work(),
  continueFrom: (_headers, work) => work(),
  headers: () => ({}),
  shutdown: () => Promise.resolve(),
};

async function recorded<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    span.setStatus({
      code: SpanStatusCode.ERROR,
      message: redactText(error instanceof Error ? error.message : 'not an Error'),
    });
    throw error;
  } finally {
    span.end();
  }
}

/** Only the trace's own headers: a client's `baggage` would otherwise travel on to every department. */
function traceHeadersOf(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
  const { traceparent, tracestate } = headers;
  return {
    ...(typeof traceparent === 'string' ? { traceparent } : {}),
    ...(typeof tracestate === 'string' ? { tracestate } : {}),
  };
}

interface ServiceResource {
  readonly attributes: Attributes;
  merge(other: ServiceResource | null): ServiceResource;
  getRawAttributes(): [string, string][];
}

/**
 * Says which service the spans are of. Written out because the SDK's own constructor stands in
 * `@opentelemetry/resources`, of which an older version, another library's, is the one that can be imported from here.
 */
function resourceOf(serviceName: string): ServiceResource {
  const resource: ServiceResource = {
    attributes: { 'service.name': serviceName },
    merge: () => resource,
    getRawAttributes: () => [['service.name', serviceName]],
  };
  return resource;
}
