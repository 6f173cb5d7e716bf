import { Money } from '@mashang/domain';
import { instantOf, MONTHS_BEFORE, MONTHS_TO_DATE } from './business-time';
import { exactSum } from './exact-sum';
import { TOWNSHIP, VILLAGES } from './place';
import type { Random } from './random';
import type { Rows } from './row';

/** 万元 of the year's plan and of what was done by July; 59,340 of 100,950 is the report's 58.78 %. */
const PLANNED = 100_950;
const DONE_TO_DATE = 59_340;
const FEN_OF_WAN_YUAN = 1_000_000n;

interface DemoProject {
  readonly name: string;
  readonly phase?: number;
  readonly stage: string;
  readonly land: string;
  readonly preliminaryFinishedOn: string | null;
  readonly investor?: string;
  readonly continued?: true;
  readonly department: string;
}

/** The first seven are the report's; the other twelve are invented to make its nineteen. */
const PROJECTS: readonly DemoProject[] = [
  { name: '商品交易中心', phase: 1, stage: 'CONSTRUCTION', land: 'FINISHED', preliminaryFinishedOn: '2011-11-15', continued: true, department: 'GS-CONSTRUCTION' },
  { name: '高园西路建设', stage: 'CONSTRUCTION', land: 'FINISHED', preliminaryFinishedOn: '2011-10-20', continued: true, department: 'GS-CONSTRUCTION' },
  { name: '凤岗大道', stage: 'LAND_ACQUISITION', land: 'UNDER_WAY', preliminaryFinishedOn: '2012-03-12', department: 'GS-LAND' },
  { name: '污水处理厂', phase: 1, stage: 'CONSTRUCTION', land: 'FINISHED', preliminaryFinishedOn: '2011-09-28', continued: true, department: 'GS-WATER' },
  { name: '起步区', phase: 1, stage: 'LAND_ACQUISITION', land: 'UNDER_WAY', preliminaryFinishedOn: '2012-02-24', department: 'GS-LAND' },
  { name: '祥锋汽车服务', stage: 'APPROVAL', land: 'FINISHED', preliminaryFinishedOn: '2012-05-18', investor: '祥锋汽车服务有限公司', department: 'GS-PARTY-GOVERNMENT' },
  { name: '乐得利食品', stage: 'APPROVAL', land: 'FINISHED', preliminaryFinishedOn: '2012-06-08', investor: '乐得利食品有限公司', department: 'GS-PARTY-GOVERNMENT' },
  { name: '起步区', phase: 2, stage: 'PRELIMINARY', land: 'NOT_BEGUN', preliminaryFinishedOn: null, department: 'GS-LAND' },
  { name: '标准厂房', phase: 1, stage: 'CONSTRUCTION', land: 'FINISHED', preliminaryFinishedOn: '2011-12-09', continued: true, department: 'GS-CONSTRUCTION' },
  { name: '农贸市场改造', stage: 'CONSTRUCTION', land: 'NOT_NEEDED', preliminaryFinishedOn: '2012-01-16', department: 'GS-CONSTRUCTION' },
  { name: '自来水管网改造', stage: 'CONSTRUCTION', land: 'NOT_NEEDED', preliminaryFinishedOn: '2012-01-31', department: 'GS-WATER' },
  { name: '溪滨防洪堤', stage: 'CONSTRUCTION', land: 'FINISHED', preliminaryFinishedOn: '2011-12-22', continued: true, department: 'GS-WATER' },
  { name: '中心小学迁建', stage: 'LAND_ACQUISITION', land: 'UNDER_WAY', preliminaryFinishedOn: '2012-04-17', department: 'GS-CULTURE' },
  { name: '卫生院综合楼', stage: 'ACCEPTANCE', land: 'NOT_NEEDED', preliminaryFinishedOn: '2011-08-30', continued: true, department: 'GS-FAMILY-PLANNING' },
  { name: '敬老院扩建', stage: 'COMPLETED', land: 'NOT_NEEDED', preliminaryFinishedOn: '2011-08-19', continued: true, department: 'GS-SOCIAL-AFFAIRS' },
  { name: '垃圾中转站', stage: 'PRELIMINARY', land: 'NOT_BEGUN', preliminaryFinishedOn: null, department: 'GS-CONSTRUCTION' },
  { name: '农村公路改造', stage: 'CONSTRUCTION', land: 'NOT_NEEDED', preliminaryFinishedOn: '2012-02-10', department: 'GS-CONSTRUCTION' },
  { name: '龙腾机械', stage: 'CONSTRUCTION', land: 'FINISHED', preliminaryFinishedOn: '2012-01-09', investor: '龙腾机械有限公司', department: 'GS-PARTY-GOVERNMENT' },
  { name: '海丰水产加工', stage: 'PRELIMINARY', land: 'UNDER_WAY', preliminaryFinishedOn: null, investor: '海丰水产有限公司', department: 'GS-AGRICULTURE' },
];

