import type { Period } from '@mashang/domain';
import { Rate } from '@mashang/domain';
import type { MetricDefinition, RateFigure } from '@mashang/platform-subgraph';
import { rateFigure } from '@mashang/platform-subgraph';
import type { StudyKind } from './study-session.entity';

/** Sessions of one kind that one division held in the period. */
export interface StudySessionCount {
  readonly divisionCode: string;
  readonly kind: StudyKind;
  readonly count: number;
}

/** The staff of one division, and how many of them attended a session in the period. */
export interface StaffReached {
  readonly divisionCode: string;
  readonly staff: number;
  readonly reached: number;
}

export interface StudyCoverage {
  readonly period: Period;
  readonly sessions: readonly Pick<StudySessionCount, 'kind' | 'count'>[];
  readonly rate: RateFigure;
}

const KINDS = ['CORE_GROUP', 'ALL_STAFF'] as const satisfies readonly StudyKind[];

const DEFINITION = {
  id: 'personnel.studyCoverage',
  version: 1,
  en: 'staff who attended at least one study session held in the period / all staff',
  zh: '期间内至少参加一次集中学习的干部职工人数 ÷ 全体干部职工人数',
} as const satisfies MetricDefinition;

function sum<Row>(rows: readonly Row[], valueOf: (row: Row) => number): number {
  return rows.reduce((total, row) => total + valueOf(row), 0);
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
    sessions: KINDS.map((kind) => ({ kind, count: sum(sessions.filter((row) => row.kind === kind), ({ count }) => count) })),
    rate: rateFigure(Rate.of(sum(staff, ({ reached }) => reached), sum(staff, (row) => row.staff)), DEFINITION, asOf),
  };
}
