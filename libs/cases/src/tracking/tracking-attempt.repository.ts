import type { Database, OperationContext } from '@mashang/platform-persistence';
import { uniqueViolationOf } from '@mashang/platform-persistence';
import { createHash } from 'node:crypto';
import { LessThan } from 'typeorm';
import { TrackingAttemptEntity } from './tracking-attempt.entity';

/** Milliseconds after which tries are forgotten. */
const SPAN_MS = 15 * 60_000;

export class TrackingAttemptRepository {
  constructor(private readonly database: Database) {}

  /**
   * Counts a try at a number if it is wrong, and answers how many wrong ones this span had seen before it, over all instances. The
   * tries of a bucket go one after another, because each holds its row from the count on: a thousand at once are a thousand, and a
   * right one is never seen as a wrong one by another.
   */
  async count(ctx: OperationContext, number: string, isRight: boolean): Promise<number> {
    const { bucket, spanBegan } = spanOf(number, ctx.clock.now());
    return this.database.transaction(ctx, async (tx) => {
      const manager = this.database.manager(tx);
      const counted = await manager.increment(TrackingAttemptEntity, { bucket, spanBegan }, 'attempts', 1);
      if (counted.affected !== 1) {
        // Only an earlier span gives way: a rival that began this one has counted in it.
        await manager.delete(TrackingAttemptEntity, { bucket, spanBegan: LessThan(spanBegan) });
        await manager.insert(TrackingAttemptEntity, { bucket, spanBegan, attempts: 1 });
      }
      const { attempts } = await manager.findOneByOrFail(TrackingAttemptEntity, { bucket });
      if (isRight) await manager.decrement(TrackingAttemptEntity, { bucket, spanBegan }, 'attempts', 1);
      return attempts - 1;
    }).catch((error: unknown) => {
      // Another instance began the span at the same moment: there is a row to raise now.
      if (uniqueViolationOf(error) === null) throw error;
      return this.count(ctx, number, isRight);
    });
  }
}

/** 65,536 buckets bound the table whatever numbers are tried; sharing one only costs a stranger's typing errors. */
function spanOf(number: string, now: Date): Pick<TrackingAttemptEntity, 'bucket' | 'spanBegan'> {
  const bucket = createHash('sha256').update(number).digest('hex').slice(0, 4);
  return { bucket, spanBegan: new Date(Math.floor(now.getTime() / SPAN_MS) * SPAN_MS) };
}