const codeOf = (index: number): string => `GS-2012-${String(index + 1).padStart(3, '0')}`;
const investorId = (index: number): string => `GS-E-${String(index + 1).padStart(3, '0')}`;
const wanYuan = (amount: number): Money => Money.ofFen(BigInt(amount) * FEN_OF_WAN_YUAN);

function* register(random: Random): Rows {
  const division_code = TOWNSHIP.code;
  for (const [index, { investor }] of PROJECTS.entries()) {
    if (investor) yield { table: 'enterprises', row: { id: investorId(index), name: investor, division_code } };
  }
  for (const [index, project] of PROJECTS.entries()) {
    const row = {
      code: codeOf(index),
      name: project.name,
      phase_number: project.phase ?? null,
      construction_kind: project.continued ? 'CONTINUED' : 'NEW',
      stage: project.stage,
      preliminary_finished_on: project.preliminaryFinishedOn,
      land_status: project.land,
      division_code: random.pick(VILLAGES).code,
      enterprise_id: project.investor ? investorId(index) : null,
      leader_staff_no: `GS-L-000${(index % 9) + 1}`,
      department_code: project.department,
      total_investment_fen: wanYuan(random.whole(8_000, 30_000)),
    };
    yield { table: 'key_projects', row };
  }
}

/** Two plans were raised in May 2012 by 300 万元 each: only the versions in force sum to the year's plan. */
function* plans(planned: readonly number[]): Rows {
  for (const [index, amount] of planned.entries()) {
    const isRaised = index === 0 || index === 3;
    const base = { project_code: codeOf(index), division_code: TOWNSHIP.code, year: 2012 };
    const first = { version: 1, planned_fen: wanYuan(isRaised ? amount - 300 : amount), recorded_at: instantOf('2012-01-12', '10:00:00'), reason: null };
    yield { table: 'annual_plans', row: { ...base, ...first } };
    if (isRaised) {
      const second = { version: 2, planned_fen: wanYuan(amount), recorded_at: instantOf('2012-05-21', '10:00:00'), reason: '增加配套工程' };
      yield { table: 'annual_plans', row: { ...base, ...second } };
    }
    if (PROJECTS[index]?.continued) {
      const before = { ...base, year: 2011, version: 1, planned_fen: wanYuan(3_000), recorded_at: instantOf('2011-01-14', '10:00:00'), reason: null };
      yield { table: 'annual_plans', row: before };
    }
  }
}

function* progress(planned: readonly number[], random: Random): Rows {
  const report = (index: number, month: string, amount: number) => ({
    table: 'monthly_progress',
    row: {
      project_code: codeOf(index),
      month,
      done_fen: wanYuan(amount),
      image_progress: amount === 0 ? '本月无投资完成' : `${PROJECTS[index]?.name ?? ''}: 本月完成投资${amount}万元`,
      reported_at: month === '2012-07' ? instantOf('2012-08-03', '15:00:00') : instantOf(`${month}-28`, '15:00:00'),
      staff_no: null,
      division_code: TOWNSHIP.code,
    },
  });
  for (const [index, project] of PROJECTS.entries()) {
    if (project.continued) for (const month of MONTHS_BEFORE) yield report(index, month, random.whole(150, 400));
  }
  const cells = planned.flatMap((amount, index) => MONTHS_TO_DATE.map((month) => ({ index, month, least: 0, most: Math.floor(amount / 6) })));
  const amounts = exactSum(DONE_TO_DATE, cells, random);
  for (const [position, { index, month }] of cells.entries()) yield report(index, month, amounts[position] ?? 0);
}

/** Everything projects knows of the demo year; a larger world has the same nineteen projects. */
export function* projectsYear(random: Random): Rows {
  const planned = exactSum(PLANNED, PROJECTS.map(() => ({ least: 1_800, most: 9_500 })), random);
  yield* register(random);
  yield* plans(planned);
  yield* progress(planned, random);
}
