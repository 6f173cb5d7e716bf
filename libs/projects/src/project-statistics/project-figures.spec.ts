import { Money, Period } from '@mashang/domain';
import fc from 'fast-check';
import type { ProjectEntity } from '../project/project.entity';
import type { ProjectFigures } from './project-figures';
import { projectStatistics } from './project-figures';

const asOf = new Date('2012-08-05T15:59:59Z');
const WAN_YUAN = 1_000_000n;

function project(changes: Partial<ProjectEntity> = {}): ProjectEntity {
  return {
    code: 'GS-2012-001',
    name: '凤岗大道',
    phaseNumber: null,
    constructionKind: 'NEW',
    stage: 'CONSTRUCTION',
    preliminaryFinishedOn: null,
    landStatus: 'NOT_NEEDED',
    divisionCode: '350199101201',
    enterpriseId: null,
    leaderStaffNo: null,
    departmentCode: null,
    totalInvestment: Money.ofFen(0n),
    ...changes,
  };
}

const figures = (planned: bigint, done: bigint, yearToDate: bigint, changes?: Partial<ProjectEntity>): ProjectFigures => ({
  project: project(changes),
  planned,
  done,
  yearToDate,
});

describe('projectStatistics', () => {
  it("gives the report's 58.78 % from 59,340 of 100,950 万元, 0.45 points above July's benchmark", () => {
    const july = projectStatistics(Period.parse('2012-07'), [figures(100_950n * WAN_YUAN, 0n, 59_340n * WAN_YUAN)], asOf);
    expect(july.completionRatio.value).toBe('58.78');
    expect(july.yearToDate.wanYuan).toBe('59340');
    expect(july.scheduleRatio.value).toBe('58.33');
    expect(july.scheduleGapPoints).toBe('0.45');
  });

  it('has neither ratio nor gap without a plan', () => {
    const { completionRatio, scheduleGapPoints } = projectStatistics(Period.parse('2012-07'), [], asOf);
    expect([completionRatio.value, scheduleGapPoints]).toEqual([null, null]);
  });

  it('lists only the stages that hold a project, in the stages’ order', () => {
    const rows = [figures(1n, 0n, 0n, { stage: 'COMPLETED' }), figures(1n, 0n, 0n, { stage: 'PRELIMINARY' }), figures(1n, 0n, 0n, { stage: 'COMPLETED' })];
    expect(projectStatistics(Period.parse('2012'), rows, asOf).byStage).toEqual([
      { stage: 'PRELIMINARY', count: 1 },
      { stage: 'COMPLETED', count: 2 },
    ]);
  });

  it('is a ratio of sums, whatever the projects’ own ratios', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount), { minLength: 1 }), (pairs) => {
        const rows = pairs.map(([planned, done]) => figures(planned, 0n, done));
        const { completionRatio } = projectStatistics(Period.parse('2012'), rows, asOf);
        expect(completionRatio.numerator).toBe(pairs.reduce((sum, [, done]) => sum + done, 0n));
        expect(completionRatio.denominator).toBe(pairs.reduce((sum, [planned]) => sum + planned, 0n));
      }),
    );
  });
});
