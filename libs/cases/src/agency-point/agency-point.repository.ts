import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { AgencyPointEntity } from './agency-point.entity';

export class AgencyPointRepository {
  constructor(private readonly database: Database) {}

  findByCodes(ctx: OperationContext, codes: readonly string[]): Promise<AgencyPointEntity[]> {
    return this.database.manager(ctx).findBy(AgencyPointEntity, { code: In([...codes]) });
  }

  findByDivisions(ctx: OperationContext, divisionCodes: readonly string[]): Promise<AgencyPointEntity[]> {
    return this.database.manager(ctx).findBy(AgencyPointEntity, { divisionCode: In([...divisionCodes]) });
  }
}
