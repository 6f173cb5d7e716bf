import type { Database, OperationContext } from '@mashang/platform-persistence';
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

  async findByNumber(ctx: OperationContext, certificateNo: string): Promise<Certificate | null> {
    const filed = await this.database.manager(ctx).findOneBy(CaseEntity, { certificateNo: certificateNo.trim() });
    if (!filed?.closedOn) return null;
    const { implementationCode, itemVersion, departmentCode, closedOn: issuedOn } = filed;
    return { certificateNo: certificateNo.trim(), implementationCode, itemVersion, departmentCode, issuedOn };
  }
}
