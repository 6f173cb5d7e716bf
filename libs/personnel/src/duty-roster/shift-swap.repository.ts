import type { Database, OperationContext } from '@mashang/platform-persistence';
import { updateAtVersion } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import type { ShiftSwapState } from './duty-roster.lifecycle';
import { ShiftSwapEntity } from './shift-swap.entity';

const LONGEST_LIST = 100;

export class ShiftSwapRepository {
  constructor(private readonly database: Database) {}

  find(ctx: OperationContext, swapNo: string): Promise<ShiftSwapEntity | null> {
    return this.database.manager(ctx).findOneBy(ShiftSwapEntity, { swapNo });
  }

  findByNumbers(ctx: OperationContext, numbers: readonly string[]): Promise<ShiftSwapEntity[]> {
    return this.database.manager(ctx).findBy(ShiftSwapEntity, { swapNo: In([...numbers]) });
  }

  /** What an officer asked, whatever came of it, and what waits for the officer's answer; the newest first. */
  listOfOfficer(ctx: OperationContext, staffNo: string): Promise<ShiftSwapEntity[]> {
    return this.database.manager(ctx).find(ShiftSwapEntity, {
      where: [{ requestedBy: staffNo }, { askedStaffNo: staffNo, state: 'REQUESTED' }],
      order: { requestedAt: 'DESC', swapNo: 'DESC' },
      take: LONGEST_LIST,
    });
  }

  /** The request that still waits for its answer, of those that a shift is part of. */
  findOpenOf(ctx: OperationContext, shiftNo: string): Promise<ShiftSwapEntity | null> {
    return this.database.manager(ctx).findOne(ShiftSwapEntity, { where: [{ shiftNo, state: 'REQUESTED' }, { withShiftNo: shiftNo, state: 'REQUESTED' }] });
  }

  async insert(ctx: OperationContext, swap: Readonly<ShiftSwapEntity>): Promise<void> {
    await this.database.manager(ctx).insert(ShiftSwapEntity, swap);
  }

  async advance(ctx: OperationContext, swapNo: string, version: number, state: ShiftSwapState, changes: Partial<ShiftSwapEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, ShiftSwapEntity, { swapNo }, version, { ...changes, state });
  }
}
