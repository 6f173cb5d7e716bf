import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { CaseEntity } from '../case/case.entity';
import { CaseBundleEntity } from './case-bundle.entity';

export class CaseBundleRepository {
  constructor(private readonly database: Database) {}

  findByNumbers(ctx: OperationContext, numbers: readonly string[]): Promise<CaseBundleEntity[]> {
    return this.database.manager(ctx).findBy(CaseBundleEntity, { bundleNo: In([...numbers]) });
  }

  listCases(ctx: OperationContext, numbers: readonly string[]): Promise<CaseEntity[]> {
    return this.database.manager(ctx).find(CaseEntity, { where: { bundleNo: In([...numbers]) }, order: { caseNo: 'ASC' } });
  }

  async insert(ctx: OperationContext, bundle: Readonly<CaseBundleEntity>): Promise<void> {
    await this.database.manager(ctx).insert(CaseBundleEntity, bundle);
  }
}
