import { Money } from '@mashang/domain';
import { admitRow, mutationResult, recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import type { PersonnelContext } from '../personnel.context';
import { claimReach } from './claim-reach';
import { fileClaimRule, readBudget, readClaim } from './expense-claim.access';

async function payloadOf({ operation, services }: PersonnelContext, claimNo: string) {
  return { __typename: 'ExpenseClaimPayload' as const, claim: await services.expenseClaims.get(operation, claimNo) };
}

export const expenseClaimResolvers = {
  Query: {
    expenseClaim: async (_, { claimNo }, { operation, services }) => {
      const claim = await services.expenseClaimRows.findByNumber(operation, claimNo);
      return claim && admitRow(readClaim, operation.principal, claim);
    },
    expenseClaims: (_, { division, state, first, after }, { operation, services }) => {
      admitRow(fileClaimRule, operation.principal, { divisionCode: division });
      return services.expenseClaimRows.page(operation, division, claimReach(operation.principal, division), state ?? null, { first, after });
    },
    budgetLines: (_, { division, year, first, after }, { operation, services }) => {
      admitRow(readBudget, operation.principal, { divisionCode: division });
      return services.expenseClaimRows.pageBudgetLines(operation, division, year, { first, after });
    },
  },
  Mutation: {
    nameFinanceOffice: async (_, { input }, { operation, services, loaders }) => {
      await services.expenseClaims.nameFinanceOffice(operation, input);
      return { department: await loaders.departments.byCode.get(input.department) };
    },
    openBudgetLine: async (_, { input }, { operation, services, loaders }) => {
      await services.expenseClaims.openBudgetLine(operation, input);
      return { budgetLine: await loaders.expenseClaims.budgetLines.get(input.code) };
    },
    fileExpenseClaim: async (_, { input }, context) => payloadOf(context, await context.services.expenseClaims.file(context.operation, input)),
    reviewExpenseClaim: (_, { input }, context) =>
      recordResult(context.services.expenseClaims.review(context.operation, input), () => payloadOf(context, input.claimNo)),
    approveExpenseClaim: (_, { input }, context) =>
      mutationResult(context.services.expenseClaims.approve(context.operation, input), () => payloadOf(context, input.claimNo), {
        STATE_FORBIDS_STEP: (error) => ({ __typename: 'StateForbidsStep' as const, ...error }),
        STALE_VERSION: (error) => ({ __typename: 'ChangedMeanwhile' as const, ...error }),
        BUDGET_EXCEEDED: (error, { remaining, over }) => ({
          __typename: 'BudgetExceeded' as const,
          ...error,
          remaining: Money.ofYuan(String(remaining)),
          over: Money.ofYuan(String(over)),
        }),
      }),
    returnExpenseClaim: (_, { input }, context) =>
      recordResult(context.services.expenseClaims.return(context.operation, input), () => payloadOf(context, input.claimNo)),
    resubmitExpenseClaim: (_, { input }, context) =>
      recordResult(context.services.expenseClaims.resubmit(context.operation, input), () => payloadOf(context, input.claimNo)),
    payExpenseClaim: (_, { input }, context) =>
      recordResult(context.services.expenseClaims.pay(context.operation, input), () => payloadOf(context, input.claimNo)),
  },
  BudgetLine: {
    department: ({ departmentCode }, _, { loaders }) => loaders.departments.byCode.get(departmentCode),
    remaining: ({ amount, approved }) => amount.subtract(approved),
  },
  ExpenseClaim: {
    department: ({ departmentCode }, _, { loaders }) => loaders.departments.byCode.get(departmentCode),
    budgetLine: ({ budgetLineCode }, _, { loaders }) => loaders.expenseClaims.budgetLines.get(budgetLineCode),
    lines: ({ claimNo }, _, { loaders }) => loaders.expenseClaims.lines.load(claimNo),
    handler: ({ handlerStaffNo }, _, { loaders }) => loaders.officers.byStaffNo.load(handlerStaffNo),
    reviewer: ({ reviewerStaffNo }, _, { loaders }) => (reviewerStaffNo === null ? null : loaders.officers.byStaffNo.load(reviewerStaffNo)),
    approver: ({ approverStaffNo }, _, { loaders }) => (approverStaffNo === null ? null : loaders.officers.byStaffNo.load(approverStaffNo)),
  },
  BudgetLineClaims: {
    budgetLine: ({ budgetLineCode }, _, { loaders }) => loaders.expenseClaims.budgetLines.get(budgetLineCode),
  },
} satisfies Resolvers;
