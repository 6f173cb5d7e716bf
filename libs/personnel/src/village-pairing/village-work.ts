import { Rate, sumOf } from '@mashang/domain';
import type { MetricDefinition, RateFigure } from '@mashang/platform-subgraph';
import { rateFigure } from '@mashang/platform-subgraph';

/** Villages paired in the period, and those of them that a paired officer visited, of a division or department. */
export interface PairingCount {
  readonly code: string;
  readonly paired: number;
  readonly visited: number;
}

export interface VisitCount {
  readonly code: string;
  readonly visits: number;
}

export interface IssueCount {
  readonly code: string;
  readonly raised: number;
  readonly confirmed: number;
  readonly overdue: number;
}

/** The work in the villages of a division, or by a department, in a period (联村包点情况). */
export interface VillageWork {
  readonly visits: number;
  readonly villagesVisited: RateFigure;
  readonly issuesRaised: number;
  readonly issuesConfirmed: RateFigure;
  readonly issuesOverdue: number;
}

const VISITED = {
  id: 'personnel.villagesVisited',
  version: 1,
  en: 'paired villages that one of their paired officers visited in the period / villages paired at some time in the period',
  zh: '期间内由联村干部走访过的联系村数 ÷ 期间内有联村干部的村数',
} as const satisfies MetricDefinition;

const CONFIRMED = {
  id: 'personnel.villageIssuesConfirmed',
  version: 1,
  en: 'issues raised in the period that the village has confirmed as solved / issues raised in the period',
  zh: '期间内提出且经村确认办结的问题数 ÷ 期间内提出的问题数',
} as const satisfies MetricDefinition;

export function villageWork(pairings: readonly PairingCount[], visits: readonly VisitCount[], issues: readonly IssueCount[], asOf: Date): VillageWork {
  const raised = sumOf(issues, (row) => row.raised);
  return {
    visits: sumOf(visits, (row) => row.visits),
    villagesVisited: rateFigure(Rate.of(sumOf(pairings, ({ visited }) => visited), sumOf(pairings, ({ paired }) => paired)), VISITED, asOf),
    issuesRaised: raised,
    issuesConfirmed: rateFigure(Rate.of(sumOf(issues, ({ confirmed }) => confirmed), raised), CONFIRMED, asOf),
    issuesOverdue: sumOf(issues, ({ overdue }) => overdue),
  };
}
