import type { Period } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { Between, In } from 'typeorm';
import { SatisfactionSurveyEntity } from './satisfaction-survey.entity';

export class SatisfactionRepository {
  constructor(private readonly database: Database) {}

  /** Surveys of exactly these divisions that were closed in the period, oldest first. */
  listClosed(ctx: OperationContext, divisionCodes: readonly string[], period: Period): Promise<SatisfactionSurveyEntity[]> {
    return this.database.manager(ctx).find(SatisfactionSurveyEntity, {
      where: { divisionCode: In([...divisionCodes]), closedOn: Between(period.firstDay, period.lastDay) },
      order: { closedOn: 'ASC', instrument: 'ASC' },
    });
  }
}
