import type { Resolvers } from '../__generated__/resolver-types';
import { satisfactionRate } from './satisfaction-rate';

export const satisfactionResolvers = {
  SatisfactionSurvey: {
    rate: (survey, _, { operation }) => satisfactionRate(survey, operation.clock.now()),
  },
} satisfies Resolvers;
