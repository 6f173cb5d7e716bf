import type { EntityManager } from 'typeorm';
import type { Database } from './contracts';
import { NumberSeriesEntity } from './number-series.entity';
import type { OperationContext } from './operation-context';
import { uniqueViolationOf } from './unique-violation';

async function advance(manager: EntityManager, series: string, count: number): Promise<boolean> {
  const { affected } = await manager
    .createQueryBuilder()
    .update(NumberSeriesEntity)
    .set({ lastNumber: () => 'last_number + :count' })
    .where({ series })
    .setParameter('count', count)
    .execute();
  return affected === 1;
}

async function begin(manager: EntityManager, series: string, count: number): Promise<void> {
  try {
    await manager.insert(NumberSeriesEntity, { series, lastNumber: BigInt(count) });
  } catch (error) {
    // A rival began the series while we waited for its row.
    if (uniqueViolationOf(error) === null) throw error;
    await advance(manager, series, count);
  }
}

/** Takes `count` numbers and answers the first. */
export async function takeNumbers(
  database: Database,
  ctx: OperationContext,
  series: string,
  count: number,
): Promise<bigint> {
  if (ctx.transaction === undefined)
    throw new Error('a number belongs to the row that carries it: take it in their transaction');
  const manager = database.manager(ctx);
  if (!(await advance(manager, series, count))) await begin(manager, series, count);
  const { lastNumber } = await manager.findOneByOrFail(NumberSeriesEntity, { series });
  return lastNumber - BigInt(count) + 1n;
}

/**
 * The next number of a series (1, 2, 3 …), without gaps: a transaction that rolls back gives its number back. The row
 * stays locked until the transaction ends, so take the number late. Must be called inside a transaction.
 */
export async function nextNumber(database: Database, ctx: OperationContext, series: string): Promise<number> {
  return Number(await takeNumbers(database, ctx, series, 1));
}
