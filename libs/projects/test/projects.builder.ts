import { Money } from '@mashang/domain';
import type { Database } from '@mashang/platform-persistence';
import { testContext } from '@mashang/platform-testing';
import { AnnualPlanEntity } from '../src/plan/plan.entity';
import { MonthlyProgressEntity } from '../src/progress/progress.entity';
import { ProjectEntity } from '../src/project/project.entity';

export const TOWNSHIP = '350199101000';
export const VILLAGE = '350199101201';
export const PROJECT = 'GS-1';
export const OTHER_PROJECT = 'GS-2';

const wanYuan = (amount: number): Money => Money.ofFen(BigInt(amount) * 1_000_000n);

/**
 * Two projects of 2012. The first: 100 万元 planned in January, raised to 200 in May; 10 done in January, 20 in February
 * (reported in March). The second: 100 planned, nothing done. `planned` and `done` replace the raise and January.
 */
export async function saveProjects(
  database: Database,
  { suffix = '', planned = wanYuan(200), done = wanYuan(10) }: { readonly suffix?: string; readonly planned?: Money; readonly done?: Money } = {},
): Promise<void> {
  await database.transaction(testContext(), async (tx) => {
    const manager = database.manager(tx);
    const [first, second] = [`${PROJECT}${suffix}`, `${OTHER_PROJECT}${suffix}`];
    const project = {
      phaseNumber: null,
      constructionKind: 'NEW',
      preliminaryFinishedOn: null,
      landStatus: 'NOT_NEEDED',
      enterpriseId: null,
      leaderStaffNo: 'T-1',
      totalInvestment: wanYuan(900),
    } as const;
    const divisionCode = VILLAGE;
    await manager.insert(ProjectEntity, { ...project, code: first, name: '商品交易中心', phaseNumber: 1, stage: 'CONSTRUCTION', divisionCode, departmentCode: 'GS-LAND' });
    await manager.insert(ProjectEntity, { ...project, code: second, name: '凤岗大道', stage: 'PRELIMINARY', divisionCode: '350199101202', departmentCode: null });
    const plan = { year: 2012, reason: null, divisionCode };
    await manager.insert(AnnualPlanEntity, { ...plan, projectCode: first, version: 1, planned: wanYuan(100), recordedAt: new Date('2012-01-10T01:00:00Z') });
    await manager.insert(AnnualPlanEntity, { ...plan, projectCode: first, version: 2, planned, recordedAt: new Date('2012-05-10T01:00:00Z'), reason: '增加配套工程' });
    await manager.insert(AnnualPlanEntity, { ...plan, projectCode: second, version: 1, planned: wanYuan(100), recordedAt: new Date('2012-01-10T01:00:00Z') });
    const report = { projectCode: first, imageProgress: '施工', staffNo: null, divisionCode };
    await manager.insert(MonthlyProgressEntity, { ...report, month: '2012-01', done, reportedAt: new Date('2012-02-01T01:00:00Z') });
    await manager.insert(MonthlyProgressEntity, { ...report, month: '2012-02', done: wanYuan(20), reportedAt: new Date('2012-03-01T01:00:00Z') });
  });
}
