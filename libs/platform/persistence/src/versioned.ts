import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { ClassOf, Database } from './contracts';
import { persistenceError } from './errors';
import type { OperationContext } from './operation-context';

/** A row with an optimistic lock (`column.version()`). */
export interface VersionedRow {
  version: number;
}

/**
 * Changes the row with the key if it is still at the version that the caller read, and advances the version by one;
 * answers the new version.
 * @throws DomainError `STALE_VERSION` when somebody changed or deleted the row in between.
 */
export async function updateAtVersion<Row extends VersionedRow & ObjectLiteral>(
  database: Database,
  ctx: OperationContext,
  entity: ClassOf<Row>,
  key: Partial<Omit<Row, 'version'>>,
  expectedVersion: number,
  changes: Partial<Omit<Row, 'version'>>,
): Promise<number> {
  const target: EntityTarget<ObjectLiteral> = entity;
  const version = expectedVersion + 1;
  const { affected } = await database
    .manager(ctx)
    .createQueryBuilder()
    .update(target)
    .set({ ...changes, version })
    .where({ ...key, version: expectedVersion })
    .execute();
  if (affected === 1) return version;
  throw persistenceError(
    'STALE_VERSION',
    'Somebody has changed this in the meantime; read it again and repeat the change.',
    {
      expectedVersion,
    },
  );
}
