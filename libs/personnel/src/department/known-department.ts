import type { OperationContext } from '@mashang/platform-persistence';
import { CoverageError } from '../coverage/coverage.errors';
import type { DepartmentEntity } from './department.entity';
import type { DepartmentRepository } from './department.repository';

/** @throws CoverageError `DEPARTMENT_UNKNOWN` */
export async function knownDepartment(departments: Pick<DepartmentRepository, 'findByCodes'>, ctx: OperationContext, code: string): Promise<DepartmentEntity> {
  const [department] = await departments.findByCodes(ctx, [code]);
  if (!department) throw new CoverageError('DEPARTMENT_UNKNOWN', `There is no department ${code}: take the code from departments.`);
  return department;
}
