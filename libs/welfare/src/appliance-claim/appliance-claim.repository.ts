import { DivisionCode } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { nextNumber } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { ApplianceClaimEntity } from './appliance-claim.entity';
import type { ApplianceClass } from './subsidy-rule.entity';
import { SubsidyRuleEntity } from './subsidy-rule.entity';

export class ApplianceClaimRepository {
  constructor(private readonly database: Database) {}

  findByNumbers(ctx: OperationContext, claimNumbers: readonly string[]): Promise<ApplianceClaimEntity[]> {
    return this.database.manager(ctx).findBy(ApplianceClaimEntity, { claimNo: In([...claimNumbers]) });
  }

  findRulesByIds(ctx: OperationContext, ids: readonly string[]): Promise<SubsidyRuleEntity[]> {
    return this.database.manager(ctx).findBy(SubsidyRuleEntity, { id: In([...ids]) });
  }

  /** All rules, by class and date. */
  listRules(ctx: OperationContext): Promise<SubsidyRuleEntity[]> {
    return this.database.manager(ctx).find(SubsidyRuleEntity, { order: { applianceClass: 'ASC', validFrom: 'ASC', id: 'ASC' } });
  }

  /** The rule of a class in force on a day in the township (the first nine digits) of the division; the newest of several. */
  findRule(ctx: OperationContext, applianceClass: ApplianceClass, on: string, divisionCode: string): Promise<SubsidyRuleEntity | null> {
    return this.database
      .manager(ctx)
      .createQueryBuilder(SubsidyRuleEntity, 'rule')
      .where('rule.applianceClass = :applianceClass AND rule.validFrom <= :on AND (rule.validTo IS NULL OR rule.validTo >= :on)', { applianceClass, on })
      .andWhere('rule.divisionCode = :township', { township: DivisionCode.townshipOf(divisionCode) })
      .orderBy('rule.validFrom', 'DESC')
      .getOne();
  }

  existsWithLabelCard(ctx: OperationContext, labelCardNo: string): Promise<boolean> {
    return this.database.manager(ctx).existsBy(ApplianceClaimEntity, { labelCardNo });
  }

  countOf(ctx: OperationContext, householdId: string, applianceClass: ApplianceClass): Promise<number> {
    return this.database.manager(ctx).countBy(ApplianceClaimEntity, { householdId, applianceClass });
  }

  /** The next number of the township's year, e.g. JD-350199101-2012-000123. */
  async nextClaimNo(ctx: OperationContext, divisionCode: string, year: string): Promise<string> {
    const series = `JD-${divisionCode.slice(0, 9)}-${year}`;
    return `${series}-${String(await nextNumber(this.database, ctx, `welfare.${series}`)).padStart(6, '0')}`;
  }

  async insert(ctx: OperationContext, claim: Readonly<ApplianceClaimEntity>): Promise<void> {
    await this.database.manager(ctx).insert(ApplianceClaimEntity, claim);
  }
}
