import type { Resolvers } from '../__generated__/resolver-types';
import { orPostEmpty } from '../coverage/coverage-result';
import { mustBeStaffed } from './post.entity';

export const postResolvers = {
  Query: {
    post: (_, { code }, { loaders }) => loaders.posts.byCode.load(code),
  },
  Mutation: {
    createPost: async (_, { input }, { operation, services, loaders }) => ({ post: await loaders.posts.byCode.get(await services.post.create(operation, input)) }),
    assignPost: async (_, { input }, { operation, services }) => ({ holding: await services.post.getHolding(operation, await services.post.assign(operation, input)) }),
    endPostHolding: (_, { input }, { operation, services }) =>
      orPostEmpty(
        services.post.endHolding(operation, input).then(async () => ({
          __typename: 'PostHoldingPayload' as const,
          holding: await services.post.getHolding(operation, input.holdingId),
        })),
      ),
  },
  Post: {
    __resolveReference: ({ code }, { loaders }) => loaders.posts.byCode.load(code),
    window: ({ windowCode }) => (windowCode === null ? null : { code: windowCode }),
    department: ({ departmentCode }, _, { loaders }) => loaders.departments.byCode.get(departmentCode),
    holdings: ({ code }, { on }, { loaders, today }) => loaders.posts.holdingsByPost({ on: on ?? today }).load(code),
    mustBeStaffed: (post) => mustBeStaffed(post),
    serviceItemCodes: async ({ code }, _, { loaders }) => (await loaders.posts.serviceItemsByPost.load(code)).map(({ implementationCode }) => implementationCode),
    coverage: ({ code }, { interval }, { loaders }) => loaders.coverage.byPost(interval).get(code),
    substitutions: ({ code }, { interval }, { loaders }) => loaders.substitutions.byPost(interval).load(code),
  },
  PostHolding: {
    post: ({ postCode }, _, { loaders }) => loaders.posts.byCode.get(postCode),
    officer: ({ staffNo }, _, { loaders }) => loaders.officers.byStaffNo.get(staffNo),
  },
} satisfies Resolvers;
