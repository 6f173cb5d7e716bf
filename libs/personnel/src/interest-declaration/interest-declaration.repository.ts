import type { Database, OperationContext } from '@mashang/platform-persistence';
import { auditReads, updateAtVersion } from '@mashang/platform-persistence';
import { In, IsNull, MoreThanOrEqual } from 'typeorm';
import type { InterestState } from './interest-declaration.entity';
import { InterestDeclarationEntity } from './interest-declaration.entity';

export class InterestDeclarationRepository {
  constructor(private readonly database: Database) {}

  findByNumber(ctx: OperationContext, declarationNo: string): Promise<InterestDeclarationEntity | null> {
    return this.database.manager(ctx).findOneBy(InterestDeclarationEntity, { declarationNo });
  }

  /** An officer's declarations, the newest first, and a note of who has read them. */
  async listRead(ctx: OperationContext, staffNo: string): Promise<InterestDeclarationEntity[]> {
    const declarations = await this.database.manager(ctx).find(InterestDeclarationEntity, { where: { staffNo }, order: { declarationNo: 'DESC' } });
    const entries = declarations.map(({ declarationNo: entityId, divisionCode }) => ({ action: 'interestDeclaration.read', entityType: 'InterestDeclaration', entityId, divisionCode, change: {} }));
    await auditReads(this.database, ctx, entries);
    return declarations;
  }

  /** Who of the others has an interest with an officer that lasted to a business date or longer, whichever of the two declared it; null for nobody. */
  async findInterested(ctx: OperationContext, staffNo: string, others: readonly string[], since: string): Promise<string | null> {
    const lasting = [{ endedOn: IsNull() }, { endedOn: MoreThanOrEqual(since) }];
    const found = await this.database.manager(ctx).findOneBy(
      InterestDeclarationEntity,
      lasting.flatMap((end) => [
        { ...end, staffNo, relatedStaffNo: In([...others]) },
        { ...end, relatedStaffNo: staffNo, staffNo: In([...others]) },
      ]),
    );
    if (found === null) return null;
    return found.staffNo === staffNo ? found.relatedStaffNo : found.staffNo;
  }

  async insert(ctx: OperationContext, declaration: Readonly<InterestDeclarationEntity>): Promise<void> {
    await this.database.manager(ctx).insert(InterestDeclarationEntity, declaration);
  }

  async advance(ctx: OperationContext, declarationNo: string, version: number, state: InterestState, changes: Partial<InterestDeclarationEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, InterestDeclarationEntity, { declarationNo }, version, { ...changes, state });
  }
}
