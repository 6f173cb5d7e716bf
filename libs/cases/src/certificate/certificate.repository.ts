import type { Database, OperationContext } from '@mashang/platform-persistence';
import { certificateNumber } from '../case/case.inputs';
import { CaseEntity } from '../case/case.entity';

/** A certificate in memory: the result of the one case that was completed with its number. */
export interface Certificate {
  readonly certificateNo: string;
  readonly implementationCode: string;
  readonly itemVersion: number;
  readonly departmentCode: string;
  readonly issuedOn: string;
}

export class CertificateRepository {
  constructor(private readonly database: Database) {}

  async findByNumber(ctx: OperationContext, typed: string): Promise<Certificate | null> {
    const certificateNo = certificateNumber(typed);
    const filed = await this.database.manager(ctx).findOneBy(CaseEntity, { certificateNo });
    if (!filed?.closedOn) return null;
    const { implementationCode, itemVersion, departmentCode, closedOn: issuedOn } = filed;
    return { certificateNo, implementationCode, itemVersion, departmentCode, issuedOn };
  }
}
