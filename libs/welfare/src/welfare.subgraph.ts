import type { AccessRule } from '@mashang/platform-identity';
import type { SubgraphModule } from '@mashang/platform-subgraph';
import { defineSubgraph, mergeResolvers } from '@mashang/platform-subgraph';
import type { MutationResolvers, QueryResolvers } from './__generated__/resolver-types';
import { typeDefs } from './__generated__/type-defs';
import { applianceClaimAccess } from './appliance-claim/appliance-claim.access';
import { ApplianceClaimEntity } from './appliance-claim/appliance-claim.entity';
import { applianceClaimResolvers } from './appliance-claim/appliance-claim.resolvers';
import { SubsidyRuleEntity } from './appliance-claim/subsidy-rule.entity';
import { externalAccess } from './external/external.access';
import { externalResolvers } from './external/external.resolvers';
import { householdAccess } from './household/household.access';
import { HouseholdEntity } from './household/household.entity';
import { householdResolvers } from './household/household.resolvers';
import { ResidentEntity } from './household/resident.entity';
import { welfareMigrations } from './migrations/20261123080000-create-welfare';
import { paymentAccess } from './payment/payment.access';
import { PaymentEntity } from './payment/payment.entity';
import { paymentResolvers } from './payment/payment.resolvers';
import { programmeAccess } from './programme/programme.access';
import { programmeResolvers } from './programme/programme.resolvers';
import { welfareStatisticsResolvers } from './welfare-statistics/welfare-statistics.resolvers';
import { welfareContext, welfareServices } from './welfare.context';

/** A rule for every root field and every type others refer to: the compiler finds the unguarded one. */
const access = {
  Query: {
    ...programmeAccess.Query,
    ...householdAccess.Query,
    ...paymentAccess.Query,
    ...applianceClaimAccess.Query,
  } satisfies Record<keyof QueryResolvers, AccessRule<never>>,
  Mutation: { ...applianceClaimAccess.Mutation } satisfies Record<keyof MutationResolvers, AccessRule<never>>,
  references: {
    ...programmeAccess.references,
    ...householdAccess.references,
    ...paymentAccess.references,
    ...applianceClaimAccess.references,
    ...externalAccess.references,
  },
};

/** 民生补助: households, what they are entitled to, and every fen that reached them. */
export function welfareSubgraph(): SubgraphModule {
  return defineSubgraph({
    name: 'welfare',
    typeDefs,
    resolvers: mergeResolvers(
      programmeResolvers,
      householdResolvers,
      paymentResolvers,
      applianceClaimResolvers,
      welfareStatisticsResolvers,
      externalResolvers,
    ),
    access,
    entities: [HouseholdEntity, ResidentEntity, PaymentEntity, SubsidyRuleEntity, ApplianceClaimEntity],
    migrations: welfareMigrations,
    createServices: welfareServices,
    createContext: welfareContext,
  });
}
