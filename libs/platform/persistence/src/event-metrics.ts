import type { Registry } from 'prom-client';
import { Gauge } from 'prom-client';
import { MoreThan } from 'typeorm';
import type { Database } from './contracts';
import { RELAY_CONTEXT } from './event-relay';
import { InboxDeadLetterEntity, InboxPositionEntity } from './inbox.entity';
import { NumberSeriesEntity } from './number-series.entity';
import { OUTBOX_SERIES } from './outbox';

interface Reading {
  readonly source?: string;
  readonly value: number;
}

/**
 * How far the events of these databases have come, read when somebody asks. What a consumer lags behind is the difference of a source's
 * `mashang_outbox_position` and the consumer's `mashang_inbox_position`, which stand in different databases.
 */
export function registerEventMetrics(registry: Registry, databases: readonly Database[]): void {
  const register = (name: string, help: string, labelNames: readonly string[], read: (database: Database) => Promise<readonly Reading[]>): void => {
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      collect: async () => {
        gauge.reset();
        await Promise.all(
          databases.map(async (database) => {
            // A database that does not answer is told of by the readiness, and other numbers are wanted then most.
            const readings = await read(database).catch(() => []);
            for (const { value, ...labels } of readings) gauge.set({ subgraph: database.name, ...labels }, value);
          }),
        );
      },
    });
  };
  register('mashang_outbox_position', 'The last event that a subgraph published', ['subgraph'], async (database) => {
    const series = await database.manager(RELAY_CONTEXT).findOneBy(NumberSeriesEntity, { series: OUTBOX_SERIES });
    return [{ value: Number(series?.lastNumber ?? 0) }];
  });
  register('mashang_inbox_position', 'The last event of a source that is behind a subgraph', ['subgraph', 'source'], async (database) => {
    const positions = await database.manager(RELAY_CONTEXT).find(InboxPositionEntity);
    return positions.map(({ source, seq }) => ({ source, value: Number(seq) }));
  });
  register('mashang_inbox_failing', 'Sources whose next event has failed and waits', ['subgraph'], async (database) => {
    return [{ value: await database.manager(RELAY_CONTEXT).countBy(InboxPositionEntity, { attempts: MoreThan(0) }) }];
  });
  register('mashang_inbox_dead_letters', 'Events that a subgraph gave up', ['subgraph'], async (database) => {
    return [{ value: await database.manager(RELAY_CONTEXT).count(InboxDeadLetterEntity) }];
  });
}
