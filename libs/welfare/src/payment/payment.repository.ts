import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, whereDivisionIn } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import type { ProgrammeCode } from '../programme/programme';
import { PaymentEntity } from './payment.entity';

export class PaymentRepository {
  constructor(private readonly database: Database) {}

  findByIds(ctx: OperationContext, ids: readonly string[]): Promise<PaymentEntity[]> {
    return this.database.manager(ctx).findBy(PaymentEntity, { id: In([...ids]) });
  }

  /** Payments of a division and all below it, the newest paid month first. */
  page(ctx: OperationContext, divisionCode: string, programme: ProgrammeCode | null, page: PageArguments): Promise<Connection<PaymentEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(PaymentEntity, 'payment');
    whereDivisionIn(query, 'payment.divisionCode', [divisionCode]);
    if (programme !== null) query.andWhere('payment.programme = :programme', { programme });
    const order = [
      { property: 'paidMonth', kind: 'text', direction: 'DESC' },
      { property: 'id', kind: 'text', direction: 'ASC' },
    ] as const;
    return fetchPage(query, { name: `welfare.payments of ${divisionCode} ${programme ?? 'all'}`, order }, page);
  }
}
