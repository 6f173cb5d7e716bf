import { Money } from '@mashang/domain';
import type { MoneyFigure } from '@mashang/platform-subgraph';
import { moneyFigure } from '@mashang/platform-subgraph';
import type { ExpenseClaimState } from './expense-claim.lifecycle';
import { EXPENSE_CLAIM_STATES } from './expense-claim.lifecycle';

/** Claims of one division or department in one state on one budget line, with their sum in fen. */
export interface ClaimCount {
  readonly code: string;
  readonly state: ExpenseClaimState;
  readonly budgetLineCode: string;
  readonly count: number;
  readonly fen: bigint;
}

interface ClaimSum {
  readonly count: number;
  readonly amount: MoneyFigure;
}

export interface BudgetLineClaims extends ClaimSum {
  readonly budgetLineCode: string;
}

/** Claims filed in a period, whole and by state and budget line (报销统计). */
export interface ClaimStatistics extends ClaimSum {
  readonly byState: readonly (ClaimSum & { readonly state: ExpenseClaimState })[];
  readonly byBudgetLine: readonly BudgetLineClaims[];
}

function sumOf(rows: readonly ClaimCount[]): ClaimSum {
  const fen = rows.reduce((total, row) => total + row.fen, 0n);
  return { count: rows.reduce((total, row) => total + row.count, 0), amount: moneyFigure(Money.ofFen(fen)) };
}

export function claimStatistics(rows: readonly ClaimCount[]): ClaimStatistics {
  const lines = [...new Set(rows.map(({ budgetLineCode }) => budgetLineCode))].sort();
  return {
    ...sumOf(rows),
    byState: EXPENSE_CLAIM_STATES.map((state) => ({ state, ...sumOf(rows.filter((row) => row.state === state)) })),
    byBudgetLine: lines.map((budgetLineCode) => ({ budgetLineCode, ...sumOf(rows.filter((row) => row.budgetLineCode === budgetLineCode)) })),
  };
}
