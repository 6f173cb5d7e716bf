import { recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import type { PersonnelContext } from '../personnel.context';
import { readNotes } from './substitution.access';

function substitutionResult({ operation, services }: PersonnelContext, substitutionNo: string, step: Promise<void>) {
  return recordResult(step, async () => ({ __typename: 'SubstitutionPayload' as const, substitution: await services.substitutions.get(operation, substitutionNo) }));
}

export const substitutionResolvers = {
  Query: {
    substitution: (_, { substitutionNo }, { operation, services }) => services.substitutionRows.findByNumber(operation, substitutionNo),
  },
  Mutation: {
    handOverPost: (_, { input }, context) => substitutionResult(context, input.substitutionNo, context.services.substitutions.handOver(context.operation, input)),
    handPostBack: (_, { input }, context) => substitutionResult(context, input.substitutionNo, context.services.substitutions.handBack(context.operation, input)),
  },
  Substitution: {
    post: ({ postCode }, _, { loaders }) => loaders.posts.byCode.get(postCode),
    absent: ({ absentStaffNo }, _, { loaders }) => (absentStaffNo === null ? null : loaders.officers.byStaffNo.load(absentStaffNo)),
    handOverNote: (row, _, { operation }) => (readNotes.admitsRow?.(operation.principal, row) === true ? row.handOverNote : null),
    handBackNote: (row, _, { operation }) => (readNotes.admitsRow?.(operation.principal, row) === true ? row.handBackNote : null),
    acting: ({ actingStaffNo }, _, { loaders }) => loaders.officers.byStaffNo.get(actingStaffNo),
  },
} satisfies Resolvers;
