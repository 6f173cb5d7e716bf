import type { Database } from '@mashang/platform-persistence';
import { testContext } from '@mashang/platform-testing';
import { AccountabilityGradeEntity } from '../src/accountability/accountability-grade.entity';
import { AccountabilityLimitsEntity } from '../src/accountability/accountability-limits.entity';
import { OfficerEntity } from '../src/officer/officer.entity';
import { TOWNSHIP } from './township.builder';

const divisionCode = TOWNSHIP;
const grade = { effectiveFrom: '2011-01-01', effectiveTo: null, source: '测试依据', divisionCode };

/** A third officer, and the township's measures and limits: a warning it decides itself, a demotion that it can only propose. */
export async function saveAccountabilityRules(database: Database): Promise<void> {
  await database.transaction(testContext(), async (tx) => {
    const manager = database.manager(tx);
    await manager.insert(OfficerEntity, { staffNo: 'T-3', name: '甲T-3', title: '工作人员', departmentCode: 'GS-LAND', divisionCode });
    await manager.insert(AccountabilityGradeEntity, { ...grade, id: 'G-1', code: 'EFFICIENCY_WARNING', name: '效能告诫', kind: 'EFFICIENCY', severity: 2, isTownshipCompetent: true });
    await manager.insert(AccountabilityGradeEntity, { ...grade, id: 'G-2', code: 'DEMOTION', name: '降级', kind: 'SANCTION', severity: 6, isTownshipCompetent: false });
    await manager.insert(AccountabilityLimitsEntity, { id: 'L-1', effectiveFrom: '2011-01-01', statementWorkingDays: 5, decisionWorkingDays: 20, appealWorkingDays: 10, source: '测试依据', divisionCode });
  });
}
