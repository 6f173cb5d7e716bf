import { businessDateOf } from '@mashang/domain';
import type { OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { uniqueViolationOf } from '@mashang/platform-persistence';
import type { ReportMonthlyProgressInput } from '../__generated__/resolver-types';
import type { PlanRepository } from '../plan/plan.repository';
import type { ProjectEntity } from '../project/project.entity';
import type { ProjectRepository } from '../project/project.repository';
import { assertReportable } from './monthly-report';
import { ProgressError } from './progress.errors';
import type { ProgressRepository } from './progress.repository';

export class ProgressService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly projects: ProjectRepository,
    private readonly plans: PlanRepository,
    private readonly progress: ProgressRepository,
  ) {}

  /** Reports a project's month, once: what was reported is never changed here. */
  async report(ctx: OperationContext, input: ReportMonthlyProgressInput): Promise<void> {
    const { idempotencyKey, projectCode, month, done, imageProgress } = input;
    const request = {
      name: 'projects.reportMonthlyProgress',
      idempotencyKey,
      input: { projectCode, month, done: done.toYuan(), imageProgress },
    };
    await this.unitOfWork.run(ctx, request, async (tx, journal) => {
      const reportedAt = tx.clock.now();
      assertReportable({ projectCode, month, done, imageProgress }, businessDateOf(reportedAt));
      const { divisionCode } = await this.get(tx, projectCode);
      await this.assertOpen(tx, projectCode, month);
      const staffNo = tx.principal.staffNo ?? null;
      await this.progress.insert(tx, { projectCode, month, done, imageProgress, reportedAt, staffNo, divisionCode });
      const change = { month, done: done.toYuan(), imageProgress };
      journal.audit({ action: 'project.reportMonth', entityType: 'KeyProject', entityId: projectCode, divisionCode, change });
      journal.publish({ type: 'MonthlyProgressReported', key: projectCode, divisionCode, payload: { projectCode, ...change } });
      return null;
    }).catch((error: unknown) => {
      // Two reports of one month at the same moment: the database lets one in, the other learns of it here.
      if (uniqueViolationOf(error)) throw alreadyReported(projectCode, month);
      throw error;
    });
  }

  async get(ctx: OperationContext, projectCode: string): Promise<ProjectEntity> {
    const [project] = await this.projects.findByCodes(ctx, [projectCode]);
    if (!project) throw new ProgressError('PROJECT_UNKNOWN', `There is no key project ${projectCode}: take the code from keyProjects.`);
    return project;
  }

  async getReport(ctx: OperationContext, projectCode: string, month: string) {
    const report = await this.progress.find(ctx, projectCode, month);
    if (!report) throw new Error('A month that was just reported has no report');
    return report;
  }

  private async assertOpen(ctx: OperationContext, projectCode: string, month: string): Promise<void> {
    const year = Number(month.slice(0, 4));
    if (!(await this.plans.existsForYear(ctx, projectCode, year))) {
      throw new ProgressError('YEAR_HAS_NO_PLAN', `${projectCode} has no plan for ${year}: record the plan before its progress.`);
    }
    if (await this.progress.find(ctx, projectCode, month)) throw alreadyReported(projectCode, month);
  }
}

function alreadyReported(projectCode: string, month: string): ProgressError {
  return new ProgressError('MONTH_ALREADY_REPORTED', `${month} of ${projectCode} is reported: a change is a correction with a reason.`);
}
