import type { ObjectLiteral } from 'typeorm';
import type { ClassOf, Database } from './contracts';
import type { OperationContext } from './operation-context';

/**
 * Holds rows until the transaction ends, so that whoever wants one of them waits and then sees what was decided. Rows are
 * taken in the order of their keys; who locks rows of several kinds takes the kinds in one order everywhere. The embedded
 * engine admits one writing transaction at a time, so there every row is held already.
 */
export async function lockRows<Row extends ObjectLiteral>(
  database: Database,
  ctx: OperationContext,
  entity: ClassOf<Row>,
  key: keyof Row & string,
  keys: readonly string[],
): Promise<void> {
  if (ctx.transaction === undefined) throw new Error('a row is locked within a transaction');
  if (database.engine === 'sqlite' || keys.length === 0) return;
  await database
    .manager(ctx)
    .createQueryBuilder<Row>(entity, 'row')
    .select(`row.${key}`)
    .where(`row.${key} IN (:...keys)`, { keys: [...new Set(keys)] })
    .orderBy(`row.${key}`)
    .setLock('pessimistic_write')
    .getRawMany();
}
