import { Lifecycle } from '@mashang/platform-subgraph';

/** Where an expense claim stands (报销状态). */
export const EXPENSE_CLAIM_STATES = ['FILED', 'REVIEWED', 'APPROVED', 'PAID', 'RETURNED'] as const;

export type ExpenseClaimState = (typeof EXPENSE_CLAIM_STATES)[number];

export const EXPENSE_CLAIM_STEPS = ['review', 'approve', 'return', 'resubmit', 'pay'] as const;

export type ExpenseClaimStep = (typeof EXPENSE_CLAIM_STEPS)[number];

/** Handler, reviewer, approver (经办、审核、审批): what one of them returns begins again with the handler. */
export const expenseClaimLifecycle = new Lifecycle<ExpenseClaimState, ExpenseClaimStep>(
  {
    FILED: { review: 'REVIEWED', return: 'RETURNED' },
    REVIEWED: { approve: 'APPROVED', return: 'RETURNED' },
    APPROVED: { pay: 'PAID', return: 'RETURNED' },
    PAID: {},
    RETURNED: { resubmit: 'FILED' },
  },
  EXPENSE_CLAIM_STEPS,
);
