import type { Period } from '@mashang/domain';
import { Rate, sumOf } from '@mashang/domain';
import type { MetricDefinition, RateFigure } from '@mashang/platform-subgraph';
import { rateFigure } from '@mashang/platform-subgraph';
import type { StudyKind } from './study-session.entity';

/** Sessions of one kind that one division held in the period. */
export interface StudySessionCount {
  readonly divisionCode: string;
  readonly kind: StudyKind;
  readonly count: number;
}

/** The staff of one division or department, and how many of them attended a session in the period. */
export interface StaffReached {
  /** The division's or the department's. */
  readonly code: string;
  readonly staff: number;
  readonly reached: number;
}

export interface StudyCoverage {
  readonly period: Period;
  readonly sessions: readonly Pick<StudySessionCount, 'kind' | 'count'>[];
  readonly rate: RateFigure;
}

const KINDS = ['CORE_GROUP', 'ALL_STAFF', 'NAMED_STAFF'] as const satisfies readonly StudyKind[];

const DEFINITION = {
  id: 'personnel.studyCoverage',
  version: 2,
  en: 'staff who attended at least one study session held in the period / all staff: those who had to attend one, as its plan has them, and whoever else serves on the last day',
  zh: '期间内至少参加一次集中学习的干部职工人数 ÷ 全体干部职工人数（应到人员按学习计划所载部门，其余按期末在职人员）',
} as const satisfies MetricDefinition;

export function studyRate(staff: readonly StaffReached[], asOf: Date): RateFigure {
  return rateFigure(Rate.of(sumOf(staff, ({ reached }) => reached), sumOf(staff, (row) => row.staff)), DEFINITION, asOf);
}

/** Study coverage (传达全覆盖) of a division from the counts of itself and of all below it. */
export function studyCoverage(
  period: Period,
  sessions: readonly StudySessionCount[],
  staff: readonly StaffReached[],
  asOf: Date,
): StudyCoverage {
  return {
    period,
    sessions: KINDS.map((kind) => ({ kind, count: sumOf(sessions.filter((row) => row.kind === kind), ({ count }) => count) })),
    rate: studyRate(staff, asOf),
  };
}

/** Those who had to attend one session, and how they took part. */
export interface SessionAttendance {
  readonly sessionId: string;
  readonly invited: number;
  readonly present: number;
  readonly madeUp: number;
}

const SESSION_DEFINITIONS = {
  attendance: {
    id: 'personnel.study.attendance',
    version: 1,
    en: 'officers who were in the room / officers who had to attend the session',
    zh: '到会人数 ÷ 应到人数',
  },
  coverage: {
    id: 'personnel.study.sessionCoverage',
    version: 1,
    en: 'officers who were in the room or made up for the session / officers who had to attend it',
    zh: '(到会人数 + 补学人数) ÷ 应到人数',
  },
} as const satisfies Record<string, MetricDefinition>;

/** One session's attendance (到会率), and its coverage with those who made up for it (学习覆盖率). */
export function sessionRates({ invited, present, madeUp }: SessionAttendance, asOf: Date) {
  return {
    attendance: rateFigure(Rate.of(present, invited), SESSION_DEFINITIONS.attendance, asOf),
    coverage: rateFigure(Rate.of(present + madeUp, invited), SESSION_DEFINITIONS.coverage, asOf),
  };
}
