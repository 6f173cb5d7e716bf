import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { ServiceCenterEntity } from './service-center.entity';
import { ServiceWindowEntity } from './service-window.entity';

export class ServiceCenterRepository {
  constructor(private readonly database: Database) {}

  findByCodes(ctx: OperationContext, codes: readonly string[]): Promise<ServiceCenterEntity[]> {
    return this.database.manager(ctx).findBy(ServiceCenterEntity, { code: In([...codes]) });
  }

  findByDivisions(ctx: OperationContext, divisionCodes: readonly string[]): Promise<ServiceCenterEntity[]> {
    return this.database.manager(ctx).findBy(ServiceCenterEntity, { divisionCode: In([...divisionCodes]) });
  }

  findWindowsByCodes(ctx: OperationContext, codes: readonly string[]): Promise<ServiceWindowEntity[]> {
    return this.database.manager(ctx).findBy(ServiceWindowEntity, { code: In([...codes]) });
  }

  /** The windows of the centres, by number. */
  listWindows(ctx: OperationContext, centerCodes: readonly string[]): Promise<ServiceWindowEntity[]> {
    return this.database
      .manager(ctx)
      .find(ServiceWindowEntity, { where: { centerCode: In([...centerCodes]) }, order: { number: 'ASC' } });
  }
}
