import type { Database, OperationContext, Connection, PageArguments } from '@mashang/platform-persistence';
import { fetchPage } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { OfficerEntity } from './officer.entity';

export class OfficerRepository {
  constructor(private readonly database: Database) {}

  findByStaffNumbers(ctx: OperationContext, staffNumbers: readonly string[]): Promise<OfficerEntity[]> {
    return this.database.manager(ctx).findBy(OfficerEntity, { staffNo: In([...staffNumbers]) });
  }

  async insert(ctx: OperationContext, officer: Readonly<OfficerEntity>): Promise<void> {
    await this.database.manager(ctx).insert(OfficerEntity, officer);
  }

  /** Where and as what an officer serves today. */
  async register(ctx: OperationContext, staffNo: string, { departmentCode, title, divisionCode }: Pick<OfficerEntity, 'departmentCode' | 'title' | 'divisionCode'>): Promise<void> {
    await this.database.manager(ctx).update(OfficerEntity, { staffNo }, { departmentCode, title, divisionCode });
  }

  /** Where the roll has an officer: a village cadre in the village, everybody else in the township; null for who is not on it. */
  async divisionOf(ctx: OperationContext, staffNo: string | undefined): Promise<string | null> {
    const [officer] = staffNo === undefined ? [] : await this.findByStaffNumbers(ctx, [staffNo]);
    return officer?.divisionCode ?? null;
  }

  /** The officers of a department, by staff number. */
  pageOf(ctx: OperationContext, departmentCode: string, page: PageArguments): Promise<Connection<OfficerEntity>> {
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(OfficerEntity, 'officer')
      .where('officer.departmentCode = :departmentCode', { departmentCode });
    const name = `personnel.officers of ${departmentCode}`;
    return fetchPage(query, { name, order: [{ property: 'staffNo', kind: 'text', direction: 'ASC' }] }, page);
  }
}
