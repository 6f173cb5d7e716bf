import type { Health, Metrics } from '@mashang/platform-observability';
import type { FastifyInstance } from 'fastify';

/** What whoever runs a service asks of it: liveness, readiness (503 while it cannot answer) and Prometheus metrics. */
export function registerOperations(server: FastifyInstance, health: Health, metrics: Metrics): void {
  server.get('/health/live', () => health.live());
  server.get('/health/ready', async (_, reply) => {
    const readiness = await health.ready();
    return reply.status(readiness.status === 'ready' ? 200 : 503).send(readiness);
  });
  server.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await metrics.render()));
}
